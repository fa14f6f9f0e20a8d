//! An opened artefact as a vector store, a catalogue, a suggester and a lexicon.

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::{
    Facet, FacetField, Filters, IndexInfo, Movie, MovieCard, MovieId, Signals, SparseVector, Suggestion,
};
use cinerag_ports::{
    Catalogue, CoRatings, Lexicon, ListOrder, Meaning, NearPhrase, NearWord, PhraseKind, QueryVector, Scored,
    StoreError, Suggester, UserRating, UserRatings, VectorQuery, VectorStore,
};

use super::artefact::Artefact;
use super::bitmap::Bitmap;
use super::columns::Columns;
use super::dense::DenseVectors;
use super::lexicon::LexiconSections;
use super::payload::Payload;
use super::sparse::InvertedFile;
use super::suggest::Suggestions;
use super::tastes::StoredTastes;
use super::topk::TopK;
use super::{facets, filter, pointer, write};
use crate::manifest::Manifest;

/// One version of the index, open for reading. Cheap to share; nothing in it changes.
pub struct EmbeddedIndex {
    artefact: Artefact,
    info: Arc<IndexInfo>,
    columns: Columns,
    dense: Vec<DenseVectors>,
    sparse: Vec<InvertedFile>,
    payload: Payload,
    suggestions: Suggestions,
    lexicon: LexiconSections,
    tastes: StoredTastes,
}

impl EmbeddedIndex {
    /// Opens the version that is current in an index folder.
    ///
    /// # Errors
    /// [`StoreError::NoIndex`] when nothing has been published there; [`StoreError::Corrupt`] when the pointer
    /// or the artefact is not what was published.
    pub fn open_current(folder: &Path) -> Result<Self, StoreError> {
        Self::open(&pointer::current(folder)?)
    }

    /// Opens one artefact file, checking all of it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let artefact = Artefact::open(path)?;
        let raw = artefact.values(artefact.column::<u8>("manifest")?);
        let manifest: Manifest = serde_json::from_slice(raw)
            .map_err(|error| artefact.corrupt(format!("manifest is unreadable: {error}")))?;
        let info = Arc::new(manifest.info(artefact.fingerprint().clone()));
        let (movies, dimension) = (info.movies as usize, info.dimension as usize);
        let dense = manifest
            .dense
            .iter()
            .map(|name| DenseVectors::open(&artefact, name, movies, dimension, write::is_coded(name)));
        let dense = dense.collect::<Result<_, _>>()?;
        let sparse = manifest.sparse.iter().map(|name| InvertedFile::open(&artefact, name, movies));
        let sparse = sparse.collect::<Result<_, _>>()?;
        Ok(EmbeddedIndex {
            columns: Columns::open(&artefact, movies)?,
            payload: Payload::open(&artefact, movies)?,
            suggestions: Suggestions::open(&artefact)?,
            lexicon: LexiconSections::open(&artefact)?,
            tastes: StoredTastes::open(&artefact, movies)?,
            dense,
            sparse,
            info,
            artefact,
        })
    }

    fn dense(&self, name: &str) -> Result<&DenseVectors, StoreError> {
        let found = self.dense.iter().find(|vectors| vectors.name == name);
        found.ok_or_else(|| StoreError::UnknownVector(name.to_owned()))
    }

    fn sparse(&self, name: &str) -> Result<&InvertedFile, StoreError> {
        let found = self.sparse.iter().find(|file| file.name == name);
        found.ok_or_else(|| StoreError::UnknownVector(name.to_owned()))
    }

    fn scored(&self, ranked: impl Iterator<Item = (usize, f32)>) -> Vec<Scored> {
        ranked
            .map(|(ordinal, score)| Scored { id: self.columns.id(&self.artefact, ordinal), score })
            .collect()
    }

    /// One ranked list over the admitted films.
    fn ranked(&self, query: &VectorQuery, admitted: Option<&Bitmap>) -> Result<Vec<Scored>, StoreError> {
        match &query.vector {
            QueryVector::Dense(vector) => {
                let vectors = self.dense(&query.name)?;
                Ok(self.scored(vectors.nearest(&self.artefact, vector, admitted, query.limit)?))
            }
            QueryVector::Sparse(vector) => {
                let file = self.sparse(&query.name)?;
                Ok(self.scored(file.matching(&self.artefact, vector, admitted, query.limit)))
            }
        }
    }

    /// The films that pass the filter and, when given, are among the ids.
    fn selection(&self, filters: &Filters, among: Option<&[MovieId]>) -> Bitmap {
        let admitted = filter::admitted(&self.artefact, &self.columns, filters);
        let among = among.map(|ids| filter::of_ids(&self.artefact, &self.columns, ids));
        match (admitted, among) {
            (None, None) => Bitmap::full(self.info.movies as usize),
            (Some(set), None) | (None, Some(set)) => set,
            (Some(mut set), Some(among)) => {
                set.intersect(&among);
                set
            }
        }
    }
}

#[async_trait]
impl VectorStore for EmbeddedIndex {
    fn info(&self) -> Arc<IndexInfo> {
        Arc::clone(&self.info)
    }

    async fn query_batch(
        &self,
        queries: &[VectorQuery],
        filters: &Filters,
    ) -> Result<Vec<Vec<Scored>>, StoreError> {
        let admitted = filter::admitted(&self.artefact, &self.columns, filters);
        queries.iter().map(|query| self.ranked(query, admitted.as_ref())).collect()
    }

