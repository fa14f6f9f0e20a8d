//! The components that can be unavailable while an answer is still given.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A component that was unavailable while the answer was computed. Reported in the answer, logged and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Degradation {
    /// No query embedding: keyword matches only.
    Embedder,
    /// The cache did not answer in time.
    Cache,
    /// The vector store did not answer; the embedded copy of the last published index did.
    VectorStore,
    /// The cross-encoder did not score the top candidates: their order is unchanged.
    CrossEncoder,
    /// The language model did not finish the answer: it is composed from the films' records.
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
