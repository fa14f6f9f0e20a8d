//! The ids that came last, as many as memory is given for.

use std::collections::{HashSet, VecDeque};

use xxhash_rust::xxh3::xxh3_128;

/// Ids by their hash, the oldest forgotten first. A client sends an event again within minutes; an id that comes again
/// after so many others counts as a new one.
pub(crate) struct RecentIds {
    most: usize,
    known: HashSet<u128>,
    order: VecDeque<u128>,
}

impl RecentIds {
    /// Remembers at most so many.
    pub(crate) fn remembering(most: usize) -> Self {
        RecentIds { most, known: HashSet::new(), order: VecDeque::new() }
    }

    /// Remembers an id; false when it was known.
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

    /// Forgets an id that was added last, and those added with it.
    pub(crate) fn forget_last(&mut self, count: usize) {
        for hash in self.order.drain(self.order.len().saturating_sub(count)..) {
            self.known.remove(&hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_are_forgotten() {
        let mut ids = RecentIds::remembering(2);
        assert_eq!(["a", "b", "a", "c"].map(|id| ids.add(id)), [true, true, false, true]);
        assert_eq!(["b", "c"].map(|id| ids.add(id)), [false, false]);
        assert!(ids.add("a"), "forgotten for c");
        ids.forget_last(1);
        assert_eq!((ids.add("c"), ids.add("a")), (false, true));
        assert_eq!(ids.known.len(), ids.order.len());
    }
}
