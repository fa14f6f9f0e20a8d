//! Slots: are the parts of a query that name people, years and genres found, and taken for what they are?
//!
//! In: gold slots and the parts that were understood. Out: for each kind of slot the counts behind precision, recall and F1
//! (van Rijsbergen, "Information Retrieval", 1979, ch. 7), over all queries.

use std::ops::Range;

/// What a slot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotKind {
    /// Somebody in the cast.
    Actor,
    /// Who directed it.
    Director,
    /// A year or a span of years.
    Year,
    /// A genre.
    Genre,
}

impl SlotKind {
    /// Every kind that is scored.
    pub const ALL: [SlotKind; 4] = [SlotKind::Actor, SlotKind::Director, SlotKind::Year, SlotKind::Genre];

    /// Its name in slot-annotated questions.
    pub const fn name(self) -> &'static str {
        match self {
            SlotKind::Actor => "Actor",
            SlotKind::Director => "Director",
            SlotKind::Year => "Year",
            SlotKind::Genre => "Genre",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        SlotKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A slot that somebody annotated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldSlot {
    /// What it is.
    pub kind: SlotKind,
    /// Where it stands in the query, in bytes.
    pub place: Range<usize>,
    /// False for what nobody could find, such as a name that the catalogue does not have: it is neither asked for nor
    /// held against whoever finds it.
    pub is_scored: bool,
}

/// A part that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSlot {
    /// What it may be; a person whose role is open may be both.
    pub kinds: Vec<SlotKind>,
    /// Where it stands in the query, in bytes.
    pub place: Range<usize>,
}

/// How often slots of one kind were found, made up, and missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SlotCounts {
    /// Gold slots that a part of the kind overlaps.
    pub found: usize,
    /// Parts of the kind that overlap no gold slot of it.
    pub made_up: usize,
    /// Gold slots that no part of the kind overlaps.
    pub missed: usize,
}

impl SlotCounts {
    /// Share of the parts that are right; 1 when there are none.
    pub fn precision(self) -> f64 {
        share(self.found, self.made_up)
    }

    /// Share of the gold slots that were found; 1 when there are none.
    pub fn recall(self) -> f64 {
        share(self.found, self.missed)
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        share(2 * self.found, self.made_up + self.missed)
    }

    /// Adds another query's counts.
    pub fn add(&mut self, other: SlotCounts) {
        self.found += other.found;
        self.made_up += other.made_up;
        self.missed += other.missed;
    }
}

fn share(right: usize, wrong: usize) -> f64 {
    if right + wrong == 0 { 1.0 } else { right as f64 / (right + wrong) as f64 }
}

/// Counts one query. A part that may be of two kinds counts for the one that it meets, and when it meets none is made up
/// in the first of them.
pub fn count(kind: SlotKind, gold: &[GoldSlot], found: &[FoundSlot]) -> SlotCounts {
    let overlaps = |slot: &GoldSlot, part: &FoundSlot| {
        slot.place.start < part.place.end && part.place.start < slot.place.end
    };
    let meets = |slot: &GoldSlot| found.iter().any(|part| part.kinds.contains(&kind) && overlaps(slot, part));
    let of_kind = gold.iter().filter(|slot| slot.kind == kind && slot.is_scored);
    let (hit, missed): (Vec<&GoldSlot>, Vec<&GoldSlot>) = of_kind.partition(|slot| meets(slot));
    let is_made_up = |part: &&FoundSlot| {
        let is_right = gold
            .iter()
            .any(|slot| overlaps(slot, part) && (!slot.is_scored || part.kinds.contains(&slot.kind)));
        part.kinds.first() == Some(&kind) && !is_right
    };
    SlotCounts { found: hit.len(), made_up: found.iter().filter(is_made_up).count(), missed: missed.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold(kind: SlotKind, place: Range<usize>) -> GoldSlot {
        GoldSlot { kind, place, is_scored: true }
    }

    fn part(kinds: &[SlotKind], place: Range<usize>) -> FoundSlot {
        FoundSlot { kinds: kinds.to_vec(), place }
    }

    fn counts(found: usize, made_up: usize, missed: usize) -> SlotCounts {
        SlotCounts { found, made_up, missed }
    }

    #[test]
    fn found_made_up_and_missed() {
        use SlotKind::{Actor, Director, Year};
        let slots = [gold(Actor, 0..9), gold(Director, 20..30), gold(Year, 40..44)];
        let open = part(&[Actor, Director], 20..30);
        let parts = [part(&[Actor], 5..9), open.clone(), part(&[Year], 50..54)];
        assert_eq!(count(Actor, &slots, &parts), counts(1, 0, 0), "the open one is the director");
        assert_eq!(count(Director, &slots, &parts), counts(1, 0, 0));
        assert_eq!(count(Year, &slots, &parts), counts(0, 1, 1));
        assert_eq!(
            count(Actor, &[], &[open]),
            counts(0, 1, 0),
            "an open one that meets nothing is made up once"
        );
    }

    #[test]
    fn the_wrong_kind_is_a_miss_and_made_up() {
        use SlotKind::{Actor, Director};
        let (slots, parts) = ([gold(Director, 0..5)], [part(&[Actor], 0..5)]);
        assert_eq!(count(Director, &slots, &parts), counts(0, 0, 1));
        assert_eq!(count(Actor, &slots, &parts), counts(0, 1, 0));
    }

    #[test]
    fn what_is_not_scored_counts_for_nothing() {
        let slot = GoldSlot { is_scored: false, ..gold(SlotKind::Actor, 0..5) };
        assert_eq!(
            count(SlotKind::Actor, std::slice::from_ref(&slot), &[part(&[SlotKind::Actor], 0..5)]),
            counts(0, 0, 0)
        );
        assert_eq!(count(SlotKind::Actor, &[slot], &[]), counts(0, 0, 0));
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let some = counts(6, 2, 4);
        let (p, r) = (some.precision(), some.recall());
        assert!((p - 0.75).abs() < 1e-12 && (r - 0.6).abs() < 1e-12);
        assert!((some.f1() - 2.0 * p * r / (p + r)).abs() < 1e-12);
    }
}
