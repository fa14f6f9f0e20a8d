//! A value that is refreshed now and then, and served as it last was while a refresh runs or fails.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cinerag_ports::Clock;

/// The last good value of something outside the process. At most one caller in an interval refreshes it; the others get
/// what is there.
pub struct LastGood<T> {
    clock: Arc<dyn Clock>,
    refresh_every: Duration,
    state: Mutex<State<T>>,
}

struct State<T> {
    value: Option<T>,
    stored_at: Duration,
    next_refresh: Duration,
}

impl<T: Clone> LastGood<T> {
    /// No value yet; the first caller refreshes.
    pub fn empty(refresh_every: Duration, clock: Arc<dyn Clock>) -> Self {
        let state = State { value: None, stored_at: Duration::ZERO, next_refresh: Duration::ZERO };
        LastGood { clock, refresh_every, state: Mutex::new(state) }
    }

    /// A value that was just read; the first refresh is due in one interval.
    pub fn holding(value: T, refresh_every: Duration, clock: Arc<dyn Clock>) -> Self {
        let now = clock.elapsed();
        let state = State { value: Some(value), stored_at: now, next_refresh: now + refresh_every };
        LastGood { clock, refresh_every, state: Mutex::new(state) }
    }

    /// The value as it last was.
    pub fn value(&self) -> Option<T> {
        self.with_state(|state| state.value.clone())
    }

    /// The value, refreshed first if that is due and no other caller does it.
    ///
    /// # Errors
    /// Those of the refresh. The value stays as it was; call [`discard`](Self::discard) where it is not good any more.
    pub async fn refreshed<E, F: Future<Output = Result<T, E>>>(
        &self,
        refresh: impl FnOnce(Option<T>) -> F,
    ) -> Result<Option<T>, E> {
        if self.claims_refresh() {
            self.store(refresh(self.value()).await?);
        }
        Ok(self.value())
    }

    /// True for one caller in an interval, who then refreshes and [stores](Self::store) what came of it.
    pub fn claims_refresh(&self) -> bool {
        let now = self.clock.elapsed();
        self.with_state(|state| {
            let is_due = now >= state.next_refresh;
            if is_due {
                state.next_refresh = now + self.refresh_every;
            }
            is_due
        })
    }

    /// Replaces the value. When the next refresh is due does not change.
    pub fn store(&self, value: T) {
        let now = self.clock.elapsed();
        self.with_state(|state| (state.value, state.stored_at) = (Some(value), now));
    }

    /// Time since the value was stored; none without a value.
    pub fn age(&self) -> Option<Duration> {
        let now = self.clock.elapsed();
        self.with_state(|state| state.value.as_ref().map(|_| now.saturating_sub(state.stored_at)))
    }

    /// Drops a value that failed in use. The next refresh is due in one interval, so that what failed is left alone.
    pub fn discard(&self) {
        let next_refresh = self.clock.elapsed() + self.refresh_every;
        self.with_state(|state| (state.value, state.next_refresh) = (None, next_refresh));
    }

    /// Drops a value that may be outdated. The next caller refreshes at once.
    pub fn invalidate(&self) {
        self.with_state(|state| (state.value, state.next_refresh) = (None, Duration::ZERO));
    }

    fn with_state<R>(&self, change: impl FnOnce(&mut State<T>) -> R) -> R {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
