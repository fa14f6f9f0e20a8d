//! What has been computed before: query answers on the read path, document vectors on the write path.

use std::sync::Arc;

use cinerag_domain::SearchAnswer;

/// Answers by canonical key. A key names everything the answer depends on (request, index, model, ranking),
/// so that nothing ever has to be invalidated by hand.
pub trait AnswerCache: Send + Sync {
    /// The answer kept for this key.
    fn get(&self, key: &str) -> Option<Arc<SearchAnswer>>;

    /// Keeps an answer. It may be forgotten at any time.
    fn put(&self, key: String, answer: Arc<SearchAnswer>);
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
