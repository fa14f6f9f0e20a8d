//! The index as one request sees it: one version of everything, from the first call to the last.
//!
//! In: the parts of an index. Out: an [`IndexSnapshot`], which a route takes from its [`IndexSource`] when a request
//! begins and holds until the answer is out. The snapshot also collects what degraded the answer.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::{Degradation, Fingerprint, IndexInfo, Movie, MovieId};
use parking_lot::Mutex;

use crate::{Catalogue, CoRatings, Lexicon, StoreError, Suggester, UserRatings, VectorStore};

/// A pending answer of a store.
pub type StoreAnswer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A call to a store that leaves its answer with the caller.
pub type StoreCall<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// Where requests get the index from.
#[async_trait]
pub trait IndexSource: Send + Sync {
    /// The version to answer a request from. Implementations check for a newer version here. A version that cannot be
    /// used is logged, and the current one returned.
    async fn snapshot(&self) -> IndexSnapshot;
}

/// One version of an index. Nothing in it changes. As an [`IndexSource`] it is the only version.
#[derive(Clone)]
pub struct IndexParts {
    /// Vectors, cards and filters.
    pub store: Arc<dyn VectorStore>,
    /// What words mean.
    pub lexicon: Arc<dyn Lexicon>,
    /// Whole records.
    pub catalogue: Arc<dyn Catalogue>,
    /// Films that the same people like.
    pub co_ratings: Arc<dyn CoRatings>,
    /// What users of the data set rated.
    pub user_ratings: Arc<dyn UserRatings>,
    /// Completions.
    pub suggester: Arc<dyn Suggester>,
}

impl IndexParts {
    /// All parts from one index.
    pub fn of<T>(index: &Arc<T>) -> Self
    where
        T: VectorStore + Lexicon + Catalogue + CoRatings + UserRatings + Suggester + 'static,
    {
        IndexParts {
            store: Arc::clone(index) as _,
            lexicon: Arc::clone(index) as _,
            catalogue: Arc::clone(index) as _,
            co_ratings: Arc::clone(index) as _,
            user_ratings: Arc::clone(index) as _,
            suggester: Arc::clone(index) as _,
        }
    }
}

#[async_trait]
impl IndexSource for IndexParts {
    async fn snapshot(&self) -> IndexSnapshot {
        IndexSnapshot::new(self.clone())
    }
}

/// A store that answers a request in place of the snapshot's own, until it fails.
#[async_trait]
pub trait PreferredStore: Send + Sync {
    /// The store to ask; `None` once it has failed. It stays failed for the rest of the request.
    fn store(&self) -> Option<&dyn VectorStore>;

    /// Runs a call to its end, or abandons it when the request has waited long enough.
    async fn run<'a>(&'a self, call: StoreCall<'a>);

    /// Called when a call was not answered.
    fn failed(&self, error: &StoreError);
}

/// One version of everything, for one request. Clones share what degraded.
#[derive(Clone)]
pub struct IndexSnapshot(Arc<Request>);

struct Request {
    parts: IndexParts,
    preferred: Option<Preferred>,
    /// Of `parts` alone.
    version: Fingerprint,
    degraded: Mutex<BTreeSet<Degradation>>,
}

struct Preferred {
    store: Arc<dyn PreferredStore>,
    /// For answers of the preferred store, and for answers given in its place.
    versions: [Fingerprint; 2],
}

impl IndexSnapshot {
    /// A snapshot for a new request.
    pub fn new(parts: IndexParts) -> Self {
        let version = parts.store.info().fingerprint.clone();
        IndexSnapshot(Arc::new(Request { parts, preferred: None, version, degraded: Mutex::default() }))
    }

    /// The same index with a preferred store for its vectors. `versions` name the answers of the preferred store, and
    /// the answers given in its place.
    #[must_use]
    pub fn preferring(&self, store: Arc<dyn PreferredStore>, versions: [Fingerprint; 2]) -> Self {
        let (parts, version) = (self.0.parts.clone(), self.0.version.clone());
        let preferred = Some(Preferred { store, versions });
        IndexSnapshot(Arc::new(Request { parts, preferred, version, degraded: Mutex::default() }))
    }

