//! The read path as one function: a request in, an answer with its timings out.

use std::sync::Arc;

use cinerag_domain::{Degradation, Hit, IndexInfo, SearchAnswer, SearchMode, SearchRequest};
use cinerag_ports::{AnswerCache, Clock, Embedder, StoreError, Timer, VectorStore};
use cinerag_query::{Planner, QueryPlan};

use crate::explain::Explainer;
use crate::stage::{Stage, StageTimings};
use crate::{cache, embed, explain, fuse, respond, retrieve};

/// Weight of meaning against words when the caller does not say: both alike, as in the paper. On described films
/// 0.5 and 0.6 measured the same within the interval, 0.7 and 0.8 a little less (`cinerag eval --semantic-ratio`).
pub const DEFAULT_SEMANTIC_RATIO: f32 = 0.5;

/// Where an answer came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheStatus {
    /// Kept from an equal request.
    Hit,
    /// Computed.
    Miss,
}

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

/// Everything a search needs, built once.
pub struct SearchEngine {
    store: Arc<dyn VectorStore>,
    embedder: Option<Arc<dyn Embedder>>,
    cache: Arc<dyn AnswerCache>,
    clock: Arc<dyn Clock>,
    planner: Planner,
    explainer: Explainer,
}

impl SearchEngine {
    /// Without an embedder, answers are keyword matches and say that they are degraded.
    pub fn new(
        store: Arc<dyn VectorStore>,
        embedder: Option<Arc<dyn Embedder>>,
        cache: Arc<dyn AnswerCache>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        SearchEngine {
            store,
            embedder,
            cache,
            clock,
            planner: Planner::default(),
            explainer: Explainer::default(),
        }
    }

    /// Answers a request. A part that is away lowers the quality and is named in `degraded`; only a store
    /// that cannot answer at all is an error.
    pub async fn search(&self, request: &SearchRequest) -> Result<SearchOutcome, StoreError> {
        let clock = &*self.clock;
        let (mut timings, mut timer) = (StageTimings::default(), Timer::start(clock));
        let index = self.store.info();

        let model = self.embedder.as_ref().map(|embedder| embedder.fingerprint());
        let key = cache::key(request, &index, model);
        let kept = self.cache.get(&key);
        timings.lap(Stage::Cache, &mut timer, clock);
        if let Some(answer) = kept {
            return Ok(SearchOutcome { answer, cache: CacheStatus::Hit, timings });
        }

        let plan = self.planner.plan(&request.text);
        timings.lap(Stage::Understand, &mut timer, clock);

        let mut degraded = Vec::new();
        let dense = match request.mode {
            SearchMode::Keyword => None,
            SearchMode::Hybrid | SearchMode::Semantic => self.embed(&plan, &index, &mut degraded),
        };
        timings.lap(Stage::Embed, &mut timer, clock);

        let dense_weight = match (&dense, request.mode) {
            (None, _) => 0.0,
            (_, SearchMode::Semantic) => 1.0,
            _ => request.semantic_ratio,
        };
        let dense = dense.filter(|_| dense_weight > 0.0);
        let sparse = (dense_weight < 1.0).then(|| plan.sparse.clone());
        let lists = retrieve::retrieve(&*self.store, dense, sparse, &request.filters).await?;
        timings.lap(Stage::Retrieve, &mut timer, clock);

        let candidates = fuse::fuse(&lists.dense, &lists.sparse, dense_weight);
        timings.lap(Stage::Fuse, &mut timer, clock);

        let page = respond::respond(&*self.store, request, &candidates).await?;
        timings.lap(Stage::Respond, &mut timer, clock);

        let hit = |(candidate, card)| Hit {
            reasons: self.explainer.reasons(&plan.sparse, &candidate, &card),
            explanation: request.explain.then(|| explain::explanation(&candidate, dense_weight)),
            score: candidate.score,
            card,
        };
        let answer = Arc::new(SearchAnswer {
            hits: page.entries.into_iter().map(hit).collect(),
            query: plan.report,
            total: candidates.len() as u32,
            facets: page.facets,
            degraded,
        });
        timings.lap(Stage::Explain, &mut timer, clock);

        // a lesser answer must not outlive what made it so
        if answer.degraded.is_empty() {
            self.cache.put(key, Arc::clone(&answer));
        }
        Ok(SearchOutcome { answer, cache: CacheStatus::Miss, timings })
    }

    /// The query vector, or none and the reason in `degraded`.
    fn embed(
        &self,
        plan: &QueryPlan,
        index: &IndexInfo,
        degraded: &mut Vec<Degradation>,
    ) -> Option<Vec<f32>> {
        let vector = self.embedder.as_deref().and_then(|embedder| {
            let vector = embed::check_model(embedder, index)
                .and_then(|()| embed::query_vector(embedder, &plan.passages));
            vector
                .inspect_err(|error| {
                    tracing::warn!(code = error.code(), %error, "query not embedded, keyword matches only");
                })
                .ok()
        });
        if vector.is_none() {
            degraded.push(Degradation::Embedder);
        }
        vector
    }
}
