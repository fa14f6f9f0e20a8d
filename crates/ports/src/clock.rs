//! Time as a parameter.

use std::time::Duration;

/// A monotonic clock.
pub trait Clock: Send + Sync {
    /// Time since a fixed moment in the past.
    fn elapsed(&self) -> Duration;
}

/// Measures from its making.
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
