//! Repeating what failed, with exponential waits and jitter, so that many callers do not come back at the same moment
//! (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).

use std::future::Future;
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder, Retryable};

use crate::Deadline;

/// How often something is tried, and how long the waits between two attempts are.
#[derive(Debug, Clone, Copy)]
pub struct RetryPolicy {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
    seed: Option<u64>,
}

/// Whether a failed attempt is worth repeating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryVerdict {
    /// No: it would fail again.
    GiveUp,
    /// Yes, after the policy's wait.
    Retry,
    /// Yes, after the policy's wait, and no sooner than in this time, for which the service asked.
    RetryAfter(Duration),
}

impl RetryPolicy {
    /// So many attempts, the first included. The wait starts at `first_wait` and doubles up to `longest_wait`; to each wait
    /// a random time is added, up to as much again.
    pub const fn exponential(attempts: u32, first_wait: Duration, longest_wait: Duration) -> Self {
        RetryPolicy { attempts, first_wait, longest_wait, seed: None }
    }

    /// So many attempts without a wait, for what fails only because a connection had died unnoticed.
    pub const fn immediate(attempts: u32) -> Self {
        RetryPolicy::exponential(attempts, Duration::ZERO, Duration::ZERO)
    }

    /// The same jitter in every run, for tests.
    #[must_use]
    pub const fn with_seed(self, seed: u64) -> Self {
        RetryPolicy { seed: Some(seed), ..self }
    }

    /// The waits between the attempts, one fewer than attempts: for loops that repeat only the part that failed.
    pub fn waits(&self) -> impl Iterator<Item = Duration> + use<> {
        self.builder().build()
    }

    /// Tries until an attempt succeeds, is not worth repeating, or was the last one. No attempt starts after the deadline:
    /// a wait that would pass it ends with the error at once.
    ///
    /// # Errors
    /// The error of the last attempt.
    pub async fn run<T, E, F: Future<Output = Result<T, E>>>(
        &self,
        deadline: Option<Deadline>,
        attempt: impl FnMut() -> F,
        mut verdict: impl FnMut(&E) -> RetryVerdict,
    ) -> Result<T, E> {
        let wait = move |error: &E, wait: Option<Duration>| {
            let wait = match verdict(error) {
                RetryVerdict::GiveUp => return None,
                RetryVerdict::Retry => wait?,
                RetryVerdict::RetryAfter(least) => wait?.max(least),
            };
            deadline.is_none_or(|deadline| wait < deadline.left()).then_some(wait)
        };
        attempt.retry(self.builder()).sleep(tokio::time::sleep).adjust(wait).await
    }

    fn builder(&self) -> ExponentialBuilder {
        let builder = ExponentialBuilder::new()
            .with_min_delay(self.first_wait)
            .with_max_delay(self.longest_wait)
            .with_max_times(self.attempts.saturating_sub(1) as usize)
            .with_jitter();
        match self.seed {
            Some(seed) => builder.with_jitter_seed(seed),
            None => builder,
        }
    }
}
