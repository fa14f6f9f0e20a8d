//! Work in the background.

use std::pin::Pin;

/// A task, owned by whoever runs it.
pub type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Runs work after a response was sent. Only for processes that run between requests: a function is frozen after its
/// response and has no background.
pub trait Background: Send + Sync {
    /// Starts it and returns immediately.
    fn run(&self, work: Work);
}
