//! The current index of a folder, followed while a server runs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use cinerag_domain::{
    Facet, FacetField, Filters, IndexInfo, Movie, MovieCard, MovieId, Signals, SparseVector, Suggestion,
};
use cinerag_ports::{
    Catalogue, CoRatings, Lexicon, ListOrder, Meaning, NearPhrase, NearWord, PhraseKind, Scored, StoreError,
    Suggester, UserRating, UserRatings, VectorQuery, VectorStore,
};

use super::index::EmbeddedIndex;
use super::pointer;

/// Serves the version that was current at the last [`LiveIndex::refresh`].
pub struct LiveIndex {
    folder: PathBuf,
    current: RwLock<(PathBuf, Arc<EmbeddedIndex>)>,
}

impl LiveIndex {
    /// Opens the current version of an index folder.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = pointer::current(folder)?;
        let index = Arc::new(EmbeddedIndex::open(&path)?);
        Ok(LiveIndex { folder: folder.to_owned(), current: RwLock::new((path, index)) })
    }

    /// Switches to the current version if it is another one; true when it did. On an error the version in
    /// use serves on.
    pub fn refresh(&self) -> Result<bool, StoreError> {
        let path = pointer::current(&self.folder)?;
        if self.current.read().unwrap_or_else(PoisonError::into_inner).0 == path {
            return Ok(false);
        }
        let index = Arc::new(EmbeddedIndex::open(&path)?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = (path, index);
        Ok(true)
    }

    fn index(&self) -> Arc<EmbeddedIndex> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner).1)
    }
}

#[async_trait]
impl VectorStore for LiveIndex {
    fn info(&self) -> Arc<IndexInfo> {
        self.index().info()
    }

    async fn query_batch(
        &self,
        queries: &[VectorQuery],
        filters: &Filters,
    ) -> Result<Vec<Vec<Scored>>, StoreError> {
        self.index().query_batch(queries, filters).await
    }

    async fn dense_vector(&self, name: &str, id: MovieId) -> Result<Option<Vec<f32>>, StoreError> {
        self.index().dense_vector(name, id).await
    }

    async fn sparse_vector(&self, name: &str, id: MovieId) -> Result<Option<SparseVector>, StoreError> {
        self.index().sparse_vector(name, id).await
    }

    async fn list(
        &self,
        filters: &Filters,
        among: Option<&[MovieId]>,
        order: ListOrder,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<MovieId>, StoreError> {
        self.index().list(filters, among, order, offset, limit).await
    }

    async fn count(&self, filters: &Filters) -> Result<u32, StoreError> {
        self.index().count(filters).await
    }

    async fn facets(
        &self,
        fields: &[FacetField],
        filters: &Filters,
        among: Option<&[MovieId]>,
    ) -> Result<Vec<Facet>, StoreError> {
        self.index().facets(fields, filters, among).await
    }

    async fn signals(&self, ids: &[MovieId]) -> Result<Vec<Option<Signals>>, StoreError> {
        self.index().signals(ids).await
    }

    async fn cards(&self, ids: &[MovieId]) -> Result<Vec<Option<MovieCard>>, StoreError> {
        self.index().cards(ids).await
    }
}

#[async_trait]
impl Catalogue for LiveIndex {
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
        self.index().movies(ids).await
    }
}

#[async_trait]
impl Suggester for LiveIndex {
    async fn suggest(&self, folded_prefix: &str, limit: usize) -> Result<Vec<Suggestion>, StoreError> {
        self.index().suggest(folded_prefix, limit).await
    }
}

impl Lexicon for LiveIndex {
    fn meanings(&self, phrase: &str) -> Vec<Meaning> {
        self.index().meanings(phrase)
    }

    fn has_phrase_starting(&self, words: &str) -> bool {
        self.index().has_phrase_starting(words)
    }

    fn near_phrases(&self, phrase: &str, kind: PhraseKind, max_edits: u8, limit: usize) -> Vec<NearPhrase> {
        self.index().near_phrases(phrase, kind, max_edits, limit)
    }

    fn word_count(&self, word: &str) -> u32 {
        self.index().word_count(word)
    }

    fn is_word(&self, word: &str) -> bool {
        self.index().is_word(word)
    }

    fn near_words(&self, word: &str, max_edits: u8, limit: usize) -> Vec<NearWord> {
        self.index().near_words(word, max_edits, limit)
    }
}

#[async_trait]
impl CoRatings for LiveIndex {
    async fn liked_together(&self, ids: &[MovieId]) -> Result<Vec<Vec<Scored>>, StoreError> {
        self.index().liked_together(ids).await
    }
}

#[async_trait]
impl UserRatings for LiveIndex {
    async fn ratings_of(&self, user: u32) -> Result<Option<Vec<UserRating>>, StoreError> {
        self.index().ratings_of(user).await
    }
}
