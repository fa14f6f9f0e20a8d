//! When something is read again: at most once in a while, by one caller.

use std::sync::Arc;
use std::time::Duration;

use cinerag_ports::Clock;
use parking_lot::Mutex;

/// Lets one caller in an interval refresh something; the others use it as it is.
pub struct RefreshInterval {
    clock: Arc<dyn Clock>,
    every: Duration,
    next: Mutex<Duration>,
}

impl RefreshInterval {
    /// The first refresh is due at once.
    pub fn due_now(every: Duration, clock: Arc<dyn Clock>) -> Self {
        RefreshInterval { clock, every, next: Mutex::new(Duration::ZERO) }
    }

    /// The first refresh is due in one interval, for what was just read.
    pub fn starting_now(every: Duration, clock: Arc<dyn Clock>) -> Self {
        let next = Mutex::new(clock.elapsed() + every);
        RefreshInterval { clock, every, next }
    }

    /// True for one caller in an interval, who then refreshes.
    pub fn claims_refresh(&self) -> bool {
        let now = self.clock.elapsed();
        let mut next = self.next.lock();
        let is_due = now >= *next;
        if is_due {
            *next = now + self.every;
        }
        is_due
    }

    /// The next refresh is due in one interval from now.
    pub fn restart(&self) {
        let next = self.clock.elapsed() + self.every;
        *self.next.lock() = next;
    }

    /// The next refresh is due at once.
    pub fn make_due(&self) {
        *self.next.lock() = Duration::ZERO;
    }
}
