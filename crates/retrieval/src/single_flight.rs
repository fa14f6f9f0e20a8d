//! Single flight: of equal requests at the same time, one computes and the others wait for its result.
//!
//! The name is groupcache's (Fitzpatrick, 2013). When the computing request is dropped because its client disconnected,
//! the next waiting request computes.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::{Mutex, MutexGuard};
use tokio::sync::OnceCell;

/// Running computations by key. None outlives the last request that waits for it.
pub(crate) struct SingleFlight<T>(Mutex<HashMap<String, Arc<OnceCell<T>>>>);

/// One request's share in a computation.
pub(crate) struct Call<T> {
    group: Arc<SingleFlight<T>>,
    key: String,
    cell: Arc<OnceCell<T>>,
}

impl<T> Default for SingleFlight<T> {
    fn default() -> Self {
        SingleFlight(Mutex::default())
    }
}

impl<T: Clone> SingleFlight<T> {
    /// Joins the computation for this key, whether or not it is already running.
    pub(crate) fn join(self: &Arc<Self>, key: &str) -> Call<T> {
        let cell = Arc::clone(self.cells().entry(key.to_owned()).or_default());
        Call { group: Arc::clone(self), key: key.to_owned(), cell }
    }

    /// Starts the computation for this key; none when it is already running.
    pub(crate) fn begin(self: &Arc<Self>, key: &str) -> Option<Call<T>> {
        let mut cells = self.cells();
        if cells.contains_key(key) {
            return None;
        }
        let cell = Arc::clone(cells.entry(key.to_owned()).or_default());
        Some(Call { group: Arc::clone(self), key: key.to_owned(), cell })
    }
}

impl<T> SingleFlight<T> {
    fn cells(&self) -> MutexGuard<'_, HashMap<String, Arc<OnceCell<T>>>> {
        self.0.lock()
    }
}

impl<T: Clone> Call<T> {
    /// The result. `compute` runs for at most one call, unless that one is dropped.
    pub(crate) async fn result<F: Future<Output = T>>(&self, compute: impl FnOnce() -> F) -> T {
        self.cell.get_or_init(compute).await.clone()
    }
}

impl<T> Drop for Call<T> {
    /// Removes the computation once it has a result or nobody waits for it.
    fn drop(&mut self) {
        let mut cells = self.group.cells();
        let is_this = cells.get(&self.key).is_some_and(|cell| Arc::ptr_eq(cell, &self.cell));
        // the map's reference and this one: others are only made under the lock held here
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
        let group: Arc<SingleFlight<u32>> = Arc::default();
        let computed = Arc::new(AtomicU32::new(0));
        // all have joined before the first one computes
        let calls: Vec<_> = (0..1_000).map(|_| group.join("a")).collect();
        let results = calls.into_iter().map(|call| {
            let computed = Arc::clone(&computed);
            tokio::spawn(async move {
                let compute = || async {
                    tokio::time::sleep(PAUSE).await;
                    computed.fetch_add(1, Ordering::Relaxed) + 41
                };
                call.result(compute).await
            })
        });
        for result in results.collect::<Vec<_>>() {
            assert_eq!(result.await.expect("no panic"), 41);
        }
        assert_eq!(computed.load(Ordering::Relaxed), 1);
        assert!(group.cells().is_empty(), "nothing is left of it");
        assert_eq!(group.join("a").result(|| async { 7 }).await, 7, "a later call computes again");
    }

    #[tokio::test]
    async fn other_keys_do_not_wait() {
        let group: Arc<SingleFlight<u32>> = Arc::default();
        let slow = group.join("slow");
        let never = slow.result(std::future::pending);
        let other = group.join("other");
        let quick = other.result(|| async { 1 });
        tokio::select! {
            _ = never => unreachable!("it never ends"),
            one = quick => assert_eq!(one, 1),
        }
    }

    #[tokio::test]
    async fn when_the_one_that_computes_is_given_up_the_next_computes() {
        let group: Arc<SingleFlight<u32>> = Arc::default();
        let first = group.join("a");
        let given_up = tokio::spawn(async move { first.result(std::future::pending).await });
        tokio::time::sleep(PAUSE).await;
        let second = group.join("a");
        assert!(group.begin("a").is_none(), "it is running");
        let waiting = tokio::spawn(async move { second.result(|| async { 2 }).await });
        tokio::time::sleep(PAUSE).await;
        given_up.abort();
        assert_eq!(waiting.await.expect("no panic"), 2);
        assert!(group.cells().is_empty());
        drop(group.begin("a").expect("it is not running"));
        assert!(group.cells().is_empty(), "nobody waits for it");
    }
}
