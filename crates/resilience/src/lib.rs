//! The one way to fail: how every adapter limits, repeats, suspends and survives calls to something outside the process.
//!
//! | the question | the answer |
//! |---|---|
//! | How long may this take? | [`Deadline`]: made once where a request or a job starts, and passed down |
//! | How long may one request wait for a service in all? | [`WaitBudget`]: shared by its calls, concurrent ones included |
//! | Should a failed call be repeated, and when? | [`RetryPolicy`]: exponential waits with jitter, within the deadline |
//! | Should a service that keeps failing be called at all? | [`CircuitBreaker`]: skip it for a while, then probe it with one call |
//! | What is served while a refresh fails or runs? | [`LastGood`]: the last good value, refreshed by one caller at a time |
//! | When is something read again, and by whom? | [`RefreshInterval`]: by one caller in an interval |
//!
//! Retry what is transient and safe to repeat. Put a breaker in front of what has a fallback, such as a cache. Use a last
//! good value for what changes seldom, such as an index or a key. Logging is up to the caller: every change of state is
//! returned. Time is a parameter: waiting uses tokio's clock and state uses [`Clock`](cinerag_ports::Clock), so that
//! tests can pause both.

mod breaker;
mod deadline;
mod last_good;
mod refresh_interval;
mod retry;

pub use breaker::{BreakerChange, BreakerSettings, CircuitBreaker};
pub use deadline::{Deadline, DeadlineExceeded, WaitBudget};
pub use last_good::LastGood;
pub use refresh_interval::RefreshInterval;
pub use retry::{RetryPolicy, RetryVerdict};

#[cfg(test)]
mod tests;
