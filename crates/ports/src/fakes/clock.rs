//! A clock that moves only when a test moves it, or by a fixed step at each reading.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::{Clock, WallClock};

/// Advances by `step` each time it is read.
#[derive(Default)]
pub struct ManualClock {
    nanoseconds: AtomicU64,
    step_nanoseconds: u64,
}

impl ManualClock {
    /// A clock that moves by `step` at each reading.
    pub fn stepping(step: Duration) -> Self {
        ManualClock { nanoseconds: AtomicU64::new(0), step_nanoseconds: step.as_nanos() as u64 }
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        self.nanoseconds.fetch_add(by.as_nanos() as u64, Ordering::Relaxed);
    }
}

impl Clock for ManualClock {
    fn elapsed(&self) -> Duration {
        Duration::from_nanos(self.nanoseconds.fetch_add(self.step_nanoseconds, Ordering::Relaxed))
    }
}

/// Always the same time of day.
pub struct FixedWallClock(pub u64);

impl WallClock for FixedWallClock {
    fn unix_ms(&self) -> u64 {
        self.0
    }
}
