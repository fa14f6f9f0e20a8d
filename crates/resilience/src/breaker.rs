//! A circuit breaker (M. Nygard, "Release It!", 2007): what keeps failing is not called for a while, then probed once.

use std::sync::Arc;
use std::time::Duration;

use cinerag_ports::Clock;
use parking_lot::Mutex;

/// When a circuit opens, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct BreakerSettings {
    /// Failures in a row that open the circuit.
    pub failures_to_open: u32,
    /// How long an open circuit stays open before one call may probe, and how long that call has to report.
    pub pause: Duration,
}

/// Decides whether a service is called at all. Whoever makes a call reports how it went.
pub struct CircuitBreaker {
    settings: BreakerSettings,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

enum State {
    /// Calls are allowed; so many failed since one succeeded.
    Closed { failures: u32 },
    /// No call is allowed before this moment.
    Open { until: Duration },
    /// One call probes. If it has not reported by this moment, another may.
    Probing { until: Duration },
}

/// What a report changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakerChange {
    /// Nothing.
    None,
    /// Calls are refused from now on.
    Opened,
    /// Calls are allowed again.
    Closed,
}

impl CircuitBreaker {
    /// A closed circuit.
    pub fn new(settings: BreakerSettings, clock: Arc<dyn Clock>) -> Self {
        CircuitBreaker { settings, clock, state: Mutex::new(State::Closed { failures: 0 }) }
    }

    /// True when a call may be made. For an open circuit this hands out the probe, so ask only to make the call.
    pub fn allows_call(&self) -> bool {
        let now = self.clock.elapsed();
        let mut state = self.state.lock();
        match *state {
            State::Closed { .. } => true,
            State::Open { until } | State::Probing { until } if now < until => false,
            State::Open { .. } | State::Probing { .. } => {
                *state = State::Probing { until: now + self.settings.pause };
                true
            }
        }
    }

    /// True when every call is allowed.
    pub fn is_closed(&self) -> bool {
        matches!(*self.state.lock(), State::Closed { .. })
    }

    /// Reports that a call succeeded.
    pub fn succeeded(&self) -> BreakerChange {
        let before = std::mem::replace(&mut *self.state.lock(), State::Closed { failures: 0 });
        if matches!(before, State::Closed { .. }) { BreakerChange::None } else { BreakerChange::Closed }
    }

    /// Reports that a call failed.
    pub fn failed(&self) -> BreakerChange {
        let open = State::Open { until: self.clock.elapsed() + self.settings.pause };
        let mut state = self.state.lock();
        match &mut *state {
            State::Closed { failures } if *failures + 1 < self.settings.failures_to_open => {
                *failures += 1;
                BreakerChange::None
            }
            State::Closed { .. } => {
                *state = open;
                BreakerChange::Opened
            }
            // calls that began before it opened add nothing
            State::Open { .. } => BreakerChange::None,
            State::Probing { .. } => {
                *state = open;
                BreakerChange::None
            }
        }
    }
}
