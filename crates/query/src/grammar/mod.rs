//! The closed vocabulary of film search: words whose meaning does not depend on the catalogue.
//!
//! In: a [`Language`](crate::lexicon::Language), tokens and a position. Out: what is there and how many words it has.
//! One module for each kind of thing; the words themselves are in [`lexicon`](crate::lexicon).

pub(crate) mod cues;
pub(crate) mod durations;
pub(crate) mod facts;
pub(crate) mod genres;
pub(crate) mod numbers;
pub(crate) mod places;
pub(crate) mod ratings;
pub(crate) mod years;

use crate::tokens::Token;

/// Something read at a position: how many words it has, and what it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Read<T> {
    pub(crate) words: usize,
    pub(crate) value: T,
}

/// How many words a phrase has, if it is at a position.
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

/// The meaning of the longest phrase at a position, and how many words it has.
pub(crate) fn longest<T: Copy>(tokens: &[Token], at: usize, table: &[(&str, T)]) -> Option<Read<T>> {
    standing_in(tokens, at, table).max_by_key(|read| read.words)
}

/// The meaning of the first phrase of a table that is at a position, and how many words it has.
pub(crate) fn first<T: Copy>(tokens: &[Token], at: usize, table: &[(&str, T)]) -> Option<Read<T>> {
    standing_in(tokens, at, table).next()
}

fn standing_in<T: Copy>(tokens: &[Token], at: usize, table: &[(&str, T)]) -> impl Iterator<Item = Read<T>> {
    table.iter().filter_map(move |(phrase, value)| {
        phrase_words(tokens, at, phrase).map(|words| Read { words, value: *value })
    })
}

/// How many words the longest matching phrase at a position has.
pub(crate) fn longest_of(tokens: &[Token], at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().filter_map(|phrase| phrase_words(tokens, at, phrase)).max()
}

/// How many words the first matching phrase at a position has.
pub(crate) fn first_of(tokens: &[Token], at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|phrase| phrase_words(tokens, at, phrase))
}

/// True when the word at a position is one of these.
pub(crate) fn standing(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    tokens.get(at).is_some_and(|token| words.contains(&token.word.as_str()))
}
