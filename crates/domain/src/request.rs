//! What a caller asks of search, after validation.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{FacetField, Filters};

/// Which lists an answer draws on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SearchMode {
    /// Meaning and words, fused.
    #[default]
    Hybrid,
    /// Meaning only: nearest vectors.
    Semantic,
    /// Words only: BM25.
    Keyword,
}

/// The order of the hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortOrder {
    /// Best match first.
    #[default]
    Relevance,
    /// Best rated first.
    Rating,
    /// Newest first.
    Year,
    /// Most popular first.
    Popularity,
}

/// A search, validated and normalised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// The cleaned words; never empty.
    pub text: String,
    /// Search the words literally: no spelling correction, no query understanding.
    pub literal: bool,
    /// Which lists to draw on.
    pub mode: SearchMode,
    /// Weight of meaning against words in hybrid mode, 0–1.
    pub semantic_ratio: f32,
    /// Hard constraints.
    pub filters: Filters,
    /// Order of the hits.
    pub sort: SortOrder,
    /// Hits on the page, 1–50.
    pub limit: u32,
    /// Hits to skip, 0–1,000.
    pub offset: u32,
    /// Fields to count the candidates over.
    pub facets: Vec<FacetField>,
    /// Explain how each hit was found.
    pub explain: bool,
}

/// Default weight of meaning against words: equal, as in the paper on rank fusion. It selects the candidates; the
/// reranking model orders them.
pub const DEFAULT_SEMANTIC_RATIO: f32 = 0.5;

impl SearchRequest {
    /// A request with cleaned words and a number of hits, and defaults for the rest.
    pub fn plain(text: impl Into<String>, limit: u32) -> Self {
        SearchRequest {
            text: text.into(),
            literal: false,
            mode: SearchMode::Hybrid,
            semantic_ratio: DEFAULT_SEMANTIC_RATIO,
            filters: Filters::default(),
            sort: SortOrder::Relevance,
            limit,
            offset: 0,
            facets: Vec::new(),
            explain: false,
        }
    }
}
