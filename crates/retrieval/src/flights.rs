//! Single flight: of equal requests that come at once, one computes and the others wait for what it comes to.
//!
//! Groupcache calls it so (Fitzpatrick, 2013). Whoever computes may go away in the middle, since its client has gone:
//! then the next who waits computes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OnceCell;

/// What is being computed, by key. Nothing is kept beyond the last who waits for it.
pub(crate) struct Flights<T>(Mutex<HashMap<String, Arc<OnceCell<T>>>>);

/// A place among those who want the same.
pub(crate) struct Seat<T> {
    flights: Arc<Flights<T>>,
    key: String,
    cell: Arc<OnceCell<T>>,
}

impl<T> Default for Flights<T> {
    fn default() -> Self {
        Flights(Mutex::default())
    }
}

impl<T: Clone> Flights<T> {
    /// A seat on the flight for this key, whether there is one already or not.
    pub(crate) fn join(self: &Arc<Self>, key: &str) -> Seat<T> {
        let cell = Arc::clone(self.cells().entry(key.to_owned()).or_default());
        Seat { flights: Arc::clone(self), key: key.to_owned(), cell }
    }

    /// The first seat on the flight for this key, or none when there is one already.
    pub(crate) fn begin(self: &Arc<Self>, key: &str) -> Option<Seat<T>> {
        let mut cells = self.cells();
        if cells.contains_key(key) {
            return None;
        }
        let cell = Arc::clone(cells.entry(key.to_owned()).or_default());
        Some(Seat { flights: Arc::clone(self), key: key.to_owned(), cell })
    }
}

impl<T> Flights<T> {
    fn cells(&self) -> MutexGuard<'_, HashMap<String, Arc<OnceCell<T>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Seat<T> {
    /// What the flight comes to. `compute` is run by one seat at most, unless that one is given up.
    pub(crate) async fn land<F: Future<Output = T>>(&self, compute: impl FnOnce() -> F) -> T {
        self.cell.get_or_init(compute).await.clone()
    }
}

impl<T> Drop for Seat<T> {
    /// A flight ends when it has landed, and when nobody is on it any more.
    fn drop(&mut self) {
        let mut cells = self.flights.cells();
        let is_this = cells.get(&self.key).is_some_and(|cell| Arc::ptr_eq(cell, &self.cell));
        // the map's and this one: both counted under the lock, under which alone they are made
        let is_last = Arc::strong_count(&self.cell) <= 2;
        if is_this && (is_last || self.cell.initialized()) {
            cells.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    use super::*;

    const PAUSE: Duration = Duration::from_millis(20);

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_thousand_at_once_are_one_computation() {
        let flights: Arc<Flights<u32>> = Arc::default();
        let computed = Arc::new(AtomicU32::new(0));
        // all are on board before the first one computes
        let seats: Vec<_> = (0..1_000).map(|_| flights.join("a")).collect();
        let landings = seats.into_iter().map(|seat| {
            let computed = Arc::clone(&computed);
            tokio::spawn(async move {
                let compute = || async {
                    tokio::time::sleep(PAUSE).await;
                    computed.fetch_add(1, Ordering::Relaxed) + 41
                };
                seat.land(compute).await
            })
        });
        for landing in landings.collect::<Vec<_>>() {
            assert_eq!(landing.await.expect("no panic"), 41);
        }
        assert_eq!(computed.load(Ordering::Relaxed), 1);
        assert!(flights.cells().is_empty(), "nothing is left of it");
        assert_eq!(flights.join("a").land(|| async { 7 }).await, 7, "what comes later computes anew");
    }

    #[tokio::test]
    async fn other_keys_do_not_wait() {
        let flights: Arc<Flights<u32>> = Arc::default();
        let slow = flights.join("slow");
        let never = slow.land(std::future::pending);
        let other = flights.join("other");
        let quick = other.land(|| async { 1 });
        tokio::select! {
            _ = never => unreachable!("it never ends"),
            one = quick => assert_eq!(one, 1),
        }
    }

    #[tokio::test]
    async fn when_the_one_that_computes_goes_away_the_next_computes() {
        let flights: Arc<Flights<u32>> = Arc::default();
        let first = flights.join("a");
        let given_up = tokio::spawn(async move { first.land(std::future::pending).await });
        tokio::time::sleep(PAUSE).await;
        let second = flights.join("a");
        assert!(flights.begin("a").is_none(), "somebody is at it");
        let waiting = tokio::spawn(async move { second.land(|| async { 2 }).await });
        tokio::time::sleep(PAUSE).await;
        given_up.abort();
        assert_eq!(waiting.await.expect("no panic"), 2);
        assert!(flights.cells().is_empty());
        drop(flights.begin("a").expect("nobody is at it"));
        assert!(flights.cells().is_empty(), "a flight without passengers is none");
    }
}
