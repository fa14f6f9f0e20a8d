//! Hits and misses of each tier of a cache.

use std::sync::atomic::{AtomicU64, Ordering};

/// One tier, since the process started. Read with [`TierCounters::counts`].
#[derive(Debug, Default)]
pub struct TierCounters {
    hits: AtomicU64,
    stale: AtomicU64,
    misses: AtomicU64,
    errors: AtomicU64,
    refused: AtomicU64,
}

/// The values of [`TierCounters`]. Each lookup is counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct TierCounts {
    /// Found, and fresh.
    pub hits: u64,
    /// Found, but past its lifetime.
    pub stale: u64,
    /// Not found.
    pub misses: u64,
    /// Did not answer in time, or was unreadable.
    pub errors: u64,
    /// Not asked, because it had failed too often just before.
    pub refused: u64,
}

/// How a lookup ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookEnd {
    /// Found, and fresh.
    Hit,
    /// Found, but past its lifetime.
    Stale,
    /// Not found.
    Miss,
    /// Found, but unreadable.
    Unreadable,
    /// Did not answer in time.
    Error,
    /// Not asked.
    Refused,
}

impl LookEnd {
    /// True when more may be cached than was found.
    pub const fn is_unavailable(self) -> bool {
        matches!(self, LookEnd::Error | LookEnd::Refused)
    }
}

impl TierCounters {
    /// Counts a lookup.
    pub fn count(&self, end: LookEnd) {
        let counter = match end {
            LookEnd::Hit => &self.hits,
            LookEnd::Stale => &self.stale,
            LookEnd::Miss => &self.misses,
            LookEnd::Unreadable | LookEnd::Error => &self.errors,
            LookEnd::Refused => &self.refused,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// The current numbers.
    pub fn counts(&self) -> TierCounts {
        let now = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        TierCounts {
            hits: now(&self.hits),
            stale: now(&self.stale),
            misses: now(&self.misses),
            errors: now(&self.errors),
            refused: now(&self.refused),
        }
    }
}

impl TierCounts {
    /// Share of all lookups that found something; none before the first.
    pub fn hit_rate(&self) -> Option<f64> {
        let found = self.hits + self.stale;
        let looks = found + self.misses + self.errors + self.refused;
        (looks > 0).then(|| found as f64 / looks as f64)
    }
}

/// The tiers of one kind of thing.
#[derive(Debug, Default)]
pub struct ByTier {
    /// This process's memory.
    pub memory: TierCounters,
    /// Redis: asked when memory has no fresh answer.
    pub redis: TierCounters,
}

/// Lookups of a cache, by what was looked up and where.
#[derive(Debug, Default)]
pub struct CacheCounters {
    /// Whole answers.
    pub answers: ByTier,
    /// Query vectors, each one counted.
    pub vectors: ByTier,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_of_all_looks() {
        use LookEnd::{Error, Hit, Miss, Refused, Stale};
        let counters = TierCounters::default();
        assert_eq!(counters.counts().hit_rate(), None);
        for end in [Hit, Hit, Stale, Miss, Error, Refused] {
            counters.count(end);
        }
        let counts = TierCounts { hits: 2, stale: 1, misses: 1, errors: 1, refused: 1 };
        assert_eq!((counters.counts(), counts.hit_rate()), (counts, Some(0.5)));
    }
}
