//! A value that is refreshed now and then, and served as it last was while a refresh runs or fails.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use cinerag_ports::Clock;
use parking_lot::Mutex;

use crate::RefreshInterval;

/// The last good value of something outside the process. At most one caller in an interval refreshes it; the others get
/// what is there.
pub struct LastGood<T> {
    clock: Arc<dyn Clock>,
    interval: RefreshInterval,
    stored: Mutex<Option<Stored<T>>>,
}

struct Stored<T> {
    value: T,
    at: Duration,
}

impl<T: Clone> LastGood<T> {
    /// No value yet; the first caller refreshes.
    pub fn empty(refresh_every: Duration, clock: Arc<dyn Clock>) -> Self {
        let interval = RefreshInterval::due_now(refresh_every, Arc::clone(&clock));
        LastGood { clock, interval, stored: Mutex::new(None) }
    }

    /// The value as it last was.
    pub fn value(&self) -> Option<T> {
        self.stored.lock().as_ref().map(|stored| stored.value.clone())
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
        self.interval.claims_refresh()
    }

    /// Replaces the value. When the next refresh is due does not change.
    pub fn store(&self, value: T) {
        let at = self.clock.elapsed();
        *self.stored.lock() = Some(Stored { value, at });
    }

    /// Time since the value was stored; none without a value.
    pub fn age(&self) -> Option<Duration> {
        let now = self.clock.elapsed();
        self.stored.lock().as_ref().map(|stored| now.saturating_sub(stored.at))
    }

    /// Drops a value that failed in use. The next refresh is due in one interval, so that what failed is left alone.
    pub fn discard(&self) {
        *self.stored.lock() = None;
        self.interval.restart();
    }

    /// Drops a value that may be outdated. The next caller refreshes at once.
    pub fn invalidate(&self) {
        *self.stored.lock() = None;
        self.interval.make_due();
    }
}
