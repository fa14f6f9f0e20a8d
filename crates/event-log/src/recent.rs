//! The latest ids, up to a limit.

use std::collections::{HashSet, VecDeque};

use xxhash_rust::xxh3::xxh3_128;

/// Ids by their hash; the oldest are dropped first. Clients repeat an event within minutes. An id that is repeated after so
/// many others counts as new.
pub(crate) struct RecentIds {
    most: usize,
    known: HashSet<u128>,
    order: VecDeque<u128>,
}

impl RecentIds {
    /// Holds at most so many.
    pub(crate) fn holding(most: usize) -> Self {
        RecentIds { most, known: HashSet::new(), order: VecDeque::new() }
    }

    /// Adds an id; false when it was known.
    pub(crate) fn add(&mut self, id: &str) -> bool {
        let hash = xxh3_128(id.as_bytes());
        if !self.known.insert(hash) {
            return false;
        }
        self.order.push_back(hash);
        if self.order.len() > self.most
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
        true
    }

    /// Removes the ids that were added last.
    pub(crate) fn remove_last(&mut self, count: usize) {
        for hash in self.order.drain(self.order.len().saturating_sub(count)..) {
            self.known.remove(&hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_are_dropped() {
        let mut ids = RecentIds::holding(2);
        assert_eq!(["a", "b", "a", "c"].map(|id| ids.add(id)), [true, true, false, true]);
        assert_eq!(["b", "c"].map(|id| ids.add(id)), [false, false]);
        assert!(ids.add("a"), "dropped for c");
        ids.remove_last(1);
        assert_eq!((ids.add("c"), ids.add("a")), (false, true));
        assert_eq!(ids.known.len(), ids.order.len());
    }
}