    async fn dense_vector(&self, name: &str, id: MovieId) -> Result<Option<Vec<f32>>, StoreError> {
        let vectors = self.dense(name)?;
        let ordinal = self.columns.ordinal(&self.artefact, id);
        Ok(ordinal.map(|ordinal| vectors.vector(&self.artefact, ordinal)))
    }

    async fn sparse_vector(&self, name: &str, id: MovieId) -> Result<Option<SparseVector>, StoreError> {
        let file = self.sparse(name)?;
        let ordinal = self.columns.ordinal(&self.artefact, id);
        Ok(ordinal.map(|ordinal| file.row(&self.artefact, ordinal)))
    }

    async fn list(
        &self,
        filters: &Filters,
        among: Option<&[MovieId]>,
        order: ListOrder,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<MovieId>, StoreError> {
        let set = self.selection(filters, among);
        let mut top = TopK::with_capacity(set.count() as usize);
        for ordinal in set.iter() {
            let key = match order {
                ListOrder::Rating => self.artefact.values(self.columns.quality)[ordinal],
                ListOrder::Year => f32::from(self.artefact.values(self.columns.year)[ordinal]),
                ListOrder::Popularity => self.artefact.values(self.columns.popularity)[ordinal],
            };
            top.push(key, ordinal);
        }
        let page = top.best(offset.saturating_add(limit)).skip(offset);
        Ok(page.map(|(ordinal, _)| self.columns.id(&self.artefact, ordinal)).collect())
    }

    async fn count(&self, filters: &Filters) -> Result<u32, StoreError> {
        Ok(self.selection(filters, None).count())
    }

    async fn facets(
        &self,
        fields: &[FacetField],
        filters: &Filters,
        among: Option<&[MovieId]>,
    ) -> Result<Vec<Facet>, StoreError> {
        let set = self.selection(filters, among);
        Ok(fields.iter().map(|field| facets::count(&self.artefact, &self.columns, *field, &set)).collect())
    }

    async fn signals(&self, ids: &[MovieId]) -> Result<Vec<Option<Signals>>, StoreError> {
        let of = |id: &MovieId| {
            let ordinal = self.columns.ordinal(&self.artefact, *id);
            ordinal.map(|ordinal| self.columns.signals(&self.artefact, ordinal))
        };
        Ok(ids.iter().map(of).collect())
    }

    async fn cards(&self, ids: &[MovieId]) -> Result<Vec<Option<MovieCard>>, StoreError> {
        let card = |id: &MovieId| {
            let ordinal = self.columns.ordinal(&self.artefact, *id);
            ordinal.map(|ordinal| self.payload.card(&self.artefact, ordinal)).transpose()
        };
        ids.iter().map(card).collect()
    }
}

#[async_trait]
impl Catalogue for EmbeddedIndex {
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
        let movie = |id: &MovieId| {
            let ordinal = self.columns.ordinal(&self.artefact, *id);
            ordinal.map(|ordinal| self.payload.movie(&self.artefact, &self.columns, ordinal)).transpose()
        };
        ids.iter().map(movie).collect()
    }
}

#[async_trait]
impl Suggester for EmbeddedIndex {
    async fn suggest(&self, folded_prefix: &str, limit: usize) -> Result<Vec<Suggestion>, StoreError> {
        self.suggestions.complete(&self.artefact, folded_prefix, limit)
    }
}

impl Lexicon for EmbeddedIndex {
    fn meanings(&self, phrase: &str) -> Vec<Meaning> {
        self.lexicon.meanings(&self.artefact, phrase)
    }

    fn has_phrase_starting(&self, words: &str) -> bool {
        self.lexicon.has_phrase_starting(&self.artefact, words)
    }

    fn near_phrases(&self, phrase: &str, kind: PhraseKind, max_edits: u8, limit: usize) -> Vec<NearPhrase> {
        self.lexicon.near_phrases(&self.artefact, phrase, kind, max_edits, limit)
    }

    fn word_count(&self, word: &str) -> u32 {
        self.lexicon.word_count(&self.artefact, word)
    }

    fn is_word(&self, word: &str) -> bool {
        self.lexicon.is_word(&self.artefact, word)
    }

    fn near_words(&self, word: &str, max_edits: u8, limit: usize) -> Vec<NearWord> {
        self.lexicon.near_words(&self.artefact, word, max_edits, limit)
    }
}

#[async_trait]
impl CoRatings for EmbeddedIndex {
    async fn co_rated(&self, ids: &[MovieId]) -> Result<Vec<Vec<Scored>>, StoreError> {
        let of = |id: &MovieId| {
            let ordinal = self.columns.ordinal(&self.artefact, *id);
            let list = ordinal.map(|ordinal| self.tastes.co_rated(&self.artefact, &self.columns, ordinal));
            list.unwrap_or_default()
        };
        Ok(ids.iter().map(of).collect())
    }
}

#[async_trait]
impl UserRatings for EmbeddedIndex {
    async fn ratings_of(&self, user: u32) -> Result<Option<Vec<UserRating>>, StoreError> {
        Ok(self.tastes.ratings_of(&self.artefact, &self.columns, user))
    }
}
