//! What an index and a model report about themselves.

use serde::{Deserialize, Serialize};

use crate::Fingerprint;

/// What a published index was made from. Indexes with equal fingerprints give equal answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexInfo {
    /// Of the index itself: changes with any byte of it.
    pub fingerprint: Fingerprint,
    /// Of the embedding model whose vectors it holds.
    pub model: Fingerprint,
    /// Version of the composite document template.
    pub template: String,
    /// Of the records it was made from.
    pub data: Fingerprint,
    /// Name of the data set, for people.
    pub data_name: String,
    /// Films in it.
    pub movies: u32,
    /// Components of a dense vector.
    pub dimension: u32,
    /// Year of its newest film; 0 when no year is known.
    pub newest_year: u16,
}

/// What a model folder reports about itself (`manifest.json`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelManifest {
    /// Its name on the model hub.
    pub model: String,
    /// Of the graph, its weights and the vocabulary.
    pub fingerprint: Fingerprint,
    /// Components of a vector.
    pub dimension: u32,
    /// Longest input, special tokens included; longer texts are truncated.
    pub max_tokens: u32,
}
