//! The ways in which an answer can be less than it should be, and still be an answer.

use serde::{Deserialize, Serialize};

/// A part that was away while the answer was made. Carried in the answer, logged and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Degradation {
    /// No query embedding: keyword matches only.
    Embedder,
    /// The cache did not answer in time.
    Cache,
    /// The vector store did not answer; the embedded index, published last on this machine, did in its place.
    VectorStore,
    /// The cross-encoder did not score the first candidates: they keep the order they had.
    CrossEncoder,
    /// The language model did not write the answer, or not all of it: it is put together from the films' records.
    Generator,
}

impl Degradation {
    /// The name in answers, logs and metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Degradation::Embedder => "embedder",
            Degradation::Cache => "cache",
            Degradation::VectorStore => "vector_store",
            Degradation::CrossEncoder => "cross_encoder",
            Degradation::Generator => "generator",
        }
    }
}
