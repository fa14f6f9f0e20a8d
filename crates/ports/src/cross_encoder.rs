//! (Query, document) → how relevant the document is.

use cinerag_domain::Fingerprint;

/// Why pairs could not be scored.
#[derive(Debug, thiserror::Error)]
pub enum CrossEncodeError {
    /// The model's files are missing, unreadable, or not those of a cross-encoder.
    #[error("cross-encoder not usable at {path}: {reason}")]
    Unusable {
        /// The file or folder.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The model ran and failed.
    #[error("cross-encoding failed: {0}")]
    Failed(String),
}

impl CrossEncodeError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            CrossEncodeError::Unusable { .. } => "cross_encoder_unusable",
            CrossEncodeError::Failed(_) => "cross_encoding_failed",
        }
    }
}

/// Reads a query and a document in one pass and estimates how well the document answers it (Nogueira and Cho, "Passage
/// re-ranking with BERT", 2019). More precise than comparing two vectors, and far more expensive, since nothing can be
/// computed ahead: for the first few candidates only.
///
/// Work is CPU-bound and takes milliseconds per document: callers run it on a worker thread.
pub trait CrossEncoder: Send + Sync {
    /// One score per document, in the order of the documents: the log-odds that it is relevant to the query, so that 0
    /// is undecided. A document's score depends on the query and the document only, never on the other documents.
    fn scores(&self, query: &str, documents: &[&str]) -> Result<Vec<f32>, CrossEncodeError>;

    /// Names the model: equal fingerprints give equal scores.
    fn fingerprint(&self) -> &Fingerprint;
}
