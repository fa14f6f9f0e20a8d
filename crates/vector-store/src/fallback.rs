//! A preferred store with another one behind it: when the first is away, the second answers, and the answer says so.
//!
//! Each request takes its own [`view`](VectorStore::view): it stays with one version of the preferred store, goes over
//! to the second at the first failure and stays there, and knows by itself whether it did. A store that answers every
//! question, but slowly, has failed as well: a request has one measure of patience for all its questions.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::{
    Facet, FacetField, Filters, Fingerprint, IndexInfo, MovieCard, MovieId, Signals, SparseVector,
};
use cinerag_ports::{ListOrder, Scored, StoreError, VectorQuery, VectorStore};
use tokio::time::{Instant, timeout};
use xxhash_rust::xxh3::xxh3_128;

/// Where the preferred store comes from.
#[async_trait]
pub trait Preferred: Send + Sync {
    /// The version to ask now, or `None` while it is away, which the implementation has logged.
    async fn current(&self) -> Option<Arc<dyn VectorStore>>;

    /// What [`current`](Self::current) gave last, without asking.
    fn latest(&self) -> Option<Arc<dyn VectorStore>>;

    /// Longest that one request may wait for its answers, all of them together.
    fn patience(&self) -> Duration;

    /// Called when a version that [`current`](Self::current) gave did not answer, or not in time.
    fn failed(&self, error: &StoreError);
}

/// The preferred store, and the one behind it.
pub struct Fallback {
    preferred: Arc<dyn Preferred>,
    behind: Arc<dyn VectorStore>,
}

impl Fallback {
    /// `behind` must always answer: an embedded index.
    pub fn new(preferred: Arc<dyn Preferred>, behind: Arc<dyn VectorStore>) -> Self {
        Fallback { preferred, behind }
    }

    fn view_of(&self, store: Option<Arc<dyn VectorStore>>) -> View {
        View {
            is_away: AtomicBool::new(store.is_none()),
            waited_us: AtomicU64::new(0),
            patience: self.preferred.patience(),
            store,
            preferred: Arc::clone(&self.preferred),
            behind: Arc::clone(&self.behind),
        }
    }

    async fn asked(&self) -> View {
        self.view_of(self.preferred.current().await)
    }
}

/// What one request sees.
struct View {
    store: Option<Arc<dyn VectorStore>>,
    /// Set once and for the whole request: two halves of an answer from two indexes would not fit together.
    is_away: AtomicBool,
    /// For the preferred store, so far.
    waited_us: AtomicU64,
    /// For all that is waited.
    patience: Duration,
    preferred: Arc<dyn Preferred>,
    behind: Arc<dyn VectorStore>,
}

impl View {
    /// The preferred store, as long as it answers.
    fn store(&self) -> Option<&Arc<dyn VectorStore>> {
        self.store.as_ref().filter(|_| !self.is_away.load(Ordering::Relaxed))
    }

    /// An answer of the preferred store, waited for as long as the request has patience left.
    async fn in_time<T>(&self, answer: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        let waited = Duration::from_micros(self.waited_us.load(Ordering::Relaxed));
        let left = self.patience.saturating_sub(waited);
        let asked = Instant::now();
        let answered = timeout(left, answer).await;
        self.waited_us.fetch_add(asked.elapsed().as_micros() as u64, Ordering::Relaxed);
        answered.unwrap_or_else(|_| {
            let waited = self.patience.as_millis();
            Err(StoreError::Unavailable(format!("one request waited {waited} ms for its answers in all")))
        })
    }

    /// The preferred store's answer; `None` when it has none, which holds from now on.
    fn settled<T>(&self, answer: Result<T, StoreError>) -> Option<Result<T, StoreError>> {
        match answer {
            Err(error) if error.is_outage() => {
                self.is_away.store(true, Ordering::Relaxed);
                self.preferred.failed(&error);
                None
            }
            answer => Some(answer),
        }
    }
}

/// Asks the preferred store and, if it is away, the one behind it.
macro_rules! ask {
    ($view:ident.$method:ident($($argument:expr),*)) => {{
        if let Some(store) = $view.store() {
            let answer = $view.in_time(store.$method($($argument),*)).await;
            if let Some(answer) = $view.settled(answer) {
                return answer;
            }
        }
        $view.behind.$method($($argument),*).await
    }};
}

#[async_trait]
impl VectorStore for View {
    fn info(&self) -> Arc<IndexInfo> {
        self.store().unwrap_or(&self.behind).info()
    }

    fn is_degraded(&self) -> bool {
        self.store().is_none()
    }

