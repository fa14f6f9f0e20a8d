//! The vocabulary, read in place: what phrases mean, and which phrases and words are near the typed text.
//!
//! Three dictionaries of phrases, separate so that a lookup of titles or people visits no others: titles, whole names,
//! everything else. The number of a phrase is where its meanings begin in a section of postcard records. A fourth
//! dictionary holds the words and the number of films of each.

use std::collections::BTreeMap;

use cinerag_ports::{Meaning, NearPhrase, NearWord, PhraseKind, PublishError, StoreError, Vocabulary};

use super::artefact::{Artefact, Column};
use super::dictionary::{Dictionary, NearKey};
use super::format::Sections;
use super::nearness::Typed;
use super::write::encode;

const TITLES: &str = "lexicon.titles";
const PEOPLE: &str = "lexicon.people";
const OTHERS: &str = "lexicon.others";
const MEANINGS: &str = "lexicon.meanings";
const WORDS: &str = "lexicon.words";
const PLAIN_WORDS: &str = "lexicon.plain";

/// A meaning with its place among all meanings of its phrase.
type Placed<M> = (u32, M);

/// The vocabulary of an artefact.
pub(super) struct LexiconSections {
    titles: Dictionary,
    people: Dictionary,
    others: Dictionary,
    meanings: Column<u8>,
    words: Dictionary,
    plain_words: Dictionary,
}

impl LexiconSections {
    /// Writes the sections.
    pub(super) fn add(sections: &mut Sections, vocabulary: &Vocabulary) -> Result<(), PublishError> {
        let mut records = Vec::new();
        for name in [TITLES, PEOPLE, OTHERS] {
            let mut starts: BTreeMap<&str, u64> = BTreeMap::new();
            for (phrase, meanings) in &vocabulary.phrases {
                let placed = (0..).zip(meanings).filter(|(_, meaning)| dictionary_of(meaning) == name);
                let placed: Vec<Placed<&Meaning>> = placed.collect();
                if !placed.is_empty() {
                    starts.insert(phrase, records.len() as u64);
                    let popularity = placed.iter().map(|(_, meaning)| popularity(meaning));
                    records.extend_from_slice(&popularity.fold(0.0, f32::max).to_le_bytes());
                    records.extend_from_slice(&encode(&placed)?);
                }
            }
            Dictionary::add_section(sections, name, starts)?;
        }
        sections.add(MEANINGS, &records);
        let words = vocabulary.words.iter().map(|(word, count)| (word.as_str(), u64::from(*count)));
        Dictionary::add_section(sections, WORDS, words)?;
        // separate from the words of films, so that lookups of near words do not visit them
        let plain = vocabulary.plain_words.iter().filter(|word| !vocabulary.words.contains_key(*word));
        Dictionary::add_section(sections, PLAIN_WORDS, plain.map(|word| (word.as_str(), 0)))
    }

    pub(super) fn open(artefact: &Artefact) -> Result<Self, StoreError> {
        Ok(LexiconSections {
            titles: Dictionary::open(artefact, TITLES)?,
            people: Dictionary::open(artefact, PEOPLE)?,
            others: Dictionary::open(artefact, OTHERS)?,
            meanings: artefact.column(MEANINGS)?,
            words: Dictionary::open(artefact, WORDS)?,
            plain_words: Dictionary::open(artefact, PLAIN_WORDS)?,
        })
    }

