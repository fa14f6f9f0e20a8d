//! Work in the background.

use std::pin::Pin;

/// A task, owned by whoever runs it.
pub type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Runs work after the answer was given. Only where a process runs between requests: a function that is frozen after its
/// answer has none.
pub trait Background: Send + Sync {
    /// Starts it and returns at once.
    fn run(&self, work: Work);
}
