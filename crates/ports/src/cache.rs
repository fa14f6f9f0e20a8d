//! Caches: answers and query vectors on the read path, document vectors on the write path.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::SearchAnswer;

/// Where a cached value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheTier {
    /// This process's memory.
    Memory,
    /// Redis, shared by all processes.
    Redis,
}

impl CacheTier {
    /// The name in answers, logs and metrics.
    pub const fn name(self) -> &'static str {
        match self {
            CacheTier::Memory => "memory",
            CacheTier::Redis => "redis",
        }
    }
}

/// A cached answer.
#[derive(Debug, Clone)]
pub struct CachedAnswer {
    /// The answer.
    pub answer: Arc<SearchAnswer>,
    /// Where it was found.
    pub tier: CacheTier,
    /// Past its lifetime: still usable, but should be refreshed.
    pub is_stale: bool,
}

/// The result of a lookup.
#[derive(Debug, Clone)]
pub struct CacheLookup<T> {
    /// What was found.
    pub found: T,
    /// A tier did not answer in time, so more may be cached than was found.
    pub is_unavailable: bool,
}

/// Answers by canonical key. A key names everything the answer depends on (request, index, model, ranking), so that
/// nothing is ever invalidated explicitly. Lookups and writes never fail and never take long, since answers can always
/// be computed: an unavailable cache finds nothing, and says so.
#[async_trait]
pub trait AnswerCache: Send + Sync {
    /// The answer cached for this key in this process. It does not wait: most requests are answered here.
    fn in_memory(&self, key: &str) -> Option<CachedAnswer>;

    /// The answer cached for this key in any tier, preferably a fresh one.
    async fn get(&self, key: &str) -> CacheLookup<Option<CachedAnswer>>;

    /// Caches an answer. It may be evicted at any time.
    async fn put(&self, key: &str, answer: &Arc<SearchAnswer>);
}

/// Query vectors by model and text. Equal keys have equal vectors, so these never go stale. Never fails, like
/// [`AnswerCache`].
#[async_trait]
pub trait QueryVectorCache: Send + Sync {
    /// The vectors cached for these keys, in their order. One call, since they may be remote.
    async fn vectors(&self, keys: &[EmbeddingKey]) -> CacheLookup<Vec<Option<Arc<[f32]>>>>;

    /// Caches vectors. They may be evicted at any time.
    async fn put_vectors(&self, vectors: &[(EmbeddingKey, Arc<[f32]>)]);
}

/// 128-bit hash of a model's fingerprint and a text.
pub type EmbeddingKey = u128;

/// Why vectors could not be stored.
#[derive(Debug, thiserror::Error)]
#[error("embedding cache {path}: {reason}")]
pub struct EmbeddingCacheError {
    /// The file.
    pub path: String,
    /// What went wrong with it.
    pub reason: String,
}

/// Document vectors by model and text, stored across ingestion runs so that only new texts are embedded.
pub trait EmbeddingCache: Send + Sync {
    /// The vector stored for this key.
    fn get(&self, key: EmbeddingKey) -> Option<Vec<f32>>;

    /// Stores a vector durably: once this returns, a restarted run finds it.
    fn put(&self, key: EmbeddingKey, vector: &[f32]) -> Result<(), EmbeddingCacheError>;
}
