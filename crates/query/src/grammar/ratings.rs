//! Ratings ("above 8", "4 stars or better", "highly rated") and wishes for an order ("best", "newest").

use cinerag_domain::SortOrder;

use super::{Read, follows, longest, numbers};
use crate::tokens::Token;

/// What people call good, as a least rating on the scale of 0–10: about the best fifth of well-known films.
const HIGH: f32 = 7.5;

const PHRASES: [(&str, f32); 16] = [
    ("highly rated", HIGH),
    ("high rated", HIGH),
    ("well rated", HIGH),
    ("top rated", HIGH),
    ("best rated", HIGH),
    ("good ratings", HIGH),
    ("high rating", HIGH),
    ("high ratings", HIGH),
    ("highest rated", HIGH),
    ("critically acclaimed", HIGH),
    ("highly acclaimed", HIGH),
    ("acclaimed", HIGH),
    ("well reviewed", HIGH),
    ("great reviews", HIGH),
    ("good reviews", HIGH),
    ("highly regarded", HIGH),
];

/// A least rating, 0–10, at a position.
pub(crate) fn rating(tokens: &[Token], at: usize) -> Option<Read<f32>> {
    if let Some(Read { words, value }) = longest(tokens, at, &PHRASES) {
        return Some(Read { words, value: *value });
    }
    let rated: [&[&str]; 6] =
        [&["with", "a", "rating"], &["with", "rating"], &["rating"], &["rated"], &["score"], &["scored"]];
    let rated = rated.iter().find(|phrase| follows(tokens, at, phrase)).map_or(0, |phrase| phrase.len());
    let skip = rated + usize::from(rated > 0 && follows(tokens, at + rated, &["of"]));
    let bounds: [&[&str]; 8] = [
        &["above"],
        &["over"],
        &["at", "least"],
        &["more", "than"],
        &["higher", "than"],
        &["greater", "than"],
        &["better", "than"],
        &["minimum"],
    ];
    let bound =
        bounds.iter().find(|phrase| follows(tokens, at + skip, phrase)).map_or(0, |phrase| phrase.len());
    let number = numbers::number(tokens, at + skip + bound).filter(|number| number.value <= 10.0)?;
    // "over a" is no rating
    if tokens[at + skip + bound].word.parse::<f32>().is_err() && !matches!(number.value as u32, 2..=10) {
        return None;
    }
    let next = at + skip + bound + number.words;
    let better: [&[&str]; 8] = [
        &["or", "more"],
        &["or", "better"],
        &["or", "higher"],
        &["or", "above"],
        &["and", "above"],
        &["and", "up"],
        &["and", "higher"],
        &["plus"],
    ];
    let better =
        |at: usize| better.iter().find(|phrase| follows(tokens, at, phrase)).map_or(0, |phrase| phrase.len());
    let unit = |at: usize| match tokens.get(at).map_or("", |token| token.word.as_str()) {
        "stars" | "star" => (1, if number.value <= 5.0 { 2.0 } else { 1.0 }),
        "10" => (1, 1.0),
        _ if follows(tokens, at, &["out", "of", "10"]) => (3, 1.0),
        _ if follows(tokens, at, &["out", "of", "5"]) => (3, 2.0),
        _ => (0, 1.0),
    };
    let is_other = tokens.get(next).is_some_and(|token| {
        matches!(
            token.word.as_str(),
            "minutes" | "mins" | "min" | "hours" | "hour" | "years" | "year" | "h" | "s"
        )
    });
    let (unit_words, scale) = unit(next);
    let better_words = better(next + unit_words);
    let rating_word = usize::from(
        rated == 0
            && tokens
                .get(next + unit_words + better_words)
                .is_some_and(|token| token.word.starts_with("rating")),
    );
    let is_rating = rated > 0 || unit_words > 0 || rating_word > 0 || bound > 0 && next == tokens.len();
    if is_other || !is_rating {
        return None;
    }
    let words = skip + bound + number.words + unit_words + better_words + rating_word;
    Some(Read { words, value: (number.value * scale).min(10.0) })
}

const ORDERS: [(&str, SortOrder); 17] = [
    ("best", SortOrder::Rating),
    ("greatest", SortOrder::Rating),
    ("finest", SortOrder::Rating),
    ("must see", SortOrder::Rating),
    ("top", SortOrder::Rating),
    ("most popular", SortOrder::Popularity),
    ("popular", SortOrder::Popularity),
    ("most watched", SortOrder::Popularity),
    ("famous", SortOrder::Popularity),
    ("well known", SortOrder::Popularity),
    ("blockbuster", SortOrder::Popularity),
    ("blockbusters", SortOrder::Popularity),
    ("newest", SortOrder::Year),
    ("latest", SortOrder::Year),
    ("most recent", SortOrder::Year),
    ("recent", SortOrder::Year),
    ("new", SortOrder::Year),
];

/// A wish for what comes first, at a position.
pub(crate) fn order(tokens: &[Token], at: usize) -> Option<Read<SortOrder>> {
    longest(tokens, at, &ORDERS).map(|read| Read { words: read.words, value: *read.value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[test]
    fn the_ways_people_ask_for_good_films() {
        for (text, words, value) in [
            ("highly rated", 2, HIGH),
            ("above 8", 2, 8.0),
            ("rated above 7.5", 3, 7.5),
            ("at least 4 stars", 4, 8.0),
            ("8 or higher rating", 4, 8.0),
            ("rating of 9 or more", 5, 9.0),
            ("over 8/10", 3, 8.0),
        ] {
            assert_eq!(rating(&tokens(text), 0), Some(Read { words, value }), "{text}");
        }
        for text in ["over 90 minutes", "over 2 hours", "8 mile", "above the law", "seven samurai", "9 songs"]
        {
            assert_eq!(rating(&tokens(text), 0), None, "{text}");
        }
    }
}
