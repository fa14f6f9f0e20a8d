//! Limits of time: a moment by which work must be done, and a budget of waiting that several calls share.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::time::{Instant, timeout, timeout_at};

/// Work was not done in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no answer within {} ms", budget.as_millis())]
pub struct DeadlineExceeded {
    /// The time that was allowed in all.
    pub budget: Duration,
}

impl DeadlineExceeded {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        "deadline_exceeded"
    }
}

/// The moment by which work must be done, retries included. Copies are the same moment.
#[derive(Debug, Clone, Copy)]
pub struct Deadline {
    at: Instant,
    budget: Duration,
}

impl Deadline {
    /// So long from now.
    pub fn after(budget: Duration) -> Self {
        Deadline { at: Instant::now() + budget, budget }
    }

    /// The time that was allowed in all.
    pub const fn budget(&self) -> Duration {
        self.budget
    }

    /// The time left; zero once the moment has passed.
    pub fn left(&self) -> Duration {
        self.at.saturating_duration_since(Instant::now())
    }

    /// Runs work until the deadline.
    ///
    /// # Errors
    /// [`DeadlineExceeded`] when the work was not done by then; it is dropped.
    pub async fn run<T>(&self, work: impl Future<Output = T>) -> Result<T, DeadlineExceeded> {
        let exceeded = |_| DeadlineExceeded { budget: self.budget };
        timeout_at(self.at, work).await.map_err(exceeded)
    }
}

/// Time that one request may spend waiting for a service. Only waiting uses it up, so that what the request computes
/// between two calls costs the service nothing.
#[derive(Debug)]
pub struct WaitBudget {
    budget: Duration,
    waited_us: AtomicU64,
}

impl WaitBudget {
    /// Nothing of it used yet.
    pub const fn new(budget: Duration) -> Self {
        WaitBudget { budget, waited_us: AtomicU64::new(0) }
    }

    /// What is left to wait.
    pub fn left(&self) -> Duration {
        self.budget.saturating_sub(Duration::from_micros(self.waited_us.load(Ordering::Relaxed)))
    }

    /// Waits for work for as long as the budget lasts.
    ///
    /// # Errors
    /// [`DeadlineExceeded`] when the budget was used up first; the work is dropped.
    pub async fn wait_for<T>(&self, work: impl Future<Output = T>) -> Result<T, DeadlineExceeded> {
        let started = Instant::now();
        let done = timeout(self.left(), work).await;
        self.waited_us.fetch_add(started.elapsed().as_micros() as u64, Ordering::Relaxed);
        done.map_err(|_| DeadlineExceeded { budget: self.budget })
    }
}