    pub(super) fn meanings(&self, artefact: &Artefact, phrase: &str) -> Vec<Meaning> {
        let mut placed: Vec<Placed<Meaning>> = Vec::new();
        for dictionary in [self.titles, self.people, self.others] {
            let record = dictionary.get(artefact, phrase).and_then(|start| self.record(artefact, start));
            let meanings = record.and_then(|record| postcard::take_from_bytes(record.meanings).ok());
            placed
                .extend(meanings.map_or_else(Vec::new, |(meanings, _): (Vec<Placed<Meaning>>, _)| meanings));
        }
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, meaning)| meaning).collect()
    }

    pub(super) fn has_phrase_starting(&self, artefact: &Artefact, words: &str) -> bool {
        [self.titles, self.people, self.others].iter().any(|phrases| phrases.has_starting(artefact, words))
    }

    pub(super) fn near_phrases(
        &self,
        artefact: &Artefact,
        phrase: &str,
        kind: PhraseKind,
        max_edits: u8,
        limit: usize,
    ) -> Vec<NearPhrase> {
        let phrases = match kind {
            PhraseKind::Title => self.titles,
            PhraseKind::Person => self.people,
        };
        let near = |near: NearKey| {
            let popularity = self.record(artefact, near.value)?.popularity;
            let phrase = String::from_utf8(near.key).ok()?;
            Some(NearPhrase { phrase, edits: near.edits, popularity })
        };
        let mut found: Vec<NearPhrase> =
            near_keys(phrases, artefact, phrase, max_edits).into_iter().filter_map(near).collect();
        found.sort_by(|a, b| {
            let order = a.edits.cmp(&b.edits).then(b.popularity.total_cmp(&a.popularity));
            order.then_with(|| a.phrase.cmp(&b.phrase))
        });
        found.truncate(limit);
        found
    }

    pub(super) fn word_count(&self, artefact: &Artefact, word: &str) -> u32 {
        self.words.get(artefact, word).map_or(0, |count| count as u32)
    }

    pub(super) fn is_word(&self, artefact: &Artefact, word: &str) -> bool {
        [self.words, self.plain_words].iter().any(|words| words.get(artefact, word).is_some())
    }

    pub(super) fn near_words(
        &self,
        artefact: &Artefact,
        word: &str,
        max_edits: u8,
        limit: usize,
    ) -> Vec<NearWord> {
        let mut found = near_keys(self.words, artefact, word, max_edits);
        found.sort_by(|a, b| {
            a.edits.cmp(&b.edits).then(b.value.cmp(&a.value)).then_with(|| a.key.cmp(&b.key))
        });
        let near = |near: NearKey| {
            let word = String::from_utf8(near.key).ok()?;
            Some(NearWord { word, edits: near.edits, movie_count: near.value as u32 })
        };
        found.into_iter().filter_map(near).take(limit).collect()
    }

    fn record<'a>(&self, artefact: &'a Artefact, start: u64) -> Option<Record<'a>> {
        let bytes = artefact.values(self.meanings).get(usize::try_from(start).ok()?..)?;
        let (popularity, meanings) = bytes.split_first_chunk()?;
        Some(Record { popularity: f32::from_le_bytes(*popularity), meanings })
    }
}

/// The meanings of a phrase in one dictionary.
struct Record<'a> {
    /// Of the best-known one.
    popularity: f32,
    /// Postcard of a list of [`Placed`], and what comes after it.
    meanings: &'a [u8],
}

fn near_keys(keys: Dictionary, artefact: &Artefact, text: &str, max_edits: u8) -> Vec<NearKey> {
    Typed::new(text, max_edits).map_or_else(Vec::new, |typed| keys.near(artefact, &typed))
}

fn dictionary_of(meaning: &Meaning) -> &'static str {
    match meaning {
        Meaning::Title { .. } => TITLES,
        Meaning::Person { is_surname: false, .. } => PEOPLE,
        Meaning::Person { .. }
        | Meaning::Character { .. }
        | Meaning::Topic { .. }
        | Meaning::Studio { .. }
        | Meaning::Series { .. } => OTHERS,
    }
}

fn popularity(meaning: &Meaning) -> f32 {
    match meaning {
        Meaning::Title { popularity, .. } | Meaning::Person { popularity, .. } => *popularity,
        Meaning::Character { .. }
        | Meaning::Topic { .. }
        | Meaning::Studio { .. }
        | Meaning::Series { .. } => 0.0,
    }
}
