//! The read path as one function: a request in, an answer with its timings out.
//!
//! An answer is looked up in this process, then in the rest of the cache, then computed; of equal requests at the same
//! time, one does so and the others wait. A stale answer is given at once and refreshed in the background, once. Where
//! nothing runs after an answer (a Lambda function is frozen then, which would leave a refresh half done), the request
//! that finds a stale answer computes a new one itself, and gives the stale one when that fails or is degraded.

use std::sync::Arc;

use cinerag_domain::{Degradation, Fingerprint, MovieId, SearchAnswer, SearchRequest, Stage, StageTimings};
use cinerag_ports::{
    AnswerCache, Background, CachedAnswer, Clock, CrossEncoder, Embedder, IndexSnapshot, QueryVectorCache,
    StoreError,
};
use cinerag_query::Style;

use crate::cache::{self, CacheStatus};
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
    /// Without an embedder, answers are keyword matches and say that they are degraded.
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

    /// Has a cross-encoder reorder the first candidates of requests by meaning. Without, the reranking model's order
    /// stands.
    #[must_use]
    pub fn with_cross_encoder(mut self, cross_encoder: Arc<dyn CrossEncoder>) -> Self {
        self.path.cross_encoder = Some(cross_encoder);
        self
    }

    /// Takes the vectors of texts that were embedded before from a cache.
    #[must_use]
    pub fn with_query_vectors(mut self, cache: Arc<dyn QueryVectorCache>) -> Self {
        self.path.vectors = Some(cache);
        self
    }

    /// Refreshes stale answers in the background. Without, the requests that find them do it themselves.
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

    fn key(&self, request: &SearchRequest, version: &Fingerprint) -> String {
        let model = self.path.embedder.as_ref().map(|embedder| embedder.fingerprint());
        let cross_encoder = self.path.cross_encoder.as_ref().map(|encoder| encoder.fingerprint());
        cache::key(request, version, model, self.model().fingerprint(), cross_encoder)
    }

    /// The answer from this process's memory, from a computation that is running, or from one of its own.
    async fn found(&self, asked: Asked<'_>, timer: &mut StageTimer<'_>) -> SharedResult {
        if let Some(kept) = self.cache.in_memory(asked.key)
            && (!kept.is_stale || self.refresh_in_background(asked))
        {
            timer.lap(Stage::Cache);
            let status = CacheStatus::of(&kept);
            return Ok((kept.answer, status));
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
        let looked = self.cache.get(asked.key).await;
        timer.lap(Stage::Cache);
        let stale = match looked.found {
            Some(kept) if may_be_stale || !kept.is_stale => {
                let status = CacheStatus::of(&kept);
                return Ok((kept.answer, status));
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
        // for those who ask now; the cached answer is whole, and says nothing of the cache that it lies in
        if looked.is_unavailable || is_cache_unavailable {
            Arc::make_mut(&mut answer).degraded.push(Degradation::Cache);
        }
        Ok((answer, CacheStatus::Miss))
    }

    /// Refreshes a stale answer in the background, unless that is running; false where nothing runs in the background.
    fn refresh_in_background(&self, asked: Asked<'_>) -> bool {
        let Some(background) = &self.background else { return false };
        let Some(call) = self.in_flight.begin(asked.key) else { return true };
        let (engine, request) = (self.clone(), asked.request.clone());
        // the same snapshot, since the result goes to those who join under this key
        let (index, key) = (asked.index.clone(), asked.key.to_owned());
        background.run(Box::pin(async move {
            let mut timer = StageTimer::start(&*engine.path.clock);
            let asked = Asked { request: &request, index: &index, key: &key };
            let (engine, stages) = (&engine, &mut timer);
            let refreshed = call.result(move || engine.look_up_or_compute(asked, false, stages));
            if let Err(error) = refreshed.await {
                tracing::warn!(code = error.code(), %error, "a stale answer could not be refreshed");
            }
        }));
        true
    }
}

/// The computed answer, unless it is an error or degraded and there is a stale answer to give instead.
fn or_stale(
    computed: Result<ComputedAnswer, StoreError>,
    stale: Option<CachedAnswer>,
) -> Result<Result<ComputedAnswer, StoreError>, Arc<SearchAnswer>> {
    let Some(stale) = stale else { return Ok(computed) };
    match computed {
        Ok(computed) if computed.answer.degraded.is_empty() => Ok(Ok(computed)),
        Ok(computed) => {
            tracing::warn!(degraded = ?computed.answer.degraded, "a stale answer given instead of a degraded one");
            Err(stale.answer)
        }
        Err(error) => {
            tracing::warn!(code = error.code(), %error, "a stale answer given instead of an error");
            Err(stale.answer)
        }
    }
}
