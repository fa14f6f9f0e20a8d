//! A film on its way through the read path.

use serde::{Deserialize, Serialize};

use crate::MovieId;

/// A film's place in a list, and its score there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RankedScore {
    /// Place in the list, from 1.
    pub rank: u32,
    /// The list's own score: cosine for dense, BM25 for sparse, the mean strength of the concepts.
    pub score: f32,
}

/// A film that retrieval found, with its evidence.
#[derive(Debug, Default, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The film.
    pub id: MovieId,
    /// Its place in the dense list.
    pub dense: Option<RankedScore>,
    /// Its place in the sparse list.
    pub sparse: Option<RankedScore>,
    /// Its place in the list of films with the wished concepts.
    pub concepts: Option<RankedScore>,
    /// Fused score, 0–1; 1 is first place in every list.
    pub score: f32,
}
