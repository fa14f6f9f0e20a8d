//! A clock that moves only when told to, or by a fixed step at each look.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::Clock;

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

    /// Moves the clock.
    pub fn advance(&self, by: Duration) {
        self.nanoseconds.fetch_add(by.as_nanos() as u64, Ordering::Relaxed);
    }
}

impl Clock for ManualClock {
    fn elapsed(&self) -> Duration {
        Duration::from_nanos(self.nanoseconds.fetch_add(self.step_nanoseconds, Ordering::Relaxed))
    }
}
