//! Titles → the series they belong to: "Rocky II" and "Rocky" → "rocky".

use crate::fold;
use crate::lexicon::ROMAN_NUMERALS;
use crate::lexicon::en::{ARTICLES, CARDINALS, PART_WORDS};

/// Shortest stem before a colon or "and the" that names a series; "It: Chapter Two" is found by its number.
const MIN_STEM_LETTERS: usize = 4;

/// What a title shares with the other films of its series, folded: the part before a colon, a dash or "and the", and
/// without a number at its end. A title of its own gives itself, so that a first film meets its sequels; `None` when
/// nothing is left. Whether there is a series, only other titles can tell.
pub fn series_stem(title: &str) -> Option<String> {
    // "Episode IV" and what follows a colon or a dash names the part, not the series
    let split = [":", " - ", " – ", " — "].iter().filter_map(|mark| title.find(mark)).min();
    let long = |stem: &str| fold(stem).chars().filter(|c| c.is_alphanumeric()).count() >= MIN_STEM_LETTERS;
    let head = split.map(|at| &title[..at]).filter(|head| long(head)).unwrap_or(title);
    let folded = fold(head);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && ARTICLES.contains(&words[0]) {
        words.remove(0);
    }
    // "Harry Potter and the …", "Indiana Jones and the …": two words of a name, then the adventure
    if let Some(at) = words.windows(2).position(|pair| pair == ["and", "the"])
        && at == 2
    {
        words.truncate(at);
    }
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) || is_roman(word);
    while words.len() > 1 && words.last().is_some_and(|last| is_number(last) || is_part_word(last)) {
        words.pop();
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// Numerals as sequels write them, up to nineteen. "i" alone is the pronoun as often.
fn is_roman(word: &str) -> bool {
    ROMAN_NUMERALS[1..19].contains(&word)
}

fn is_part_word(word: &str) -> bool {
    PART_WORDS.contains(&word) || CARDINALS[2..=4].contains(&word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn films_of_a_series_meet() {
        for (stem, titles) in [
            ("rocky", vec!["Rocky", "Rocky II", "Rocky V"]),
            (
                "harry potter",
                vec!["Harry Potter and the Goblet of Fire", "Harry Potter and the Deathly Hallows: Part 1"],
            ),
            (
                "star wars",
                vec![
                    "Star Wars",
                    "Star Wars: Episode V - The Empire Strikes Back",
                    "Star Wars: Episode II - Attack of the Clones",
                ],
            ),
            ("matrix", vec!["The Matrix"]),
            ("kill bill", vec!["Kill Bill: Vol. 1", "Kill Bill: Vol. 2"]),
            ("godfather", vec!["The Godfather", "The Godfather: Part II", "Godfather, Part III"]),
            ("toy story", vec!["Toy Story", "Toy Story 2", "Toy Story 3"]),
            ("lord of the rings", vec!["The Lord of the Rings: The Two Towers"]),
            (
                "friday the 13th",
                vec![
                    "Friday the 13th",
                    "Friday the 13th Part 2",
                    "Friday the 13th Part VIII: Jason Takes Manhattan",
                ],
            ),
        ] {
            for title in titles {
                assert_eq!(series_stem(title).as_deref(), Some(stem), "{title}");
            }
        }
    }

    #[test]
    fn a_number_or_a_short_head_is_still_a_title() {
        assert_eq!(series_stem("1984").as_deref(), Some("1984"));
        assert_eq!(series_stem("300: Rise of an Empire").as_deref(), Some("300 rise of an empire"));
        assert_eq!(series_stem("Beauty and the Beast").as_deref(), Some("beauty and the beast"));
        assert_eq!(series_stem("?!"), None);
    }

    proptest! {
        #[test]
        fn a_stem_is_its_own_stem(title in "[A-Za-z0-9:' -]{1,40}") {
            if let Some(stem) = series_stem(&title) {
                prop_assert_eq!(series_stem(&stem).as_deref().map(|again| stem.ends_with(again) || stem.starts_with(again)), Some(true));
            }
        }
    }
}
