//! Sorted names, read in place: binary search, with nothing to build at opening.

use cinerag_ports::StoreError;

use super::artefact::{Artefact, Column};
use super::bitmap::Bitmap;

/// Variable-length items stored end to end.
#[derive(Clone, Copy)]
pub(super) struct Items {
    starts: Column<u32>,
    bytes: Column<u8>,
}

impl Items {
    pub(super) fn open(artefact: &Artefact, name: &str) -> Result<Self, StoreError> {
        let items =
            Items { starts: artefact.column(&format!("{name}.starts"))?, bytes: artefact.column(name)? };
        let starts = artefact.values(items.starts);
        let last = starts.last().copied().unwrap_or(u32::MAX) as usize;
        if last != artefact.values(items.bytes).len() || !starts.is_sorted() {
            return Err(artefact.corrupt(format!("section {name:?} does not fit its starts")));
        }
        Ok(items)
    }

    pub(super) fn len(self, artefact: &Artefact) -> usize {
        artefact.values(self.starts).len().saturating_sub(1)
    }

    /// The item at a position below [`Self::len`]; empty past it.
    pub(super) fn get(self, artefact: &Artefact, at: usize) -> &[u8] {
        let starts = artefact.values(self.starts);
        match (starts.get(at), starts.get(at + 1)) {
            (Some(start), Some(end)) => &artefact.values(self.bytes)[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// First position whose item fails the predicate; items that pass it come first.
    pub(super) fn partition_point(self, artefact: &Artefact, passes: impl Fn(&[u8]) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len(artefact));
        while low < high {
            let middle = low + (high - low) / 2;
            if passes(self.get(artefact, middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Position of an item equal to `name`, in sorted items.
    pub(super) fn position(self, artefact: &Artefact, name: &[u8]) -> Option<usize> {
        let at = self.partition_point(artefact, |item| item < name);
        (at < self.len(artefact) && self.get(artefact, at) == name).then_some(at)
    }
}

/// Lists of ordinals, one per key: `name.starts` and `name`.
#[derive(Clone, Copy)]
pub(super) struct Postings {
    starts: Column<u32>,
    ordinals: Column<u32>,
}

impl Postings {
    pub(super) fn open(artefact: &Artefact, name: &str, keys: usize) -> Result<Self, StoreError> {
        let starts = artefact.column_of(&format!("{name}.starts"), keys + 1)?;
        let ordinals = artefact.column(name)?;
        let values = artefact.values(starts);
        let last = values.last().copied().unwrap_or(u32::MAX) as usize;
        if last != artefact.values(ordinals).len() || !values.is_sorted() {
            return Err(artefact.corrupt(format!("section {name:?} does not fit its starts")));
        }
        Ok(Postings { starts, ordinals })
    }

    /// Where the list of a key is in the flat columns.
    pub(super) fn range(self, artefact: &Artefact, key: usize) -> std::ops::Range<usize> {
        let starts = artefact.values(self.starts);
        starts[key] as usize..starts[key + 1] as usize
    }

    /// The list of a key.
    pub(super) fn ordinals(self, artefact: &Artefact, key: usize) -> &[u32] {
        &artefact.values(self.ordinals)[self.range(artefact, key)]
    }
}

/// Sets of films by name: `name` holds the names, sorted, `name.movies` the films of each.
#[derive(Clone, Copy)]
pub(super) struct NamedSets {
    names: Items,
    movies: Postings,
}

impl NamedSets {
    pub(super) fn open(artefact: &Artefact, name: &str) -> Result<Self, StoreError> {
        let names = Items::open(artefact, name)?;
        let movies = Postings::open(artefact, &format!("{name}.movies"), names.len(artefact))?;
        Ok(NamedSets { names, movies })
    }

    /// Ordinals of the films that have a name; none when it is unknown.
    pub(super) fn ordinals<'a>(self, artefact: &'a Artefact, name: &str) -> &'a [u32] {
        let at = self.names.position(artefact, name.as_bytes());
        at.map_or(&[], |at| self.movies.ordinals(artefact, at))
    }

    /// How many films of a set carry each name; names that none carries are left out.
    pub(super) fn tally(self, artefact: &Artefact, set: &Bitmap) -> Vec<(String, u32)> {
        let count = |at: usize| {
            let movies = self.movies.ordinals(artefact, at);
            movies.iter().filter(|ordinal| set.contains(**ordinal)).count() as u32
        };
        let counted = (0..self.names.len(artefact)).map(|at| (at, count(at))).filter(|(_, count)| *count > 0);
        let name = |at: usize| String::from_utf8_lossy(self.names.get(artefact, at)).into_owned();
        counted.map(|(at, count)| (name(at), count)).collect()
    }
}
