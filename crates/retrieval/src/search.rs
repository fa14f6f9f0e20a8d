//! The read path as one function: a request in, an answer with its timings out.
//!
//! An answer is lookup up in this process, then in the shared cache, then computed; of equal requests at the same time,
//! one computes and the others wait. A stale answer is returned immediately and refreshed once in the background. Where
//! nothing runs after a response (a Lambda function is frozen, which would leave a refresh half done), the request that
//! finds a stale answer computes a new one, and returns the stale one if that fails or is degraded.

use std::sync::Arc;

use cinerag_domain::{Degradation, Fingerprint, MovieId, SearchAnswer, SearchRequest, Stage, StageTimings};
use cinerag_ports::{
    AnswerCache, Background, CachedAnswer, Clock, CrossEncoder, Embedder, IndexSnapshot, QueryVectorCache,
    StoreError,
};
use cinerag_query::Style;

use crate::cache::{self, CacheStatus};
use crate::linear::Features;
use crate::rank::list_features::ListFeature;
use crate::rank::{FeatureVector, RerankModel};
use crate::read_path::{ComputedAnswer, ReadPath, Tools};
use crate::single_flight::SingleFlight;
use crate::stage::StageTimer;

/// An answer, and how it was found.
#[derive(Debug)]
pub struct SearchOutcome {
    /// The answer.
    pub answer: Arc<SearchAnswer>,
    /// Where it came from.
    pub cache: CacheStatus,
    /// The stages that ran.
    pub timings: StageTimings,
}

/// Everything a search needs besides the index, built once; clones share it.
#[derive(Clone)]
pub struct SearchEngine {
    path: ReadPath,
    cache: Arc<dyn AnswerCache>,
    background: Option<Arc<dyn Background>>,
    in_flight: Arc<SingleFlight<SharedResult>>,
}

/// What equal requests at the same time share.
type SharedResult = Result<(Arc<SearchAnswer>, CacheStatus), StoreError>;

/// A request with what its answer depends on.
#[derive(Clone, Copy)]
struct Asked<'a> {
    request: &'a SearchRequest,
    index: &'a IndexSnapshot,
    key: &'a str,
}

impl SearchEngine {
    /// Without an embedder, answers are keyword matches and marked as degraded.
    pub fn new(
        embedder: Option<Arc<dyn Embedder>>,
        model: RerankModel,
        cache: Arc<dyn AnswerCache>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let tools = Arc::new(Tools::new(model));
        let path = ReadPath { embedder, cross_encoder: None, vectors: None, clock, tools };
        SearchEngine { path, cache, background: None, in_flight: Arc::default() }
    }

    /// Has a cross-encoder reorder the first candidates of requests by meaning. Without one, the reranking model's
    /// order stands.
    #[must_use]
    pub fn with_cross_encoder(mut self, cross_encoder: Arc<dyn CrossEncoder>) -> Self {
        self.path.cross_encoder = Some(cross_encoder);
        self
    }

    /// Caches the vectors of embedded texts.
    #[must_use]
    pub fn with_query_vectors(mut self, cache: Arc<dyn QueryVectorCache>) -> Self {
        self.path.vectors = Some(cache);
        self
    }

    /// Refreshes stale answers in the background. Otherwise the requests that find them refresh them.
    #[must_use]
    pub fn with_background(mut self, background: Arc<dyn Background>) -> Self {
        self.background = Some(background);
        self
    }

    /// The reranking model in use.
    pub fn model(&self) -> &RerankModel {
        &self.path.tools.model
    }

    /// Answers a request from one snapshot of the index. An unavailable part lowers the quality and is named in
    /// `degraded`, of the answer and of the snapshot; only a store that cannot answer at all is an error.
    pub async fn search(
        &self,
        index: &IndexSnapshot,
        request: &SearchRequest,
    ) -> Result<SearchOutcome, StoreError> {
        let mut timer = StageTimer::start(&*self.path.clock);
        let key = self.key(request, index.version());
        let (answer, cache) = self.found(Asked { request, index, key: &key }, &mut timer).await?;
        index.note(answer.degraded.iter().copied());
        Ok(SearchOutcome { answer, cache, timings: timer.timings() })
    }

    /// The candidates of a request with their features, before they are ordered: what a model is learned from.
    pub async fn candidates(
        &self,
        index: &IndexSnapshot,
        request: &SearchRequest,
    ) -> Result<(Style, Vec<(MovieId, FeatureVector)>), StoreError> {
        self.path.candidates(index, request).await
    }

    /// The films of a plain list with what they are ordered by; empty for a request that has more to compare, or asks for an
    /// order of its own.
    pub async fn listed(
        &self,
        index: &IndexSnapshot,
        request: &SearchRequest,
    ) -> Result<Vec<(MovieId, Features<ListFeature>)>, StoreError> {
        self.path.listed(index, request).await
    }

