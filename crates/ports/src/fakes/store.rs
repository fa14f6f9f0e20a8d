//! A store that compares with every film on each call.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::{
    Facet, FacetField, Filters, Fingerprint, IndexInfo, Movie, MovieCard, MovieId, Signals, SparseVector,
    Suggestion, decade_of, runtime_bucket,
};
use parking_lot::{Mutex, MutexGuard};

use super::{MemoryLexicon, suggest};
use crate::{
    Catalogue, CoRatings, IndexContents, IndexParts, IndexPublisher, IndexSnapshot, IndexSource, ListOrder,
    Point, PublishError, Published, QueryVector, Scored, StoreAnswer, StoreError, Suggester, UserRating,
    UserRatings, VectorQuery, VectorStore,
};

/// What a test runs before an answer of a [`MemoryIndex`]: nothing, a wait, an error, a publication.
pub type BeforeAnswer = Arc<dyn Fn() -> StoreAnswer<'static, ()> + Send + Sync>;

/// One version of an index, all of it in memory.
#[derive(Clone)]
pub struct MemoryIndex {
    contents: Arc<IndexContents>,
    before: Option<BeforeAnswer>,
}

/// Publishes to memory; clones share what is current.
#[derive(Clone, Default)]
pub struct MemoryStore(Arc<Mutex<Current>>);

#[derive(Default)]
struct Current {
    contents: Option<Arc<IndexContents>>,
    lexicon: Arc<MemoryLexicon>,
    before: Option<BeforeAnswer>,
}

impl MemoryStore {
    /// The version that is current now.
    pub fn index(&self) -> MemoryIndex {
        let current = self.current();
        let none = || Arc::new(crate::conformance::sample_contents(0, 0));
        let contents = current.contents.clone().unwrap_or_else(none);
        MemoryIndex { contents, before: current.before.clone() }
    }

    /// The same with its lexicon.
    pub fn parts(&self) -> IndexParts {
        let (index, lexicon) = (Arc::new(self.index()), Arc::clone(&self.current().lexicon));
        IndexParts {
            store: Arc::clone(&index) as _,
            lexicon,
            catalogue: Arc::clone(&index) as _,
            co_ratings: Arc::clone(&index) as _,
            user_ratings: Arc::clone(&index) as _,
            suggester: index,
        }
    }

    /// A snapshot of the version that is current now.
    pub fn snapshot_now(&self) -> IndexSnapshot {
        IndexSnapshot::new(self.parts())
    }

    /// Runs this before every answer of the vector stores that are opened from now on.
    pub fn set_before_answer(&self, before: BeforeAnswer) {
        self.current().before = Some(before);
    }

    fn current(&self) -> MutexGuard<'_, Current> {
        self.0.lock()
    }
}

#[async_trait]
impl IndexSource for MemoryStore {
    async fn snapshot(&self) -> IndexSnapshot {
        self.snapshot_now()
    }
}

impl MemoryIndex {
    /// The films, once the test has let the store answer.
    async fn points(&self) -> Result<&[Point], StoreError> {
        if let Some(before) = &self.before {
            before().await?;
        }
        Ok(&self.contents.points)
    }

    async fn admitted(
        &self,
        filters: &Filters,
        among: Option<&[MovieId]>,
    ) -> Result<Vec<&Point>, StoreError> {
        let passes = |point: &&Point| {
            filters.admits(&point.facts) && among.is_none_or(|ids| ids.contains(&point.facts.id))
        };
        Ok(self.points().await?.iter().filter(passes).collect())
    }
}

/// The info of an index of this many films, the newest of this year, for code that needs nothing else of an index.
pub fn index_info(movies: u32, newest_year: u16) -> IndexInfo {
    let none = || Fingerprint(String::new());
    IndexInfo {
        fingerprint: none(),
        model: none(),
        template: String::new(),
        data: none(),
        data_name: String::new(),
        movies,
        dimension: 1,
        newest_year,
    }
}

