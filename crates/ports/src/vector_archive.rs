//! Document vectors kept where every worker reaches them.

use async_trait::async_trait;

use crate::{EmbeddingCache, EmbeddingKey, RemoteError};

/// Packs of vectors of one model. A pack is written whole and never changed; its name is made from its content's keys.
#[async_trait]
pub trait VectorArchive: Send + Sync {
    /// Every vector of every pack, for a run to look up.
    async fn load(&self) -> Result<Box<dyn EmbeddingCache>, RemoteError>;

    /// True when the pack of this name is there and whole.
    async fn holds(&self, pack: &str) -> Result<bool, RemoteError>;

    /// Keeps a pack durably. Keeping it again is no error.
    async fn keep(&self, pack: &str, vectors: &[(EmbeddingKey, Vec<f32>)]) -> Result<(), RemoteError>;
}
