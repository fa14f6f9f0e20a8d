//! Ratings ("above 8", "4 stars or better", "highly rated"), requested orders ("best", "oldest") and numbers of films
//! ("top 10").

use cinerag_domain::{SortOrder, Span};

use super::{Read, first, genres, longest, longest_of, numbers, standing};
use crate::lexicon::{Language, Sureness};
use crate::tokens::{Gap, Token};

/// Tolerance of "rated about 7".
const ABOUT_POINTS: f32 = 0.5;
/// Plausible numbers of requested films.
const COUNTS: std::ops::RangeInclusive<u32> = 2..=250;

/// Ratings, 0–10, at a position.
pub(crate) fn rating(language: &Language, tokens: &[Token], at: usize) -> Option<Read<Span<f32>>> {
    let ratings = &language.ratings;
    if let Some(read) = longest(tokens, at, ratings.phrases) {
        return Some(Read { words: read.words, value: Span { from: Some(read.value), to: None } });
    }
    let words_of = |at: usize, phrases: &[&str]| longest_of(tokens, at, phrases).unwrap_or(0);
    let rated = words_of(at, ratings.rated);
    let start = at + rated + if rated > 0 { words_of(at + rated, ratings.of) } else { 0 };
    let (least, most) = (words_of(start, ratings.at_least), words_of(start, ratings.at_most));
    let opens = words_of(start, ratings.between);
    let about = words_of(start, ratings.about);
    let bound = least.max(most).max(opens).max(about);
    let first = points(language, tokens, start + bound)?;
    let next = start + bound + first.words;
    let joint = match longest_of(tokens, next, ratings.until) {
        None if tokens.get(next).is_some_and(|token| token.gap == Gap::Dash) => Some(0),
        joint => joint,
    };
    let second = joint.and_then(|joint| {
        points(language, tokens, next + joint).map(|second| (joint + second.words, second))
    });
    let range = second.filter(|(_, second)| second.value > first.value && least + most + about == 0);
    let (end, of_unit) = range.as_ref().map_or((next, &first), |(words, second)| (next + words, second));
    let (unit_words, scale) = unit(language, tokens, end, of_unit.value);
    let (better, worse) =
        (words_of(end + unit_words, ratings.or_better), words_of(end + unit_words, ratings.or_worse));
    let is_noun = |token: &Token| ratings.nouns.iter().any(|noun| token.word.starts_with(noun));
    let noun =
        usize::from(rated == 0 && tokens.get(end + unit_words + better.max(worse)).is_some_and(is_noun));
    let is_better = longest_of(tokens, end, ratings.surely_better).is_some();
    let is_scaled = is_better || rated > 0 || unit_words > 0 || noun > 0;
    let is_rating = is_scaled || least > 0 && next == tokens.len() && range.is_none();
    if standing(tokens, end, ratings.other_units) || !is_rating {
        return None;
    }
    let words = end + unit_words + better.max(worse) + noun - at;
    let of_ten = |value: f32| Some((value * scale).clamp(0.0, 10.0));
    let value = match range {
        Some((_, second)) => Span { from: of_ten(first.value), to: of_ten(second.value) },
        None if most > least || worse > 0 => Span { from: None, to: of_ten(first.value) },
        None if about > 0 => {
            Span { from: of_ten(first.value - ABOUT_POINTS), to: of_ten(first.value + ABOUT_POINTS) }
        }
        None => Span { from: of_ten(first.value), to: None },
    };
    Some(Read { words, value })
}

/// A number that can be a rating; "over a" has none.
fn points(language: &Language, tokens: &[Token], at: usize) -> Option<Read<f32>> {
    let number = numbers::number(language, tokens, at).filter(|number| number.value <= 10.0)?;
    let is_meant = tokens[at].word.parse::<f32>().is_ok() || matches!(number.value as u32, 2..=10);
    is_meant.then_some(number)
}

/// How many words the unit after a number has, and the factor that converts the number to 0–10.
fn unit(language: &Language, tokens: &[Token], at: usize, number: f32) -> (usize, f32) {
    if standing(tokens, at, language.ratings.stars) {
        return (1, if number <= 5.0 { 2.0 } else { 1.0 });
    }
    first(tokens, at, language.ratings.scales).map_or((0, 1.0), |read| (read.words, read.value))
}

