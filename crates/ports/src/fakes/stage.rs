//! A stage in memory.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use parking_lot::Mutex;

use super::MemoryStore;
use crate::{CurrentIndex, IndexPublisher, IndexStage, OpenedIndex, RemoteError, StoreError, VectorStore};

/// Builds in a store of its own; a release is recorded as a fingerprint.
#[derive(Default)]
pub struct MemoryStage {
    staged: MemoryStore,
    released: Mutex<Vec<Fingerprint>>,
    broken: Mutex<bool>,
}

impl MemoryStage {
    /// Everything that was released, in order.
    pub fn released(&self) -> Vec<Fingerprint> {
        self.released.lock().clone()
    }

    /// Makes releases fail, or succeed again.
    pub fn set_broken(&self, broken: bool) {
        *self.broken.lock() = broken;
    }
}

#[async_trait]
impl IndexStage for MemoryStage {
    fn publisher(&self) -> &dyn IndexPublisher {
        &self.staged
    }

    fn open(&self) -> Result<Arc<dyn OpenedIndex>, StoreError> {
        Ok(Arc::new(self.staged.index()))
    }

    async fn release(&self) -> Result<(), RemoteError> {
        if *self.broken.lock() {
            return Err(RemoteError::Unavailable { service: "the stage".into(), reason: "broken".into() });
        }
        let fingerprint = self.staged.index().info().fingerprint.clone();
        self.released.lock().push(fingerprint);
        Ok(())
    }
}

#[async_trait]
impl CurrentIndex for MemoryStage {
    async fn current(&self) -> Result<Option<Fingerprint>, RemoteError> {
        Ok(self.released().last().cloned())
    }
}
