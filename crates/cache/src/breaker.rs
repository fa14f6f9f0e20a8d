//! A circuit breaker (Nygard, "Release It!", 2007): what fails again and again is left alone for a while, then tried
//! once.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cinerag_ports::Clock;

/// Failures in a row that open the circuit. At 50 ms each this is what an outage costs a process before it stops
/// waiting, and more than a single lost connection causes.
pub const FAILURES_TO_OPEN: u32 = 3;
/// How long an open circuit stays open before one call may try. Also how long that one has to report.
pub const PAUSE: Duration = Duration::from_secs(1);

/// Says whether to call at all.
pub struct Breaker {
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

enum State {
    /// Calls go through; so many failed since one succeeded.
    Closed { failures: u32 },
    /// No call goes through before this moment.
    Open { until: Duration },
    /// One call is trying; if it has not reported by this moment, it was given up, and another may try.
    Trying { until: Duration },
}

/// What a report changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    None,
    /// Calls are refused from now on.
    Opened,
    /// Calls go through again.
    Closed,
}

impl Breaker {
    /// A closed circuit.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Breaker { clock, state: Mutex::new(State::Closed { failures: 0 }) }
    }

    /// True when a call may be made; whoever makes it reports how it went.
    pub fn admits(&self) -> bool {
        let now = self.clock.elapsed();
        let mut state = self.state();
        match *state {
            State::Closed { .. } => true,
            State::Open { until } | State::Trying { until } if now < until => false,
            State::Open { .. } | State::Trying { .. } => {
                *state = State::Trying { until: now + PAUSE };
                true
            }
        }
    }

    /// True when calls go through.
    pub fn is_closed(&self) -> bool {
        matches!(*self.state(), State::Closed { .. })
    }

    /// A call succeeded.
    pub fn succeeded(&self) -> Change {
        let before = std::mem::replace(&mut *self.state(), State::Closed { failures: 0 });
        if matches!(before, State::Closed { .. }) { Change::None } else { Change::Closed }
    }

    /// A call failed.
    pub fn failed(&self) -> Change {
        let open = State::Open { until: self.clock.elapsed() + PAUSE };
        let mut state = self.state();
        match &mut *state {
            State::Closed { failures } if *failures + 1 < FAILURES_TO_OPEN => {
                *failures += 1;
                Change::None
            }
            State::Closed { .. } => {
                *state = open;
                Change::Opened
            }
            // calls that began before it opened add nothing
            State::Open { .. } => Change::None,
            State::Trying { .. } => {
                *state = open;
                Change::None
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use cinerag_ports::fakes::ManualClock;

    use super::*;

    fn opened() -> (Arc<ManualClock>, Breaker) {
        let clock = Arc::new(ManualClock::default());
        let breaker = Breaker::new(Arc::clone(&clock) as _);
        let changes: Vec<Change> = (0..FAILURES_TO_OPEN).map(|_| breaker.failed()).collect();
        assert_eq!(changes, [Change::None, Change::None, Change::Opened]);
        (clock, breaker)
    }

    #[test]
    fn failures_in_a_row_open_it_and_a_success_between_them_does_not_let_them_add_up() {
        let (_, breaker) = opened();
        assert!(!breaker.admits());
        let breaker = Breaker::new(Arc::new(ManualClock::default()));
        for _ in 0..10 {
            assert_eq!([breaker.failed(), breaker.failed()], [Change::None; 2]);
            assert_eq!(breaker.succeeded(), Change::None);
            assert!(breaker.admits());
        }
    }

    #[test]
    fn after_a_pause_one_call_tries_and_its_success_closes_it() {
        let (clock, breaker) = opened();
        clock.advance(PAUSE.saturating_sub(Duration::from_millis(1)));
        assert!(!breaker.admits(), "too early");
        clock.advance(Duration::from_millis(1));
        assert!(breaker.admits(), "one may try");
        assert!(!breaker.admits(), "and no other meanwhile");
        assert_eq!(breaker.succeeded(), Change::Closed);
        assert!(breaker.admits() && breaker.admits());
    }

    #[test]
    fn a_try_that_fails_opens_it_for_another_pause() {
        let (clock, breaker) = opened();
        clock.advance(PAUSE);
        assert!(breaker.admits());
        assert_eq!(breaker.failed(), Change::None, "it was open before");
        assert!(!breaker.admits());
        clock.advance(PAUSE);
        assert!(breaker.admits());
    }

    #[test]
    fn a_try_that_never_reports_does_not_keep_it_shut_for_ever() {
        let (clock, breaker) = opened();
        clock.advance(PAUSE);
        assert!(breaker.admits(), "its caller goes away");
        clock.advance(PAUSE);
        assert!(breaker.admits());
    }
}
