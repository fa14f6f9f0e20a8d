//! A queue that a test empties itself.

use async_trait::async_trait;
use parking_lot::Mutex;

use crate::{RemoteError, WorkItem, WorkQueue};

/// Holds what was sent until it is taken.
#[derive(Default)]
pub struct MemoryQueue(Mutex<Vec<WorkItem>>);

impl MemoryQueue {
    /// Everything that was sent since the last call, in order.
    pub fn take(&self) -> Vec<WorkItem> {
        std::mem::take(&mut *self.0.lock())
    }
}

#[async_trait]
impl WorkQueue for MemoryQueue {
    async fn send(&self, items: &[WorkItem]) -> Result<(), RemoteError> {
        self.0.lock().extend_from_slice(items);
        Ok(())
    }
}