fn info_of(contents: &IndexContents) -> IndexInfo {
    let first = contents.points.first();
    IndexInfo {
        fingerprint: Fingerprint(format!("memory-{}-{}", contents.origin.data, contents.points.len())),
        model: contents.origin.model.clone(),
        template: contents.origin.template.clone(),
        data: contents.origin.data.clone(),
        data_name: contents.origin.data_name.clone(),
        movies: contents.points.len() as u32,
        dimension: first.and_then(|point| point.dense.values().next()).map_or(0, Vec::len) as u32,
        newest_year: contents.points.iter().filter_map(|point| point.facts.year).max().unwrap_or(0),
    }
}

fn score(point: &Point, query: &VectorQuery) -> Result<Option<f32>, StoreError> {
    let unknown = || StoreError::UnknownVector(query.name.clone());
    match &query.vector {
        QueryVector::Dense(vector) => {
            let stored = point.dense.get(&query.name).ok_or_else(unknown)?;
            if stored.len() != vector.len() {
                return Err(StoreError::Dimension { expected: stored.len(), got: vector.len() });
            }
            Ok(Some(stored.iter().zip(vector).map(|(a, b)| a * b).sum()))
        }
        QueryVector::Sparse(vector) => {
            let stored = point.sparse.get(&query.name).ok_or_else(unknown)?;
            Ok(Some(stored.dot(vector)).filter(|score| *score > 0.0))
        }
    }
}

#[async_trait]
impl VectorStore for MemoryIndex {
    fn info(&self) -> Arc<IndexInfo> {
        Arc::new(info_of(&self.contents))
    }

    async fn query_batch(
        &self,
        queries: &[VectorQuery],
        filters: &Filters,
    ) -> Result<Vec<Vec<Scored>>, StoreError> {
        let points = self.admitted(filters, None).await?;
        let ranked = |query: &VectorQuery| {
            let mut list = Vec::new();
            for point in &points {
                if let Some(score) = score(point, query)? {
                    list.push(Scored { id: point.facts.id, score });
                }
            }
            list.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
            list.truncate(query.limit);
            Ok(list)
        };
        queries.iter().map(ranked).collect()
    }

    async fn dense_vector(&self, name: &str, id: MovieId) -> Result<Option<Vec<f32>>, StoreError> {
        let points = self.points().await?;
        let point = points.iter().find(|point| point.facts.id == id);
        Ok(point.and_then(|point| point.dense.get(name).cloned()))
    }

    async fn sparse_vector(&self, name: &str, id: MovieId) -> Result<Option<SparseVector>, StoreError> {
        let points = self.points().await?;
        if points.iter().any(|point| !point.sparse.contains_key(name)) {
            return Err(StoreError::UnknownVector(name.to_owned()));
        }
        let point = points.iter().find(|point| point.facts.id == id);
        Ok(point.and_then(|point| point.sparse.get(name).cloned()))
    }

