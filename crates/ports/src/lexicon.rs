//! The catalogue's vocabulary: words as people type them → what they may mean.
//!
//! Phrases are folded (lower case, no diacritics or punctuation, single spaces). Lookups are made for every query,
//! many at once, so an implementation holds the vocabulary in memory; nothing here waits.

use std::collections::{BTreeMap, BTreeSet};

use cinerag_domain::MovieId;

/// Which name of a film a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum TitleForm {
    /// The display title.
    Main,
    /// The title in the original language, or another one it is known by.
    Alternative,
    /// A part that stands for the whole: what comes before a colon or dash, or the title without its article.
    Short,
}

/// Something a phrase may mean.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Meaning {
    /// A film's title.
    Title {
        /// The film.
        id: MovieId,
        /// As shown.
        text: String,
        /// Which of its names the phrase is.
        form: TitleForm,
        /// Its year of release.
        year: Option<u16>,
        /// How widely it is known, 0–1.
        popularity: f32,
    },
    /// Somebody's name.
    Person {
        /// As shown.
        name: String,
        /// True when the phrase is the surname alone.
        is_surname: bool,
        /// Films they acted in.
        acted: u32,
        /// Films they directed.
        directed: u32,
        /// Films they wrote.
        wrote: u32,
        /// How widely they are known, 0–1.
        popularity: f32,
    },
    /// A character's name.
    Character {
        /// As shown.
        name: String,
        /// Films with a character of this name.
        movie_count: u32,
    },
    /// A keyword, tag or mood.
    Topic {
        /// As shown.
        name: String,
        /// Films that have it.
        movie_count: u32,
    },
    /// A studio's name.
    Studio {
        /// As shown.
        name: String,
        /// Its films.
        movie_count: u32,
        /// True when the phrase means nothing else, so that it needs no word beside it that says what it is.
        is_distinct: bool,
    },
    /// Films that belong together: a series, or the films of one character.
    Series {
        /// As shown.
        name: String,
        /// The films, oldest first.
        films: Vec<MovieId>,
    },
}

/// Which part of the vocabulary to look in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseKind {
    /// Every form of a title.
    Title,
    /// Whole names of people.
    Person,
}

/// A phrase of the vocabulary that is written almost like another one.
#[derive(Debug, Clone, PartialEq)]
pub struct NearPhrase {
    /// The phrase, folded, with its spaces.
    pub phrase: String,
    /// Single-letter insertions, deletions, substitutions and transpositions between the two, spaces not counted.
    pub edits: u8,
    /// How widely what it means is known, 0–1.
    pub popularity: f32,
}

/// A word of the vocabulary that is written almost like another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearWord {
    /// The word, folded.
    pub word: String,
    /// Edits between the two.
    pub edits: u8,
    /// Films whose record has the word.
    pub movie_count: u32,
}

/// The vocabulary of the films that are indexed.
pub trait Lexicon: Send + Sync {
    /// Everything that exactly this folded phrase may mean, best known first; empty when the vocabulary does not have it.
    fn meanings(&self, phrase: &str) -> Vec<Meaning>;

    /// True when a phrase of the vocabulary starts with these whole words (and may end there).
    fn has_phrase_starting(&self, words: &str) -> bool;

    /// Phrases of a kind within `max_edits` (0–2) of this one, spaces left out of the comparison on both sides
    /// ("spiderman" is 0 edits from "spider man"): fewest edits first, then best known, at most `limit`. A phrase
    /// that starts with another letter is near at 1 edit only.
    fn near_phrases(&self, phrase: &str, kind: PhraseKind, max_edits: u8, limit: usize) -> Vec<NearPhrase>;

    /// Films whose record (titles, names, keywords, tags, prose) has this folded word; 0 when none has.
    fn word_count(&self, word: &str) -> u32;

    /// True for a folded word of the language, whether a film has it or not.
    fn is_word(&self, word: &str) -> bool;

    /// Words within `max_edits` (0–2): fewest edits first, then most films, at most `limit`. A word that starts
    /// with another letter is near at 1 edit only.
    fn near_words(&self, word: &str, max_edits: u8, limit: usize) -> Vec<NearWord>;
}

/// A vocabulary before publication, sorted by phrase and by word.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vocabulary {
    /// Folded phrase → what it may mean, best known first.
    pub phrases: BTreeMap<String, Vec<Meaning>>,
    /// Folded word → films whose record has it.
    pub words: BTreeMap<String, u32>,
    /// Folded words of the language that no film needs to have.
    pub plain_words: BTreeSet<String>,
}
