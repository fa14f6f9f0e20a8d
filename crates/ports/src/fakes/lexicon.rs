//! A lexicon that compares with every phrase and every word on each call.

use std::ops::Bound;

use super::edits::{letters, optimal_string_alignment};
use crate::{Lexicon, Meaning, NearPhrase, NearWord, PhraseKind, Vocabulary};

/// Most edits that any lexicon considers.
const MAX_EDITS: u8 = 2;
/// Most to something that starts with another letter.
const MAX_EDITS_FIRST_OTHER: u8 = 1;

/// Holds the vocabulary as it was made.
#[derive(Debug, Clone, Default)]
pub struct MemoryLexicon(Vocabulary);

impl MemoryLexicon {
    /// A lexicon of this vocabulary.
    pub fn new(vocabulary: Vocabulary) -> Self {
        MemoryLexicon(vocabulary)
    }
}

impl Lexicon for MemoryLexicon {
    fn meanings(&self, phrase: &str) -> Vec<Meaning> {
        self.0.phrases.get(phrase).cloned().unwrap_or_default()
    }

    fn has_phrase_starting(&self, words: &str) -> bool {
        let from = (Bound::Included(words), Bound::Unbounded);
        let mut starting = self.0.phrases.range::<str, _>(from).take_while(|(key, _)| key.starts_with(words));
        !words.is_empty()
            && starting.any(|(key, _)| key.len() == words.len() || key[words.len()..].starts_with(' '))
    }

    fn near_phrases(&self, phrase: &str, kind: PhraseKind, max_edits: u8, limit: usize) -> Vec<NearPhrase> {
        let asked = letters(phrase);
        if asked.is_empty() {
            return Vec::new();
        }
        let near = |(key, meanings): (&String, &Vec<Meaning>)| {
            let popularity =
                meanings.iter().filter_map(|meaning| known_as(meaning, kind)).reduce(f32::max)?;
            let edits = edits_within(&asked, &letters(key), max_edits)?;
            Some(NearPhrase { phrase: key.clone(), edits, popularity })
        };
        let mut found: Vec<NearPhrase> = self.0.phrases.iter().filter_map(near).collect();
        found.sort_by(|a, b| a.edits.cmp(&b.edits).then(b.popularity.total_cmp(&a.popularity)));
        found.truncate(limit);
        found
    }

    fn word_count(&self, word: &str) -> u32 {
        self.0.words.get(word).copied().unwrap_or(0)
    }

    fn is_word(&self, word: &str) -> bool {
        self.0.words.contains_key(word) || self.0.plain_words.contains(word)
    }

    fn near_words(&self, word: &str, max_edits: u8, limit: usize) -> Vec<NearWord> {
        let asked = letters(word);
        if asked.is_empty() {
            return Vec::new();
        }
        let near = |(word, movie_count): (&String, &u32)| {
            let edits = edits_within(&asked, &letters(word), max_edits)?;
            Some(NearWord { word: word.clone(), edits, movie_count: *movie_count })
        };
        let mut found: Vec<NearWord> = self.0.words.iter().filter_map(near).collect();
        found.sort_by(|a, b| a.edits.cmp(&b.edits).then(b.movie_count.cmp(&a.movie_count)));
        found.truncate(limit);
        found
    }
}

/// How widely a meaning of this kind is known; `None` for the other kinds.
fn known_as(meaning: &Meaning, kind: PhraseKind) -> Option<f32> {
    match (meaning, kind) {
        (Meaning::Title { popularity, .. }, PhraseKind::Title)
        | (Meaning::Person { popularity, is_surname: false, .. }, PhraseKind::Person) => Some(*popularity),
        _ => None,
    }
}

fn edits_within(a: &[char], b: &[char], max_edits: u8) -> Option<u8> {
    let edits = u8::try_from(optimal_string_alignment(a, b)).ok()?;
    let allowed = if a.first() == b.first() { MAX_EDITS } else { MAX_EDITS_FIRST_OTHER };
    (edits <= max_edits.min(allowed)).then_some(edits)
}
