//! Files by key, where every worker can reach them.

use async_trait::async_trait;

use crate::RemoteError;

/// Whole files by key. A reader sees the old content or the new, never a part.
#[async_trait]
pub trait BlobStore: Send + Sync {
    /// The file of this key, or `None` when there is none.
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, RemoteError>;

    /// Writes the file of this key, and replaces an existing one.
    async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<(), RemoteError>;

    /// Every key that starts with `prefix`, in ascending order.
    async fn list(&self, prefix: &str) -> Result<Vec<String>, RemoteError>;
}
