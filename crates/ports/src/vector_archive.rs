//! Document vectors stored where every worker can reach them.

use async_trait::async_trait;

use crate::{EmbeddingCache, EmbeddingKey, RemoteError};

/// Packs of vectors of one model. A pack is written whole and never changed; its name is derived from the keys in it.
#[async_trait]
pub trait VectorArchive: Send + Sync {
    /// Every vector of every pack, for a run to look up.
    async fn load(&self) -> Result<Box<dyn EmbeddingCache>, RemoteError>;

    /// True when the pack of this name exists and is whole.
    async fn holds(&self, pack: &str) -> Result<bool, RemoteError>;

    /// Stores a pack durably. Storing it again is harmless.
    async fn keep(&self, pack: &str, vectors: &[(EmbeddingKey, Vec<f32>)]) -> Result<(), RemoteError>;
}
