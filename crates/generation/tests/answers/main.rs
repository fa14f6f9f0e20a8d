//! Answers over a small catalogue: what is found, what is said, and what is not let through.

#![expect(clippy::expect_used, clippy::panic, reason = "tests report by panicking")]

mod catalogue;
mod conversations;
mod hostile;
mod outage;
mod writers;
