//! Work that nobody waits for.

use std::pin::Pin;

/// Something to be done, owned by whoever does it.
pub type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Runs work after the answer has been given. Only where a process goes on living between requests: a function that is
/// frozen after its answer has none.
pub trait Background: Send + Sync {
    /// Starts it and comes back at once.
    fn run(&self, work: Work);
}
