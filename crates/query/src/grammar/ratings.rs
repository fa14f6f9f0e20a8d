//! Ratings ("above 8", "4 stars or better", "highly rated") and wishes for an order ("best", "newest").

use cinerag_domain::SortOrder;

use super::{Read, first, first_of, longest, numbers, standing};
use crate::lexicon::Language;
use crate::tokens::Token;

/// A least rating, 0–10, at a position.
pub(crate) fn rating(language: &Language, tokens: &[Token], at: usize) -> Option<Read<f32>> {
    let ratings = &language.ratings;
    if let Some(read) = longest(tokens, at, ratings.phrases) {
        return Some(read);
    }
    let words_of = |at: usize, phrases: &[&str]| first_of(tokens, at, phrases).unwrap_or(0);
    let rated = words_of(at, ratings.rated);
    let skip = rated + if rated > 0 { words_of(at + rated, ratings.of) } else { 0 };
    let bound = words_of(at + skip, ratings.at_least);
    let number =
        numbers::number(language, tokens, at + skip + bound).filter(|number| number.value <= 10.0)?;
    // "over a" is no rating
    if tokens[at + skip + bound].word.parse::<f32>().is_err() && !matches!(number.value as u32, 2..=10) {
        return None;
    }
    let next = at + skip + bound + number.words;
    let (unit_words, scale) = unit(language, tokens, next, number.value);
    let better_words = words_of(next + unit_words, ratings.or_better);
    let is_rating_noun = |token: &Token| ratings.nouns.iter().any(|noun| token.word.starts_with(noun));
    let noun = tokens.get(next + unit_words + better_words);
    let noun_words = usize::from(rated == 0 && noun.is_some_and(is_rating_noun));
    let is_rating = rated > 0 || unit_words > 0 || noun_words > 0 || bound > 0 && next == tokens.len();
    if standing(tokens, next, ratings.other_units) || !is_rating {
        return None;
    }
    let words = skip + bound + number.words + unit_words + better_words + noun_words;
    Some(Read { words, value: (number.value * scale).min(10.0) })
}

/// How many words the unit takes that stands after a number, and the factor that makes 0–10 of it.
fn unit(language: &Language, tokens: &[Token], at: usize, number: f32) -> (usize, f32) {
    if standing(tokens, at, language.ratings.stars) {
        return (1, if number <= 5.0 { 2.0 } else { 1.0 });
    }
    first(tokens, at, language.ratings.scales).map_or((0, 1.0), |read| (read.words, read.value))
}

/// A wish for what comes first, at a position.
pub(crate) fn order(language: &Language, tokens: &[Token], at: usize) -> Option<Read<SortOrder>> {
    longest(tokens, at, language.ratings.orders)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    #[test]
    fn the_ways_people_ask_for_good_films() {
        for (text, words, value) in [
            ("highly rated", 2, 7.5),
            ("above 8", 2, 8.0),
            ("rated above 7.5", 3, 7.5),
            ("at least 4 stars", 4, 8.0),
            ("8 or higher rating", 4, 8.0),
            ("rating of 9 or more", 5, 9.0),
            ("over 8/10", 3, 8.0),
        ] {
            assert_eq!(rating(&ENGLISH, &tokens(text), 0), Some(Read { words, value }), "{text}");
        }
        for text in ["over 90 minutes", "over 2 hours", "8 mile", "above the law", "seven samurai", "9 songs"]
        {
            assert_eq!(rating(&ENGLISH, &tokens(text), 0), None, "{text}");
        }
    }
}
