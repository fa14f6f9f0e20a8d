//! Text → unit vector.

use cinerag_domain::Fingerprint;

/// Why a text could not be embedded.
#[derive(Debug, thiserror::Error)]
pub enum EmbedError {
    /// The model's files are missing or unreadable.
    #[error("embedding model not usable at {path}: {reason}; build it with `make layer`")]
    ModelMissing {
        /// The file or folder.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The model ran and failed.
    #[error("embedding failed: {0}")]
    Failed(String),
}

impl EmbedError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            EmbedError::ModelMissing { .. } => "model_missing",
            EmbedError::Failed(_) => "embedding_failed",
        }
    }
}

/// Turns text into a vector of unit length, so that a dot product is the cosine.
///
/// Work is CPU-bound and takes a few milliseconds: callers run it on a worker thread.
pub trait Embedder: Send + Sync {
    /// Embeds one text. Equal texts give equal vectors. Input beyond the model's limit is ignored.
    ///
    /// Shape: [`Embedder::dimension`] components, L2 norm 1.
    fn embed(&self, text: &str) -> Result<Vec<f32>, EmbedError>;

    /// Words of four letters and more that the model's vocabulary has whole, lower case: ordinary words, spelt
    /// correctly even if no film has them. Empty where there is no such list.
    fn whole_words(&self) -> Vec<String> {
        Vec::new()
    }

    /// Components of a vector.
    fn dimension(&self) -> usize;

    /// Names the model: vectors of equal fingerprints can be compared.
    fn fingerprint(&self) -> &Fingerprint;
}
