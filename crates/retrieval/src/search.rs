//! The read path as one function: a request in, an answer with its timings out.
//!
//! An answer is looked for in this process, then wherever else the cache has it, then made; of equal requests at once,
//! one does so and the others wait. A stale answer is given at once and made anew behind it, once. Where nothing runs
//! after an answer (a Lambda function is frozen then, so that a refresh would be left half done), the request that finds
//! a stale answer makes it anew itself, and gives the stale one when that fails or comes out less.

use std::sync::Arc;

use cinerag_domain::{Degradation, Fingerprint, MovieId, SearchAnswer, SearchRequest};
use cinerag_ports::{
    AnswerCache, Background, Clock, CrossEncoder, Embedder, Kept, Lexicon, QueryVectorCache, StoreError,
    Timer,
};
use cinerag_query::Style;

use crate::cache::{self, CacheStatus};
use crate::flights::Flights;
use crate::pool::Sources;
use crate::rank::{FeatureVector, RerankModel};
use crate::read_path::{Made, ReadPath, Tools};
use crate::stage::{Stage, StageTimings};
use crate::view::View;

/// An answer, and what making it took.
#[derive(Debug)]
pub struct SearchOutcome {
    /// The answer.
    pub answer: Arc<SearchAnswer>,
    /// Where it came from.
    pub cache: CacheStatus,
    /// The stages that ran.
    pub timings: StageTimings,
}

/// Everything a search needs, built once; clones share it.
#[derive(Clone)]
pub struct SearchEngine {
    path: ReadPath,
    cache: Arc<dyn AnswerCache>,
    background: Option<Arc<dyn Background>>,
    flights: Arc<Flights<Landed>>,
}

/// What a flight came to, for everyone who was on it.
type Landed = Result<(Arc<SearchAnswer>, CacheStatus), StoreError>;

/// A request with what its answer depends on.
#[derive(Clone, Copy)]
struct Asked<'a> {
    request: &'a SearchRequest,
    view: &'a View,
    key: &'a str,
}

impl SearchEngine {
    /// Without an embedder, answers are keyword matches and say that they are degraded.
    pub fn new(
        sources: Sources,
        lexicon: Arc<dyn Lexicon>,
        embedder: Option<Arc<dyn Embedder>>,
        model: RerankModel,
        cache: Arc<dyn AnswerCache>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let tools = Arc::new(Tools::new(model));
        let path = ReadPath { sources, lexicon, embedder, cross_encoder: None, vectors: None, clock, tools };
        SearchEngine { path, cache, background: None, flights: Arc::default() }
    }

    /// Has the first candidates of requests by meaning read once more. Without, the reranking model has the last word.
    #[must_use]
    pub fn with_cross_encoder(mut self, cross_encoder: Arc<dyn CrossEncoder>) -> Self {
        self.path.cross_encoder = Some(cross_encoder);
        self
    }

    /// Embeds texts that were embedded before without the model.
    #[must_use]
    pub fn with_query_vectors(mut self, kept: Arc<dyn QueryVectorCache>) -> Self {
        self.path.vectors = Some(kept);
        self
    }

    /// Makes stale answers anew behind the requests that find them. Without, those requests do it themselves.
    #[must_use]
    pub fn with_background(mut self, background: Arc<dyn Background>) -> Self {
        self.background = Some(background);
        self
    }

    /// The reranking model in use.
    pub fn model(&self) -> &RerankModel {
        &self.path.tools.model
    }

    /// Answers a request. A part that is away lowers the quality and is named in `degraded`; only a store
    /// that cannot answer at all is an error.
    pub async fn search(&self, request: &SearchRequest) -> Result<SearchOutcome, StoreError> {
        let clock = &*self.path.clock;
        let (mut timings, mut timer) = (StageTimings::default(), Timer::start(clock));
        let view = View::of(&self.path.sources).await;
        let key = self.key(request, &view.version);
        let asked = Asked { request, view: &view, key: &key };

        if let Some(kept) = self.cache.at_hand(&key)
            && (!kept.is_stale || self.refresh_behind(asked))
        {
            timings.lap(Stage::Cache, &mut timer, clock);
            let cache = CacheStatus::of(&kept);
            return Ok(SearchOutcome { answer: kept.answer, cache, timings });
        }

        let seat = self.flights.join(&key);
        let mut is_first = false;
        let (stages, stage_timer, computes) = (&mut timings, &mut timer, &mut is_first);
        let landed = seat.land(move || {
            *computes = true;
            self.look_or_answer(asked, self.background.is_some(), stages, stage_timer)
        });
        let landed = landed.await;
        drop(seat);
        let (answer, mut cache) = landed?;
        match cache {
            CacheStatus::Stale if is_first => drop(self.refresh_behind(asked)),
            CacheStatus::Miss if !is_first => cache = CacheStatus::Joined,
            _ => {}
        }
        if !is_first {
            timings.lap(Stage::Cache, &mut timer, clock);
        }
        Ok(SearchOutcome { answer, cache, timings })
    }