    fn key(&self, request: &SearchRequest, version: &Fingerprint) -> String {
        let model = self.path.embedder.as_ref().map(|embedder| embedder.fingerprint());
        let cross_encoder = self.path.cross_encoder.as_ref().map(|encoder| encoder.fingerprint());
        cache::key(request, version, model, self.model().fingerprint(), cross_encoder)
    }

    /// The answer from this process's memory, from a computation in flight, or newly computed.
    async fn found(&self, asked: Asked<'_>, timer: &mut StageTimer<'_>) -> SharedResult {
        if let Some(cached) = self.cache.in_memory(asked.key)
            && (!cached.is_stale || self.refresh_in_background(asked))
        {
            timer.lap(Stage::Cache);
            let status = CacheStatus::of(&cached);
            return Ok((cached.answer, status));
        }
        let call = self.in_flight.join(asked.key);
        let mut is_first = false;
        let (stages, computes) = (&mut *timer, &mut is_first);
        let result = call.result(move || {
            *computes = true;
            self.look_up_or_compute(asked, self.background.is_some(), stages)
        });
        let result = result.await;
        drop(call);
        let (answer, mut status) = result?;
        match status {
            CacheStatus::Stale if is_first => drop(self.refresh_in_background(asked)),
            CacheStatus::Miss if !is_first => status = CacheStatus::Joined,
            _ => {}
        }
        if !is_first {
            timer.lap(Stage::Cache);
        }
        Ok((answer, status))
    }

    /// The cached answer, or a new one, which is then cached.
    async fn look_up_or_compute(
        &self,
        asked: Asked<'_>,
        may_be_stale: bool,
        timer: &mut StageTimer<'_>,
    ) -> SharedResult {
        let lookup = self.cache.get(asked.key).await;
        timer.lap(Stage::Cache);
        let stale = match lookup.found {
            Some(cached) if may_be_stale || !cached.is_stale => {
                let status = CacheStatus::of(&cached);
                return Ok((cached.answer, status));
            }
            stale => stale,
        };
        let computed = self.path.answer(asked.index, asked.request, timer).await;
        let ComputedAnswer { answer, is_cache_unavailable } = match or_stale(computed, stale) {
            Ok(computed) => computed?,
            Err(stale) => return Ok((stale, CacheStatus::Stale)),
        };
        let mut answer = Arc::new(answer);
        // a degraded answer must not outlive the outage
        if answer.degraded.is_empty() {
            self.cache.put(asked.key, &answer).await;
            timer.lap(Stage::Cache);
        }
        // only for the requests waiting now: the cached answer is complete, whatever state the cache was in
        if lookup.is_unavailable || is_cache_unavailable {
            Arc::make_mut(&mut answer).degraded.push(Degradation::Cache);
        }
        Ok((answer, CacheStatus::Miss))
    }

    /// Refreshes a stale answer in the background unless that is already running; false where there is no background.
    fn refresh_in_background(&self, asked: Asked<'_>) -> bool {
        let Some(background) = &self.background else { return false };
        let Some(call) = self.in_flight.begin(asked.key) else { return true };
        let (engine, request) = (self.clone(), asked.request.clone());
        // the same snapshot, since requests that join under this key share the result
        let (index, key) = (asked.index.clone(), asked.key.to_owned());
        background.run(Box::pin(async move {
            let mut timer = StageTimer::start(&*engine.path.clock);
            let asked = Asked { request: &request, index: &index, key: &key };
            let (engine, stages) = (&engine, &mut timer);
            let refreshed = call.result(move || engine.look_up_or_compute(asked, false, stages));
            if let Err(error) = refreshed.await {
                tracing::warn!(code = error.code(), %error, "stale answer not refreshed");
            }
        }));
        true
    }
}

/// The computed answer, unless it is an error or degraded and there is a stale one to return instead.
fn or_stale(
    computed: Result<ComputedAnswer, StoreError>,
    stale: Option<CachedAnswer>,
) -> Result<Result<ComputedAnswer, StoreError>, Arc<SearchAnswer>> {
    let Some(stale) = stale else { return Ok(computed) };
    match computed {
        Ok(computed) if computed.answer.degraded.is_empty() => Ok(Ok(computed)),
        Ok(computed) => {
            tracing::warn!(degraded = ?computed.answer.degraded, "stale answer returned instead of a degraded one");
            Err(stale.answer)
        }
        Err(error) => {
            tracing::warn!(code = error.code(), %error, "stale answer returned instead of an error");
            Err(stale.answer)
        }
    }
}
