//! Completion of typed text, with typos.
//!
//! Keys are sorted, and a [`Dictionary`] gives the range of those that start with a prefix, or nearly so; what a key
//! stands for and its weight are stored in that order, so that even the tens of thousands of keys of a one-letter
//! prefix are read in microseconds. Typos are considered only when there are too few exact completions.

use std::ops::{Range, RangeInclusive};

use cinerag_domain::Suggestion;
use cinerag_ports::{PublishError, StoreError};

use super::artefact::{Artefact, Column};
use super::dictionary::Dictionary;
use super::format::Sections;
use super::names::Items;
use super::nearness::Typed;
use super::payload::decode;
use super::write::encode;

/// Set in a target that is the first of its key.
const FIRST_OF_KEY: u32 = 1 << 31;
/// Fewest letters typed, spaces not counted, for one typo, for one in the first letter, and for two.
const ONE_EDIT_FROM: usize = 4;
const OTHER_FIRST_LETTER_FROM: usize = 5;
const TWO_EDITS_FROM: usize = 8;

/// Suggestions by sorted key.
pub(super) struct Suggestions {
    /// Key → its first place in the columns.
    keys: Dictionary,
    targets: Column<u32>,
    weights: Column<f32>,
    entries: Items,
}

/// How a key matches the typed text, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Equal,
    Prefix,
    /// With this many typos; with none, only spaces differ.
    Near(u8),
}

impl Suggestions {
    /// Writes the sections.
    pub(super) fn add(sections: &mut Sections, suggestions: &[Suggestion]) -> Result<(), PublishError> {
        let mut keys: Vec<(&str, u32, f32)> = Vec::new();
        let mut entries = Vec::with_capacity(suggestions.len());
        for (entry, suggestion) in (0..).zip(suggestions) {
            keys.extend(suggestion.keys.iter().map(|key| (key.as_str(), entry, suggestion.weight)));
            // the keys are stored once, sorted; the entry is what is shown
            entries.push(encode(&Suggestion { keys: Vec::new(), ..suggestion.clone() })?);
        }
        keys.sort_by(|a, b| a.0.cmp(b.0).then(a.1.cmp(&b.1)));
        let is_first = |place: usize| place == 0 || keys[place - 1].0 != keys[place].0;
        let flag = |place: usize| if is_first(place) { FIRST_OF_KEY } else { 0 };
        let places = 0..keys.len();
        let firsts =
            places.clone().filter(|place| is_first(*place)).map(|place| (keys[place].0, place as u64));
        Dictionary::add_section(sections, "suggest.keys", firsts)?;
        let targets: Vec<u32> = places.map(|place| keys[place].1 | flag(place)).collect();
        sections.add("suggest.targets", &targets);
        sections.add("suggest.weights", &keys.iter().map(|(_, _, weight)| *weight).collect::<Vec<_>>());
        sections.add_items("suggest.entries", entries);
        Ok(())
    }

    pub(super) fn open(artefact: &Artefact) -> Result<Self, StoreError> {
        let weights = artefact.column("suggest.weights")?;
        Ok(Suggestions {
            keys: Dictionary::open(artefact, "suggest.keys")?,
            targets: artefact.column_of("suggest.targets", artefact.values(weights).len())?,
            weights,
            entries: Items::open(artefact, "suggest.entries")?,
        })
    }

    pub(super) fn complete(
        &self,
        artefact: &Artefact,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<Suggestion>, StoreError> {
        let mut best = Best { limit, candidates: Vec::with_capacity(limit.saturating_add(1).min(64)) };
        if let Some(keys) = self.keys.starting(artefact, prefix) {
            if let Some(place) = self.keys.get(artefact, prefix) {
                self.offer(artefact, place..=place, Fit::Equal, &mut best);
            }
            self.offer(artefact, keys, Fit::Prefix, &mut best);
        }
        for typed in without_spaces(prefix).into_iter().chain(with_mistakes(prefix)) {
            if best.is_full() {
                break;
            }
            for (edits, keys) in self.keys.near_starting(artefact, &typed) {
                self.offer(artefact, keys, Fit::Near(edits), &mut best);
            }
        }
        let entries =
            best.candidates.iter().map(|candidate| self.entries.get(artefact, candidate.entry as usize));
        entries.map(|entry| decode(artefact, entry)).collect()
    }

    /// Adds what the keys with these numbers stand for.
    fn offer(&self, artefact: &Artefact, keys: RangeInclusive<u64>, fit: Fit, best: &mut Best) {
        let (targets, weights) = (artefact.values(self.targets), artefact.values(self.weights));
        let places = places(targets, &keys);
        let (Some(targets), Some(weights)) = (targets.get(places.clone()), weights.get(places)) else {
            return;
        };
        for (target, weight) in targets.iter().zip(weights) {
            best.offer(Candidate { fit, weight: *weight, entry: target & !FIRST_OF_KEY });
        }
    }
}

/// From the first place of the first key to the last place of the last key.
fn places(targets: &[u32], keys: &RangeInclusive<u64>) -> Range<usize> {
    let (first, last) = (*keys.start() as usize, *keys.end() as usize);
    let others = targets.get(last.saturating_add(1)..).unwrap_or_default();
    let others = others.iter().take_while(|target| *target & FIRST_OF_KEY == 0).count();
    first..last.saturating_add(1).saturating_add(others)
}

fn without_spaces(prefix: &str) -> Option<Typed> {
    Typed::new(prefix, 0)
}

/// With as many typos as its length allows; none when it is short.
fn with_mistakes(prefix: &str) -> Option<Typed> {
    let letters = prefix.chars().filter(|c| *c != ' ').count();
    let typed = Typed::new(prefix, if letters < TWO_EDITS_FROM { 1 } else { 2 })?;
    let typed = if letters < OTHER_FIRST_LETTER_FROM { typed.with_same_first_letter() } else { typed };
    (letters >= ONE_EDIT_FROM).then_some(typed)
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Candidate {
    fit: Fit,
    weight: f32,
    entry: u32,
}

impl Candidate {
    /// Better match first, then heavier, then by entry.
    fn is_before(&self, other: &Candidate) -> bool {
        let order = self.fit.cmp(&other.fit).then(other.weight.total_cmp(&self.weight));
        order.then(self.entry.cmp(&other.entry)).is_lt()
    }
}

/// The best candidates so far, best first, each entry once.
struct Best {
    limit: usize,
    candidates: Vec<Candidate>,
}

impl Best {
    fn is_full(&self) -> bool {
        self.candidates.len() >= self.limit
    }

    fn offer(&mut self, candidate: Candidate) {
        if self.is_full() && self.candidates.last().is_none_or(|last| last.is_before(&candidate)) {
            return;
        }
        if let Some(twin) = self.candidates.iter().position(|other| other.entry == candidate.entry) {
            if !candidate.is_before(&self.candidates[twin]) {
                return;
            }
            self.candidates.remove(twin);
        }
        let place = self.candidates.partition_point(|other| other.is_before(&candidate));
        self.candidates.insert(place, candidate);
        self.candidates.truncate(self.limit);
    }
}