    async fn list(
        &self,
        filters: &Filters,
        among: Option<&[MovieId]>,
        order: ListOrder,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<MovieId>, StoreError> {
        let mut points = self.admitted(filters, among).await?;
        let key = |point: &Point| match order {
            ListOrder::Rating => point.movie.quality,
            ListOrder::Year => f32::from(point.facts.year.unwrap_or(0)),
            ListOrder::Popularity => point.movie.popularity,
        };
        points.sort_by(|a, b| key(b).total_cmp(&key(a)).then(a.facts.id.cmp(&b.facts.id)));
        Ok(points.iter().skip(offset).take(limit).map(|point| point.facts.id).collect())
    }

    async fn count(&self, filters: &Filters) -> Result<u32, StoreError> {
        Ok(self.admitted(filters, None).await?.len() as u32)
    }

    async fn facets(
        &self,
        fields: &[FacetField],
        filters: &Filters,
        among: Option<&[MovieId]>,
    ) -> Result<Vec<Facet>, StoreError> {
        let points = self.admitted(filters, among).await?;
        let facet = |field: &FacetField| {
            let values: Vec<String> = points.iter().flat_map(|point| facet_values(*field, point)).collect();
            let mut distinct = values.clone();
            distinct.sort();
            distinct.dedup();
            let count = |value: &String| values.iter().filter(|other| *other == value).count() as u32;
            Facet::from_tally(*field, distinct.iter().map(|value| (value.clone(), count(value))))
        };
        Ok(fields.iter().map(facet).collect())
    }

    async fn signals(&self, ids: &[MovieId]) -> Result<Vec<Option<Signals>>, StoreError> {
        let points = self.points().await?;
        let of = |id: &MovieId| points.iter().find(|point| point.facts.id == *id);
        Ok(ids.iter().map(|id| of(id).map(Point::signals)).collect())
    }

    async fn cards(&self, ids: &[MovieId]) -> Result<Vec<Option<MovieCard>>, StoreError> {
        let points = self.points().await?;
        let card = |id: &MovieId| points.iter().find(|point| point.facts.id == *id);
        Ok(ids.iter().map(|id| card(id).map(|point| point.movie.card.clone())).collect())
    }
}

fn facet_values(field: FacetField, point: &Point) -> Vec<String> {
    let facts = &point.facts;
    match field {
        FacetField::Genres => facts.genres.iter().map(|genre| genre.name().to_owned()).collect(),
        FacetField::Decade => facts.year.map(decade_of).into_iter().collect(),
        FacetField::Language => facts.language.clone().into_iter().collect(),
        FacetField::Runtime => {
            facts.runtime_minutes.map(|m| runtime_bucket(m).to_owned()).into_iter().collect()
        }
        FacetField::Rating => vec![(facts.rating as u32).to_string()],
        FacetField::Studio
        | FacetField::Series
        | FacetField::Certificate
        | FacetField::Country
        | FacetField::SpokenLanguage => {
            let mut names = field.names().map(|names| facts.names(names).to_vec()).unwrap_or_default();
            // a record may name a country twice
            names.sort();
            names.dedup();
            names
        }
    }
}

#[async_trait]
impl Catalogue for MemoryIndex {
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
        let points = &self.contents.points;
        let of = |id: &MovieId| points.iter().map(|point| &point.movie).find(|movie| movie.card.id == *id);
        Ok(ids.iter().map(of).map(Option::<&Movie>::cloned).collect())
    }
}

#[async_trait]
impl Suggester for MemoryIndex {
    async fn suggest(&self, folded_prefix: &str, limit: usize) -> Result<Vec<Suggestion>, StoreError> {
        Ok(suggest::complete(self.contents.suggestions.clone(), folded_prefix, limit))
    }
}

#[async_trait]
impl CoRatings for MemoryIndex {
    async fn co_rated(&self, ids: &[MovieId]) -> Result<Vec<Vec<Scored>>, StoreError> {
        self.contents.tastes.co_rated(ids).await
    }
}

#[async_trait]
impl UserRatings for MemoryIndex {
    async fn ratings_of(&self, user: u32) -> Result<Option<Vec<UserRating>>, StoreError> {
        self.contents.tastes.ratings_of(user).await
    }
}

impl IndexPublisher for MemoryStore {
    fn publish(&self, contents: &IndexContents) -> Result<Published, PublishError> {
        let films: Vec<MovieId> = contents.points.iter().map(|point| point.facts.id).collect();
        if let Some(mistake) = contents.tastes.mistake(&films) {
            return Err(PublishError::Invalid(mistake));
        }
        let mut current = self.current();
        let changed = current.contents.as_deref() != Some(contents);
        current.contents = Some(Arc::new(contents.clone()));
        current.lexicon = Arc::new(MemoryLexicon::new(contents.vocabulary.clone()));
        Ok(Published { info: info_of(contents), changed, bytes: 0 })
    }
}
