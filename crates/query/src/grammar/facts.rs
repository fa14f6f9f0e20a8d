//! Certificates ("rated PG-13", "PG or lower") and languages spoken ("spoken in Hindi").

use super::{Read, longest, longest_of};
use crate::lexicon::{Language, Place};
use crate::tokens::Token;

/// Certificates at a position, any of which is meant.
pub(crate) fn certificates(
    language: &Language,
    tokens: &[Token],
    at: usize,
) -> Option<Read<Vec<&'static str>>> {
    let tables = &language.facts.certificates;
    let opening = longest_of(tokens, at, tables.at_most).unwrap_or(0);
    let read = longest(tokens, at + opening, tables.phrases)?;
    let end = opening + read.words;
    let closing = longest_of(tokens, at + end, tables.or_lower).unwrap_or(0);
    let strictest = tables.ascending.iter().position(|name| read.value.contains(name));
    let value = match strictest {
        Some(place) if opening + closing > 0 => tables.ascending[..=place].to_vec(),
        _ => read.value.to_vec(),
    };
    Some(Read { words: end + closing, value })
}

/// A language spoken at a position, ISO 639-1.
pub(crate) fn spoken(language: &Language, tokens: &[Token], at: usize) -> Option<Read<&'static str>> {
    let opening = longest_of(tokens, at, language.facts.before_spoken).unwrap_or(0);
    let read = longest(tokens, at + opening, language.places.adjectives)?;
    let Place::Language(code) = read.value else { return None };
    let end = opening + read.words;
    let closing = longest_of(tokens, at + end, language.facts.after_spoken).unwrap_or(0);
    (opening + closing > 0).then_some(Read { words: end + closing, value: code })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    #[test]
    fn certificates_and_bounds() {
        let read = |text: &str| certificates(&ENGLISH, &tokens(text), 0).map(|read| (read.words, read.value));
        assert_eq!(read("rated PG-13"), Some((3, vec!["PG-13"])));
        assert_eq!(read("PG movies"), Some((1, vec!["PG"])));
        assert_eq!(read("R-rated comedies"), Some((2, vec!["R"])));
        assert_eq!(read("pg or lower"), Some((3, vec!["G", "PG"])));
        assert_eq!(read("up to pg 13"), Some((4, vec!["G", "PG", "PG-13"])));
        assert_eq!(read("r"), None);
        assert_eq!(read("rated 8"), None);
    }

    #[test]
    fn languages_spoken_have_a_cue() {
        let read = |text: &str| spoken(&ENGLISH, &tokens(text), 0).map(|read| (read.words, read.value));
        assert_eq!(read("spoken in Hindi"), Some((3, "hi")));
        assert_eq!(read("spanish speaking"), Some((2, "es")));
        assert_eq!(read("hindi films"), None);
    }
}