    /// The parts, to be held longer than a borrow.
    pub fn parts(&self) -> &IndexParts {
        &self.0.parts
    }

    /// The index's own store, which is in this process: stored data of films that were found is read here, without a
    /// remote call. To find films, use [`ask`](Self::ask).
    pub fn own_store(&self) -> &dyn VectorStore {
        &*self.0.parts.store
    }

    /// What words mean.
    pub fn lexicon(&self) -> &dyn Lexicon {
        &*self.0.parts.lexicon
    }

    /// Whole records.
    pub fn catalogue(&self) -> &dyn Catalogue {
        &*self.0.parts.catalogue
    }

    /// Films that the same people like.
    pub fn co_ratings(&self) -> &dyn CoRatings {
        &*self.0.parts.co_ratings
    }

    /// What users of the data set rated.
    pub fn user_ratings(&self) -> &dyn UserRatings {
        &*self.0.parts.user_ratings
    }

    /// Completions.
    pub fn suggester(&self) -> &dyn Suggester {
        &*self.0.parts.suggester
    }

    /// What the answering index was made from.
    pub fn info(&self) -> Arc<IndexInfo> {
        self.preferred().unwrap_or(&*self.0.parts.store).info()
    }

    /// Names the version in cache keys: equal versions give equal answers.
    pub fn version(&self) -> &Fingerprint {
        match &self.0.preferred {
            None => &self.0.version,
            Some(Preferred { versions: [preferred, degraded], .. }) => {
                if self.has_fallen_back() {
                    degraded
                } else {
                    preferred
                }
            }
        }
    }

    /// Asks the store. The preferred one is asked until it fails; after its first failure the snapshot's own answers
    /// for the rest of the request, so that one answer does not alternate between two indexes.
    ///
    /// # Errors
    /// What the store answered; an outage only when the snapshot's own store has one.
    pub async fn ask<'a, T, Q>(&'a self, call: Q) -> Result<T, StoreError>
    where
        T: Send,
        Q: Fn(&'a dyn VectorStore) -> StoreAnswer<'a, T> + Send + Sync,
    {
        let request = &*self.0;
        if let (Some(store), Some(Preferred { store: preferred, .. })) =
            (self.preferred(), &request.preferred)
        {
            let (mut answer, asked) = (None, call(store));
            preferred.run(Box::pin(async { answer = Some(asked.await) })).await;
            let late = || StoreError::Unavailable("its time budget for this request is used up".to_owned());
            match answer.unwrap_or_else(|| Err(late())) {
                Err(error) if error.is_outage() => preferred.failed(&error),
                answer => return answer,
            }
        }
        call(&*request.parts.store).await
    }

    fn preferred(&self) -> Option<&dyn VectorStore> {
        self.0.preferred.as_ref().and_then(|preferred| preferred.store.store())
    }

    /// True once the snapshot's own store answers in place of the preferred one.
    pub fn has_fallen_back(&self) -> bool {
        self.0.preferred.is_some() && self.preferred().is_none()
    }

    /// Notes what degraded the answer to this request.
    pub fn note(&self, degraded: impl IntoIterator<Item = Degradation>) {
        self.0.degraded.lock().extend(degraded);
    }

    /// What degraded the answer so far, each once.
    pub fn degraded(&self) -> Vec<Degradation> {
        let mut degraded = self.0.degraded.lock().clone();
        degraded.extend(self.has_fallen_back().then_some(Degradation::VectorStore));
        degraded.into_iter().collect()
    }
}

/// The records of a source's current version, for callers that need nothing else from an index.
#[derive(Clone)]
pub struct CurrentCatalogue(pub Arc<dyn IndexSource>);

#[async_trait]
impl Catalogue for CurrentCatalogue {
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
        self.0.snapshot().await.catalogue().movies(ids).await
    }
}
