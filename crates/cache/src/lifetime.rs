//! How long an answer is fresh, and how much longer it may be served stale if no fresh one can be computed.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

/// How far lifetimes are spread to either side, as a share of the time to live, so that answers computed in one burst do not
/// all expire in one burst.
pub const JITTER: f64 = 0.1;

/// The rule for lifetimes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    time_to_live: Duration,
}

/// What is left of an answer's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// Served as fresh for so long.
    pub fresh: Duration,
    /// Stored for so long, the fresh time included.
    pub total: Duration,
}

impl Lifetimes {
    /// Answers are fresh for about `time_to_live`, and stale for as long again.
    pub const fn new(time_to_live: Duration) -> Self {
        Lifetimes { time_to_live }
    }

    /// The life of a new answer. The spread comes from the key, so that it needs no randomness and equal keys have equal
    /// lifetimes in all processes.
    pub fn of(&self, key: &str) -> Lifetime {
        // the hasher that `new` makes has fixed keys
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let place = hasher.finish() as f64 / u64::MAX as f64;
        let fresh = self.time_to_live.mul_f64(1.0 - JITTER + 2.0 * JITTER * place);
        Lifetime { fresh, total: fresh + self.stale() }
    }

    /// The fresh part of a life of which so much is left.
    pub fn left(&self, total: Duration) -> Lifetime {
        Lifetime { fresh: total.saturating_sub(self.stale()), total }
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
            assert_eq!(life.total, life.fresh + ttl);
        }
        let in_tenth = |n: u64| {
            let from = 900 + n * 20;
            lives.iter().filter(|life| (from..from + 20).contains(&life.fresh.as_secs())).count()
        };
        assert!((0..10).all(|n| (60..=140).contains(&in_tenth(n))), "spread evenly");
        assert_eq!(lifetimes.of("a"), lifetimes.of("a"));
    }

    #[test]
    fn the_rest_of_a_life_counts_down_to_stale_and_then_to_nothing() {
        let lifetimes = Lifetimes::new(Duration::from_secs(10));
        let whole = lifetimes.of("a");
        assert_eq!(lifetimes.left(whole.total), whole);
        let seconds = Duration::from_secs;
        assert_eq!(lifetimes.left(seconds(12)), Lifetime { fresh: seconds(2), total: seconds(12) });
        assert_eq!(lifetimes.left(seconds(9)), Lifetime { fresh: Duration::ZERO, total: seconds(9) });
    }
}
