//! Nearest films by named vectors, under filters; listing, counting, facets, payload.
//!
//! Limited to what an embedded index and Qdrant both do well: named dense and sparse vectors, one filter per batch,
//! payload by id, facets over a filter or a set of ids.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::{Facet, FacetField, Filters, IndexInfo, MovieCard, MovieId, Signals, SparseVector};

/// Name of the dense vector of the composite document.
pub const DENSE_DOCUMENT: &str = "document";
/// Name of the dense vector of the plot alone: synopsis, tagline, keywords, tags. It is compared with a few hundred
/// candidates, so a store may hold it in 8 bits; scores are then off by up to 0.01.
pub const DENSE_PLOT: &str = "plot";
/// Name of the sparse vector of BM25 weights.
pub const SPARSE_BM25: &str = "bm25";
/// Name of the sparse vector of traits: whole names, keywords, genres and series, of length 1, so that the dot
/// product of two films' vectors is a cosine. Its terms are made by [`trait_term`].
pub const SPARSE_TRAITS: &str = "traits";
/// Name of the sparse vector of title words alone, each film's weights adding up to 1: a query that has every word of
/// a title scores 1.
pub const SPARSE_TITLE: &str = "title";

/// Name of the sparse vector of what a film is about, word by word: keywords, tags and moods, each word weighing its
/// inverse document frequency.
pub const SPARSE_SUBJECTS: &str = "subjects";

/// Name of the sparse vector of concepts: how strongly, 0–1, the film has each concept of the genome, under
/// `cinerag_genome::concept_term`.
pub const SPARSE_CONCEPTS: &str = "concepts";

/// The text whose hash is a trait's term: the kind of trait, a colon, the folded name ("person:tom hanks").
pub fn trait_term(kind: TraitKind, folded_name: &str) -> String {
    format!("{}:{folded_name}", kind.name())
}

/// What a trait is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TraitKind {
    /// Somebody who worked on the film, in any role.
    Person,
    /// A keyword, tag or mood, whole.
    Topic,
    /// A genre.
    Genre,
    /// A series of films, by the part of the title that they share.
    Series,
}

impl TraitKind {
    const fn name(self) -> &'static str {
        match self {
            TraitKind::Person => "person",
            TraitKind::Topic => "topic",
            TraitKind::Genre => "genre",
            TraitKind::Series => "series",
        }
    }
}

/// Why the store could not answer. Cloned for everyone who waited for the same answer.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// Nothing has been published yet.
    #[error("no index at {path}: build one with `cinerag ingest`")]
    NoIndex {
        /// Where it was expected.
        path: String,
    },
    /// Bytes that differ from what was published.
    #[error("index {path} is not usable: {reason}; delete it and run `cinerag ingest` again")]
    Corrupt {
        /// The file.
        path: String,
        /// What was found and what was expected.
        reason: String,
    },
    /// No vector of this name is stored.
    #[error("the index has no vector named {0:?}")]
    UnknownVector(String),
    /// The query was embedded by another model than the documents.
    #[error("a vector of {got} components was compared with an index of {expected}")]
    Dimension {
        /// What the index holds.
        expected: usize,
        /// What the query has.
        got: usize,
    },
    /// The store did not answer.
    #[error("the vector store did not answer: {0}")]
    Unavailable(String),
}

impl StoreError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            StoreError::NoIndex { .. } => "index_missing",
            StoreError::Corrupt { .. } => "index_corrupt",
            StoreError::UnknownVector(_) => "vector_unknown",
            StoreError::Dimension { .. } => "vector_dimension",
            StoreError::Unavailable(_) => "vector_store_unavailable",
        }
    }

    /// True when the store is at fault and another store may answer; false when the query is at fault.
    pub const fn is_outage(&self) -> bool {
        !matches!(self, StoreError::UnknownVector(_) | StoreError::Dimension { .. })
    }
}

