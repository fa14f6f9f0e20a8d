//! Limits of time: a moment by which work must be done, and a budget of waiting that several calls share.

use std::future::Future;
use std::time::Duration;

use parking_lot::Mutex;
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
/// between two calls costs the service nothing. Calls that wait at the same time use it up once.
#[derive(Debug)]
pub struct WaitBudget {
    budget: Duration,
    waits: Mutex<Waits>,
}

#[derive(Debug)]
struct Waits {
    /// Calls that are waiting.
    running: usize,
    /// When the first of them began.
    since: Option<Instant>,
    /// Time that was waited before.
    ended: Duration,
}

impl Waits {
    fn waited(&self) -> Duration {
        self.ended + self.since.map_or(Duration::ZERO, |since| since.elapsed())
    }
}

/// A call that is waiting, until it is dropped.
struct Wait<'a>(&'a WaitBudget);

impl Drop for Wait<'_> {
    fn drop(&mut self) {
        let mut waits = self.0.waits.lock();
        waits.running -= 1;
        if waits.running == 0 {
            waits.ended = waits.waited();
            waits.since = None;
        }
    }
}

impl WaitBudget {
    /// Nothing of it used yet.
    pub const fn new(budget: Duration) -> Self {
        WaitBudget { budget, waits: Mutex::new(Waits { running: 0, since: None, ended: Duration::ZERO }) }
    }

    /// What is left to wait.
    pub fn left(&self) -> Duration {
        self.budget.saturating_sub(self.waits.lock().waited())
    }

    /// Waits for work for as long as the budget lasts.
    ///
    /// # Errors
    /// [`DeadlineExceeded`] when the budget was used up first; the work is dropped.
    pub async fn wait_for<T>(&self, work: impl Future<Output = T>) -> Result<T, DeadlineExceeded> {
        let _until_done = self.begin();
        let done = timeout(self.left(), work).await;
        done.map_err(|_| DeadlineExceeded { budget: self.budget })
    }

    fn begin(&self) -> Wait<'_> {
        let mut waits = self.waits.lock();
        waits.running += 1;
        waits.since.get_or_insert_with(Instant::now);
        Wait(self)
    }
}