    /// Of both: what the preferred store finds is read, spelt and explained by the index behind it. That one alone has
    /// another version here than where it is the only one: its answers say here that another store should have answered,
    /// and a cache that is shared keeps the others'.
    fn version(&self) -> Fingerprint {
        let preferred = self.store().map_or_else(|| "away".to_owned(), |store| store.version().to_string());
        Fingerprint::from_u128(xxh3_128(format!("{preferred}+{}", self.behind.version()).as_bytes()))
    }

    async fn query_batch(
        &self,
        queries: &[VectorQuery],
        filters: &Filters,
    ) -> Result<Vec<Vec<Scored>>, StoreError> {
        ask!(self.query_batch(queries, filters))
    }

    async fn dense_vector(&self, name: &str, id: MovieId) -> Result<Option<Vec<f32>>, StoreError> {
        ask!(self.dense_vector(name, id))
    }

    async fn sparse_vector(&self, name: &str, id: MovieId) -> Result<Option<SparseVector>, StoreError> {
        ask!(self.sparse_vector(name, id))
    }

    async fn dense_vectors(&self, name: &str, ids: &[MovieId]) -> Result<Vec<Option<Vec<f32>>>, StoreError> {
        ask!(self.dense_vectors(name, ids))
    }

    async fn sparse_vectors(
        &self,
        name: &str,
        ids: &[MovieId],
    ) -> Result<Vec<Option<SparseVector>>, StoreError> {
        ask!(self.sparse_vectors(name, ids))
    }

    async fn list(
        &self,
        filters: &Filters,
        among: Option<&[MovieId]>,
        order: ListOrder,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<MovieId>, StoreError> {
        ask!(self.list(filters, among, order, offset, limit))
    }

    async fn count(&self, filters: &Filters) -> Result<u32, StoreError> {
        ask!(self.count(filters))
    }

    async fn facets(
        &self,
        fields: &[FacetField],
        filters: &Filters,
        among: Option<&[MovieId]>,
    ) -> Result<Vec<Facet>, StoreError> {
        ask!(self.facets(fields, filters, among))
    }

    async fn signals(&self, ids: &[MovieId]) -> Result<Vec<Option<Signals>>, StoreError> {
        ask!(self.signals(ids))
    }

    async fn cards(&self, ids: &[MovieId]) -> Result<Vec<Option<MovieCard>>, StoreError> {
        ask!(self.cards(ids))
    }
}

/// Asked without a view, every question is a request of its own.
#[async_trait]
impl VectorStore for Fallback {
    fn info(&self) -> Arc<IndexInfo> {
        self.view_of(self.preferred.latest()).info()
    }

    async fn view(&self) -> Option<Arc<dyn VectorStore>> {
        Some(Arc::new(self.asked().await))
    }

    fn is_degraded(&self) -> bool {
        self.preferred.latest().is_none()
    }

    fn version(&self) -> Fingerprint {
        self.view_of(self.preferred.latest()).version()
    }

    async fn query_batch(
        &self,
        queries: &[VectorQuery],
        filters: &Filters,
    ) -> Result<Vec<Vec<Scored>>, StoreError> {
        self.asked().await.query_batch(queries, filters).await
    }

    async fn dense_vector(&self, name: &str, id: MovieId) -> Result<Option<Vec<f32>>, StoreError> {
        self.asked().await.dense_vector(name, id).await
    }

    async fn sparse_vector(&self, name: &str, id: MovieId) -> Result<Option<SparseVector>, StoreError> {
        self.asked().await.sparse_vector(name, id).await
    }

    async fn dense_vectors(&self, name: &str, ids: &[MovieId]) -> Result<Vec<Option<Vec<f32>>>, StoreError> {
        self.asked().await.dense_vectors(name, ids).await
    }

    async fn sparse_vectors(
        &self,
        name: &str,
        ids: &[MovieId],
    ) -> Result<Vec<Option<SparseVector>>, StoreError> {
        self.asked().await.sparse_vectors(name, ids).await
    }

    async fn list(
        &self,
        filters: &Filters,
        among: Option<&[MovieId]>,
        order: ListOrder,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<MovieId>, StoreError> {
        self.asked().await.list(filters, among, order, offset, limit).await
    }

    async fn count(&self, filters: &Filters) -> Result<u32, StoreError> {
        self.asked().await.count(filters).await
    }

    async fn facets(
        &self,
        fields: &[FacetField],
        filters: &Filters,
        among: Option<&[MovieId]>,
    ) -> Result<Vec<Facet>, StoreError> {
        self.asked().await.facets(fields, filters, among).await
    }

    async fn signals(&self, ids: &[MovieId]) -> Result<Vec<Option<Signals>>, StoreError> {
        self.asked().await.signals(ids).await
    }

    async fn cards(&self, ids: &[MovieId]) -> Result<Vec<Option<MovieCard>>, StoreError> {
        self.asked().await.cards(ids).await
    }
}