/// What the results should be near.
#[derive(Debug, Clone, PartialEq)]
pub enum QueryVector {
    /// Unit vector; scored by dot product, which is the cosine. Every admitted film has a score.
    Dense(Vec<f32>),
    /// Term weights; scored by dot product. Films that share no term are not results.
    Sparse(SparseVector),
}

/// One ranked list to compute.
#[derive(Debug, Clone, PartialEq)]
pub struct VectorQuery {
    /// Which of the stored vectors to compare with ([`DENSE_DOCUMENT`], [`SPARSE_BM25`]).
    pub name: String,
    /// What the results should be near.
    pub vector: QueryVector,
    /// Longest list wanted.
    pub limit: usize,
}

/// A film with a list's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// The film.
    pub id: MovieId,
    /// Dot product.
    pub score: f32,
}

/// Orders a listing can have. Ties fall back to the id, ascending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOrder {
    /// Best liked first.
    Rating,
    /// Newest first; films of unknown year last.
    Year,
    /// Best known first.
    Popularity,
}

/// One published index of films; nothing in it changes. Requests use it through
/// [`IndexSnapshot::ask`](crate::IndexSnapshot::ask).
#[async_trait]
pub trait VectorStore: Send + Sync {
    /// What the index was made from.
    fn info(&self) -> Arc<IndexInfo>;

    /// Answers every query under one filter, lists in the order of the queries. Each list is exact, ordered
    /// by score descending, ties by id ascending.
    async fn query_batch(
        &self,
        queries: &[VectorQuery],
        filters: &Filters,
    ) -> Result<Vec<Vec<Scored>>, StoreError>;

    /// A film's stored dense vector, or `None` when no film has this id.
    async fn dense_vector(&self, name: &str, id: MovieId) -> Result<Option<Vec<f32>>, StoreError>;

    /// A film's stored sparse vector, or `None` when no film has this id. Fast for [`SPARSE_TRAITS`] and
    /// [`SPARSE_CONCEPTS`], which the read path needs; for the other names a store may read every term.
    async fn sparse_vector(&self, name: &str, id: MovieId) -> Result<Option<SparseVector>, StoreError>;

    /// Dense vectors of several films, in the order of the ids. Remote stores answer in one call.
    async fn dense_vectors(&self, name: &str, ids: &[MovieId]) -> Result<Vec<Option<Vec<f32>>>, StoreError> {
        let mut vectors = Vec::with_capacity(ids.len());
        for id in ids {
            vectors.push(self.dense_vector(name, *id).await?);
        }
        Ok(vectors)
    }

    /// Sparse vectors of several films, likewise.
    async fn sparse_vectors(
        &self,
        name: &str,
        ids: &[MovieId],
    ) -> Result<Vec<Option<SparseVector>>, StoreError> {
        let mut vectors = Vec::with_capacity(ids.len());
        for id in ids {
            vectors.push(self.sparse_vector(name, *id).await?);
        }
        Ok(vectors)
    }

    /// Films that pass the filter, limited to those in `among` if given, ordered; `limit` of them from `offset`.
    async fn list(
        &self,
        filters: &Filters,
        among: Option<&[MovieId]>,
        order: ListOrder,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<MovieId>, StoreError>;

    /// How many films pass the filter.
    async fn count(&self, filters: &Filters) -> Result<u32, StoreError>;

    /// Counts the films that pass the filter, limited to those in `among` if given, over each field.
    async fn facets(
        &self,
        fields: &[FacetField],
        filters: &Filters,
        among: Option<&[MovieId]>,
    ) -> Result<Vec<Facet>, StoreError>;

    /// What reranking reads of each film, in the order of the ids; `None` where no film has the id.
    async fn signals(&self, ids: &[MovieId]) -> Result<Vec<Option<Signals>>, StoreError>;

    /// Stored cards, in the order of the ids; `None` where no film has the id.
    async fn cards(&self, ids: &[MovieId]) -> Result<Vec<Option<MovieCard>>, StoreError>;
}
