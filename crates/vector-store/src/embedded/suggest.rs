//! Prefix completion: binary search for the range of keys, then the heaviest of the range.
//!
//! Keys are sorted, so a prefix is one range; the weights of a range lie side by side, so even the twenty
//! thousand keys of a one-letter prefix are read in microseconds.

use cinerag_domain::Suggestion;
use cinerag_ports::StoreError;

use super::artefact::{Artefact, Column};
use super::names::Items;
use super::payload::decode;

/// Suggestions by sorted key.
pub(super) struct Suggestions {
    keys: Items,
    targets: Column<u32>,
    weights: Column<f32>,
    entries: Items,
}

impl Suggestions {
    pub(super) fn open(artefact: &Artefact) -> Result<Self, StoreError> {
        let keys = Items::open(artefact, "suggest.keys")?;
        Ok(Suggestions {
            targets: artefact.column_of("suggest.targets", keys.len(artefact))?,
            weights: artefact.column_of("suggest.weights", keys.len(artefact))?,
            entries: Items::open(artefact, "suggest.entries")?,
            keys,
        })
    }

    pub(super) fn complete(
        &self,
        artefact: &Artefact,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<Suggestion>, StoreError> {
        let prefix = prefix.as_bytes();
        let start = self.keys.partition_point(artefact, |key| key < prefix);
        let end = self.keys.partition_point(artefact, |key| key < prefix || key.starts_with(prefix));
        let targets = artefact.values(self.targets);
        let weights = artefact.values(self.weights);
        let mut best: Vec<(bool, f32, u32)> = Vec::with_capacity(limit + 1);
        for at in start..end {
            // a key that is the prefix itself sorts first in the range: it is what was typed
            let exact = self.keys.get(artefact, at).len() == prefix.len();
            let candidate = (exact, weights[at], targets[at]);
            if best.len() == limit && best.last().is_none_or(|last| before(last, &candidate)) {
                continue;
            }
            if let Some(twin) = best.iter().position(|other| other.2 == candidate.2) {
                if before(&best[twin], &candidate) {
                    continue;
                }
                best.remove(twin);
            }
            let place = best.partition_point(|other| before(other, &candidate));
            best.insert(place, candidate);
            best.truncate(limit);
        }
        best.iter()
            .map(|(_, _, entry)| decode(artefact, self.entries.get(artefact, *entry as usize)))
            .collect()
    }
}

/// Exact keys first, then heavier, then by entry.
fn before(a: &(bool, f32, u32), b: &(bool, f32, u32)) -> bool {
    (b.0, b.1).partial_cmp(&(a.0, a.1)).is_some_and(|order| order.then(a.2.cmp(&b.2)).is_le())
}
