//! What has been computed before: answers and query vectors on the read path, document vectors on the write path.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::SearchAnswer;

/// Where something kept was found.
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

/// An answer that was kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The answer.
    pub answer: Arc<SearchAnswer>,
    /// Where it was.
    pub tier: CacheTier,
    /// Past its time: still good to give, and due to be made anew.
    pub is_stale: bool,
}

/// What looking came to.
#[derive(Debug, Clone)]
pub struct Looked<T> {
    /// What was there.
    pub found: T,
    /// A tier that was asked did not answer in time, so more may be kept than was found.
    pub is_away: bool,
}

/// Answers by canonical key. A key names everything the answer depends on (request, index, model, ranking),
/// so that nothing ever has to be invalidated by hand. Looking and keeping never fail and never take long, since there
/// is always another way to an answer: a cache that is away is one that has nothing, and says so.
#[async_trait]
pub trait AnswerCache: Send + Sync {
    /// The answer kept for this key, if it is in this very process: no waiting, for the way that most requests take.
    fn at_hand(&self, key: &str) -> Option<Kept>;

    /// The answer kept for this key, wherever it is; a fresh one rather than a stale one.
    async fn get(&self, key: &str) -> Looked<Option<Kept>>;

    /// Keeps an answer. It may be forgotten at any time.
    async fn put(&self, key: &str, answer: &Arc<SearchAnswer>);
}

/// Query vectors by model and text. Equal keys have equal vectors, so that these never go stale. Never fails, as above.
#[async_trait]
pub trait QueryVectorCache: Send + Sync {
    /// The vectors kept for these keys, in their order. One call, since they may be a network away.
    async fn vectors(&self, keys: &[EmbeddingKey]) -> Looked<Vec<Option<Arc<[f32]>>>>;

    /// Keeps vectors. They may be forgotten at any time.
    async fn keep_vectors(&self, vectors: &[(EmbeddingKey, Arc<[f32]>)]);
}

/// 128-bit hash of a model's fingerprint and a text.
pub type EmbeddingKey = u128;

/// Why vectors could not be kept.
#[derive(Debug, thiserror::Error)]
#[error("embedding cache {path}: {reason}")]
pub struct EmbeddingCacheError {
    /// The file.
    pub path: String,
    /// What went wrong with it.
    pub reason: String,
}

/// Document vectors by model and text, kept across ingestion runs so that only new texts are embedded.
pub trait EmbeddingCache: Send + Sync {
    /// The vector kept for this key.
    fn get(&self, key: EmbeddingKey) -> Option<Vec<f32>>;

    /// Keeps a vector durably: once this returns, a run that is killed finds it again.
    fn put(&self, key: EmbeddingKey, vector: &[f32]) -> Result<(), EmbeddingCacheError>;
}
