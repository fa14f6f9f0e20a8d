//! Sorted keys, each with a number, as a finite state transducer that is read in place.
//!
//! Mihov and Maurel, "Direct construction of minimal acyclic subsequential transducers", CIAA 2000, as the `fst`
//! crate builds them: common beginnings and endings of keys are stored once.

use std::ops::RangeInclusive;

use cinerag_ports::{PublishError, StoreError};
use fst::raw::{Fst, Node, Output, Transition};

use super::artefact::{Artefact, Column};
use super::format::Sections;
use super::nearness::{Row, Typed};

/// A section that maps keys to numbers.
#[derive(Clone, Copy)]
pub(super) struct Dictionary(Column<u8>);

/// A key that is near the typed text, and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NearKey {
    pub(super) key: Vec<u8>,
    pub(super) edits: u8,
    pub(super) value: u64,
}

impl Dictionary {
    /// Writes a section; the keys must ascend.
    pub(super) fn add_section<'a>(
        sections: &mut Sections,
        name: &str,
        entries: impl IntoIterator<Item = (&'a str, u64)>,
    ) -> Result<(), PublishError> {
        let fst = Fst::from_iter_map(entries);
        let fst =
            fst.map_err(|error| PublishError::Invalid(format!("{name} cannot be laid out: {error}")))?;
        sections.add(name, fst.as_bytes());
        Ok(())
    }

    pub(super) fn open(artefact: &Artefact, name: &str) -> Result<Self, StoreError> {
        let bytes = artefact.column(name)?;
        let opened = Fst::new(artefact.values(bytes));
        opened.map_err(|error| artefact.corrupt(format!("section {name:?}: {error}")))?;
        Ok(Dictionary(bytes))
    }

    /// The number of a key.
    pub(super) fn get(self, artefact: &Artefact, key: &str) -> Option<u64> {
        Some(self.fst(artefact)?.get(key)?.value())
    }

    /// True when a key is these whole words or starts with them.
    pub(super) fn has_starting(self, artefact: &Artefact, words: &str) -> bool {
        let Some(fst) = self.fst(artefact) else { return false };
        let mut node = fst.root();
        for byte in words.bytes() {
            let Some(at) = node.find_input(byte) else { return false };
            node = fst.node(node.transition_addr(at));
        }
        !words.is_empty() && (node.is_final() || node.find_input(b' ').is_some())
    }

    /// Keys that are near enough, in no order.
    pub(super) fn near(self, artefact: &Artefact, typed: &Typed) -> Vec<NearKey> {
        let mut found = Vec::new();
        let Some(fst) = self.fst(artefact) else { return found };
        let visit = |key: &[u8], row: &Row, node: &Node<'_>, output: Output| {
            if node.is_final()
                && let Some(edits) = typed.edits(row)
            {
                found.push(NearKey {
                    key: key.to_vec(),
                    edits,
                    value: output.cat(node.final_output()).value(),
                });
            }
            Some(*row)
        };
        Walk { fst: &fst, typed, key: Vec::new(), visit }.from(&fst.root(), &typed.start(), Output::zero());
        found
    }

    /// The least and the greatest number of the keys that start with these bytes. Numbers must ascend with keys.
    pub(super) fn starting(self, artefact: &Artefact, prefix: &str) -> Option<RangeInclusive<u64>> {
        let fst = self.fst(artefact)?;
        let (mut node, mut output) = (fst.root(), Output::zero());
        for byte in prefix.bytes() {
            let transition = node.transition(node.find_input(byte)?);
            output = output.cat(transition.out);
            node = fst.node(transition.addr);
        }
        Some(numbers_below(&fst, node, output))
    }

    /// As [`Self::starting`] for each beginning of a key that is near enough to the typed text, with the edits between
    /// them. A range inside another one has fewer edits.
    pub(super) fn near_starting(self, artefact: &Artefact, typed: &Typed) -> Vec<(u8, RangeInclusive<u64>)> {
        let mut found = Vec::new();
        let Some(fst) = self.fst(artefact) else { return found };
        let visit = |_: &[u8], row: &Row, node: &Node<'_>, output: Output| {
            let Some(edits) = typed.edits(row) else { return Some(*row) };
            found.push((edits, numbers_below(&fst, *node, output)));
            row.with_fewer_edits_than(edits)
        };
        Walk { fst: &fst, typed, key: Vec::new(), visit }.from(&fst.root(), &typed.start(), Output::zero());
        found
    }

    /// Reading the frame of a transducer takes a few loads, so it is repeated for each use.
    fn fst(self, artefact: &Artefact) -> Option<Fst<&[u8]>> {
        Fst::new(artefact.values(self.0)).ok()
    }
}

/// Numbers of the first and the last key from a node on.
fn numbers_below<'f>(fst: &'f Fst<&[u8]>, node: Node<'f>, output: Output) -> RangeInclusive<u64> {
    let number = |mut node: Node<'f>, mut output: Output, is_last: bool| {
        while (is_last || !node.is_final()) && !node.is_empty() {
            let transition = node.transition(if is_last { node.len() - 1 } else { 0 });
            output = output.cat(transition.out);
            node = fst.node(transition.addr);
        }
        output.cat(node.final_output()).value()
    };
    number(node, output, false)..=number(node, output, true)
}

/// Descends wherever a near key may be, which is no deeper than the typed text is long plus its edits. The visitor
/// returns the row to continue with, if any.
struct Walk<'a, 'f, V> {
    fst: &'a Fst<&'f [u8]>,
    typed: &'a Typed,
    key: Vec<u8>,
    visit: V,
}

impl<V: FnMut(&[u8], &Row, &Node<'_>, Output) -> Option<Row>> Walk<'_, '_, V> {
    fn from(&mut self, node: &Node<'_>, row: &Row, output: Output) {
        let Some(row) = (self.visit)(&self.key, row, node, output) else { return };
        match self.typed.only_next(&row) {
            Some(next) => {
                let transitions = next.as_slice().iter().filter_map(|byte| node.find_input(*byte));
                transitions.for_each(|at| self.through(&node.transition(at), &row, output));
            }
            None => node.transitions().for_each(|transition| self.through(&transition, &row, output)),
        }
    }

    fn through(&mut self, transition: &Transition, row: &Row, output: Output) {
        if let Some(row) = self.typed.step(row, transition.inp) {
            self.key.push(transition.inp);
            self.from(&self.fst.node(transition.addr), &row, output.cat(transition.out));
            self.key.pop();
        }
    }
}
