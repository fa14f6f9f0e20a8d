//! The closed vocabulary of film search: words whose meaning does not depend on the catalogue.
//!
//! In: tokens and a position. Out: what stands there and how many words it takes. One module a kind.

pub(crate) mod cues;
pub(crate) mod durations;
pub(crate) mod genres;
pub(crate) mod numbers;
pub(crate) mod places;
pub(crate) mod ratings;
pub(crate) mod years;

use crate::tokens::Token;

/// Something read at a position: how many words it takes, and what it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Read<T> {
    pub(crate) words: usize,
    pub(crate) value: T,
}

/// True when the words from `at` on are these.
pub(crate) fn follows(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    tokens.len() >= at + words.len()
        && tokens[at..].iter().zip(words).all(|(token, word)| token.word == *word)
}

/// How many words a phrase takes, if it stands at a position.
pub(crate) fn phrase_words(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    let first = tokens.get(at)?.word.as_str();
    let rest = phrase.strip_prefix(first)?;
    if rest.is_empty() {
        return Some(1);
    }
    let mut words = 1;
    for word in rest.strip_prefix(' ')?.split(' ') {
        if tokens.get(at + words)?.word != word {
            return None;
        }
        words += 1;
    }
    Some(words)
}

/// The longest of the phrases that stands at a position, and how many words it has.
pub(crate) fn longest<'a, T>(tokens: &[Token], at: usize, table: &'a [(&str, T)]) -> Option<Read<&'a T>> {
    let standing = table
        .iter()
        .filter_map(|(phrase, value)| phrase_words(tokens, at, phrase).map(|words| Read { words, value }));
    standing.max_by_key(|read| read.words)
}
