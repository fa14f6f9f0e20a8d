//! Time as a parameter.

use std::time::Duration;

/// A monotonic clock.
pub trait Clock: Send + Sync {
    /// Time since a fixed moment in the past.
    fn elapsed(&self) -> Duration;
}

/// The time of day, for records that outlive the process.
pub trait WallClock: Send + Sync {
    /// Milliseconds since the beginning of 1970, UTC.
    fn unix_ms(&self) -> u64;
}

/// Measures from its start.
pub struct Timer<'a> {
    clock: &'a dyn Clock,
    started: Duration,
}

impl<'a> Timer<'a> {
    /// Starts now.
    pub fn start(clock: &'a dyn Clock) -> Self {
        Timer { clock, started: clock.elapsed() }
    }

    /// Time since the start.
    pub fn elapsed(&self) -> Duration {
        self.clock.elapsed().saturating_sub(self.started)
    }
}