/// A requested order at a position, and whether it is reversed.
pub(crate) fn order(language: &Language, tokens: &[Token], at: usize) -> Option<Read<(SortOrder, bool)>> {
    let found = |table, is_reversed| {
        longest(tokens, at, table)
            .map(|read: Read<SortOrder>| Read { words: read.words, value: (read.value, is_reversed) })
    };
    let (forward, back) =
        (found(language.ratings.orders, false), found(language.ratings.reversed_orders, true));
    [forward, back].into_iter().flatten().max_by_key(|read| read.words)
}

/// A number of films at a position: beside an order ("top 10", "100 best"), or asked for ("give me 5 westerns").
pub(crate) fn count(language: &Language, tokens: &[Token], at: usize) -> Option<Read<u32>> {
    let number = numbers::number(language, tokens, at)?;
    let is_one = language.numbers.one.contains(&tokens[at].word.as_str());
    let count = (number.value.fract() == 0.0).then_some(number.value as u32)?;
    let next = at + number.words;
    let follows_order = (1..=3).any(|back| {
        at.checked_sub(back).and_then(|at| order(language, tokens, at)).is_some_and(|read| read.words == back)
    });
    let follows_cue = at == 0
        || (1..=2).any(|back| {
            at.checked_sub(back)
                .and_then(|at| longest_of(tokens, at, language.ratings.count_cues))
                .is_some_and(|words| words == back)
        });
    let plural = |at: usize| tokens.get(at).is_some_and(|token| language.is_plural(&token.word));
    let names_films = |at: usize| {
        // "three kids in the desert" counts nobody's films
        let genre = genres::genre(language, tokens, at)
            .filter(|read| read.value.sureness != Sureness::BeforeFilm)
            .map_or(0, |read| read.words);
        genre > 0 && plural(at + genre - 1)
            || standing(tokens, at + genre, language.cues.film_words) && plural(at + genre)
    };
    let is_asked = follows_order && !standing(tokens, next, language.ratings.other_units)
        || order(language, tokens, next).is_some() && follows_cue
        || follows_cue && names_films(next);
    (is_asked && !is_one && COUNTS.contains(&count)).then_some(Read { words: number.words, value: count })
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
            let value = Span { from: Some(value), to: None };
            assert_eq!(rating(&ENGLISH, &tokens(text), 0), Some(Read { words, value }), "{text}");
        }
        for text in ["over 90 minutes", "over 2 hours", "8 mile", "above the law", "seven samurai", "9 songs"]
        {
            assert_eq!(rating(&ENGLISH, &tokens(text), 0), None, "{text}");
        }
    }

    #[test]
    fn ratings_have_two_ends() {
        for (text, words, from, to) in [
            ("rated between 7 and 8", 5, Some(7.0), Some(8.0)),
            ("7 to 8 stars", 4, Some(7.0), Some(8.0)),
            ("3-4 stars", 3, Some(6.0), Some(8.0)),
            ("rated under 5", 3, None, Some(5.0)),
            ("four stars and up", 4, Some(8.0), None),
            ("rated 6 or lower", 4, None, Some(6.0)),
            ("rated about 7", 3, Some(6.5), Some(7.5)),
            ("rating >= 7", 3, Some(7.0), None),
            ("8+ rating", 3, Some(8.0), None),
        ] {
            let expected = Some(Read { words, value: Span { from, to } });
            assert_eq!(rating(&ENGLISH, &tokens(text), 0), expected, "{text}");
        }
        for text in ["between 7 and 8", "<3", "8 and a half women", "under 5 minutes"] {
            assert_eq!(rating(&ENGLISH, &tokens(text), 0), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_films() {
        for (text, at, expected) in [
            ("top 10 horror", 1, Some(10)),
            ("100 best films", 0, Some(100)),
            ("give me five westerns", 2, Some(5)),
            ("20 comedies", 0, Some(20)),
            ("12 angry men", 0, None),
            ("top gun 2", 2, None),
            ("seven samurai", 0, None),
            ("the 400 blows", 1, None),
            ("best 90 minutes thriller", 1, None),
        ] {
            assert_eq!(count(&ENGLISH, &tokens(text), at).map(|read| read.value), expected, "{text}");
        }
    }
}