    /// The candidates of a request with their features, before they are ordered: what a model is learned from.
    pub async fn candidates(
        &self,
        request: &SearchRequest,
    ) -> Result<(Style, Vec<(MovieId, FeatureVector)>), StoreError> {
        self.path.candidates(request).await
    }

    fn key(&self, request: &SearchRequest, version: &Fingerprint) -> String {
        let model = self.path.embedder.as_ref().map(|embedder| embedder.fingerprint());
        let cross_encoder = self.path.cross_encoder.as_ref().map(|encoder| encoder.fingerprint());
        cache::key(request, version, model, self.model().fingerprint(), cross_encoder)
    }

    /// The kept answer, or a new one, which is then kept.
    async fn look_or_answer<'a>(
        &'a self,
        asked: Asked<'_>,
        may_be_stale: bool,
        timings: &mut StageTimings,
        timer: &mut Timer<'a>,
    ) -> Landed {
        let (path, clock) = (&self.path, &*self.path.clock);
        let looked = self.cache.get(asked.key).await;
        timings.lap(Stage::Cache, timer, clock);
        let stale = match looked.found {
            Some(kept) if may_be_stale || !kept.is_stale => {
                let status = CacheStatus::of(&kept);
                return Ok((kept.answer, status));
            }
            stale => stale,
        };
        let made = path.answer(asked.request, asked.view, timings, timer).await;
        let Made { answer, is_cache_away } = match or_stale(made, stale) {
            Ok(made) => made?,
            Err(stale) => return Ok((stale, CacheStatus::Stale)),
        };
        let mut answer = Arc::new(answer);
        // a lesser answer must not outlive what made it so, nor one that straddles a new index its key
        if answer.degraded.is_empty() && asked.view.is_current() {
            self.cache.put(asked.key, &answer).await;
            timings.lap_more(Stage::Cache, timer, clock);
        }
        // said to those who ask now; what is kept is whole, and says nothing of the cache it lies in
        if looked.is_away || is_cache_away {
            Arc::make_mut(&mut answer).degraded.push(Degradation::Cache);
        }
        Ok((answer, CacheStatus::Miss))
    }

    /// Has a stale answer made anew by nobody who waits, unless that is under way; false where nothing runs behind.
    fn refresh_behind(&self, asked: Asked<'_>) -> bool {
        let Some(background) = &self.background else { return false };
        let Some(seat) = self.flights.begin(asked.key) else { return true };
        let (engine, request) = (self.clone(), asked.request.clone());
        // the same view, since what is made goes to those who join under this key
        let (view, key) = (asked.view.clone(), asked.key.to_owned());
        background.run(Box::pin(async move {
            let (mut timings, mut timer) = (StageTimings::default(), Timer::start(&*engine.path.clock));
            let asked = Asked { request: &request, view: &view, key: &key };
            let (engine, stages, stage_timer) = (&engine, &mut timings, &mut timer);
            let refreshed = seat.land(move || engine.look_or_answer(asked, false, stages, stage_timer));
            if let Err(error) = refreshed.await {
                tracing::warn!(code = error.code(), %error, "a stale answer could not be made anew");
            }
        }));
        true
    }
}

/// What was made, unless that is nothing or less than it should be and there is a stale answer to give in its place.
fn or_stale(
    made: Result<Made, StoreError>,
    stale: Option<Kept>,
) -> Result<Result<Made, StoreError>, Arc<SearchAnswer>> {
    let Some(stale) = stale else { return Ok(made) };
    match made {
        Ok(made) if made.answer.degraded.is_empty() => Ok(Ok(made)),
        Ok(made) => {
            tracing::warn!(degraded = ?made.answer.degraded, "a stale answer given in place of a lesser one");
            Err(stale.answer)
        }
        Err(error) => {
            tracing::warn!(code = error.code(), %error, "a stale answer given in place of an error");
            Err(stale.answer)
        }
    }
}
