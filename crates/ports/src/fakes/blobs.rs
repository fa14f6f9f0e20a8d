//! Files in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use parking_lot::{Mutex, MutexGuard};

use crate::{BlobStore, RemoteError};

/// Holds every file as long as one of its clones lives.
#[derive(Default, Clone)]
pub struct MemoryBlobs(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl MemoryBlobs {
    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.0.lock()
    }
}

#[async_trait]
impl BlobStore for MemoryBlobs {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        Ok(self.files().get(key).cloned())
    }

    async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<(), RemoteError> {
        self.files().insert(key.to_owned(), bytes);
        Ok(())
    }

    async fn list(&self, prefix: &str) -> Result<Vec<String>, RemoteError> {
        Ok(self.files().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}
