//! How long an answer is fresh, and how much longer it is kept for the case that nothing fresher is to be had.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

/// How far lifetimes are spread, as a share of the time to live, to either side: answers that were made in one burst
/// are not all due in one burst.
pub const JITTER: f64 = 0.1;

/// The rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    time_to_live: Duration,
}

/// What is left of one answer's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// Given without more ado for so long.
    pub fresh: Duration,
    /// Cached for this long, including the time that it is fresh.
    pub kept: Duration,
}

impl Lifetimes {
    /// Answers are fresh for about `time_to_live`, and stale for as long again.
    pub const fn new(time_to_live: Duration) -> Self {
        Lifetimes { time_to_live }
    }

    /// The life of an answer that has just been made. The spread comes from the key, so that it needs no randomness and
    /// every process gives equal keys equal lives.
    pub fn of(&self, key: &str) -> Lifetime {
        // the hasher that `new` makes has fixed keys
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let place = hasher.finish() as f64 / u64::MAX as f64;
        let fresh = self.time_to_live.mul_f64(1.0 - JITTER + 2.0 * JITTER * place);
        Lifetime { fresh, kept: fresh + self.stale() }
    }

    /// What is fresh of a life of which this much is left.
    pub fn left(&self, kept: Duration) -> Lifetime {
        Lifetime { fresh: kept.saturating_sub(self.stale()), kept }
    }

    const fn stale(&self) -> Duration {
        self.time_to_live
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lives_are_spread_within_their_bounds_and_equal_for_equal_keys() {
        let ttl = Duration::from_secs(1_000);
        let lifetimes = Lifetimes::new(ttl);
        let lives: Vec<Lifetime> = (0..1_000).map(|n| lifetimes.of(&format!("key {n}"))).collect();
        for life in &lives {
            assert!((900..=1_100).contains(&life.fresh.as_secs()), "{life:?}");
            assert_eq!(life.kept, life.fresh + ttl);
        }
        let in_tenth = |n: u64| {
            let from = 900 + n * 20;
            lives.iter().filter(|life| (from..from + 20).contains(&life.fresh.as_secs())).count()
        };
        assert!((0..10).all(|n| (60..=140).contains(&in_tenth(n))), "spread evenly");
        assert_eq!(lifetimes.of("a"), lifetimes.of("a"));
    }

    #[test]
    fn what_is_left_counts_down_to_stale_and_then_to_nothing() {
        let lifetimes = Lifetimes::new(Duration::from_secs(10));
        let whole = lifetimes.of("a");
        assert_eq!(lifetimes.left(whole.kept), whole);
        let seconds = Duration::from_secs;
        assert_eq!(lifetimes.left(seconds(12)), Lifetime { fresh: seconds(2), kept: seconds(12) });
        assert_eq!(lifetimes.left(seconds(9)), Lifetime { fresh: Duration::ZERO, kept: seconds(9) });
    }
}
