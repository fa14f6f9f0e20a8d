//! The read path as one function: a request in, an answer with its timings out.

use std::sync::Arc;

use cinerag_domain::{
    Candidate, Degradation, Filters, Hit, IndexInfo, MovieId, SearchAnswer, SearchMode, SearchRequest,
};
use cinerag_ports::{
    AnswerCache, Clock, CrossEncoder, Embedder, Lexicon, ListOrder, StoreError, Timer, VectorStore,
};
use cinerag_query::{Planner, QueryPlan, Style};

use crate::embed::QueryEmbedder;
use crate::explain::Explainer;
use crate::narrow::Narrowed;
use crate::pool::Sources;
use crate::rank::listing::listing;
use crate::rank::{FeatureVector, Ranked, RerankModel};
use crate::stage::{Stage, StageTimings};
use crate::tweak::Tweaker;
use crate::{
    cache, candidates, cross_encode, cutoff, embed, examples, fuse, narrow, rank, respond, retrieve, variety,
};

/// Weight of meaning against words when the caller does not say: both alike, as in the paper. It chooses the
/// candidates; the reranking model orders them.
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
    sources: Sources,
    lexicon: Arc<dyn Lexicon>,
    embedder: Option<Arc<dyn Embedder>>,
    cross_encoder: Option<Arc<dyn CrossEncoder>>,
    cache: Arc<dyn AnswerCache>,
    clock: Arc<dyn Clock>,
    model: RerankModel,
    planner: Planner,
    query_embedder: QueryEmbedder,
    tweaker: Tweaker,
    explainer: Explainer,
}

/// What is to be ranked, and from where.
struct Asked<'a> {
    sources: &'a Sources,
    request: &'a SearchRequest,
    plan: &'a QueryPlan,
    narrowed: &'a Narrowed,
}

/// What ranking came to, before it is cut into pages.
struct Ranking {
    ranked: Vec<Ranked>,
    /// How many films the answer has on all pages.
    total: u32,
    /// What facets count over, when that is not the ranked films.
    counted: Option<Filters>,
    /// What was away meanwhile.
    degraded: Option<Degradation>,
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
        SearchEngine {
            sources,
            lexicon,
            embedder,
            cross_encoder: None,
            cache,
            clock,
            model,
            planner: Planner::default(),
            query_embedder: QueryEmbedder::default(),
            tweaker: Tweaker::default(),
            explainer: Explainer::default(),
        }
    }

    /// Has the first candidates of requests by meaning read once more. Without, the reranking model has the last word.
    #[must_use]
    pub fn with_cross_encoder(mut self, cross_encoder: Arc<dyn CrossEncoder>) -> Self {
        self.cross_encoder = Some(cross_encoder);
        self
    }

    /// The reranking model in use.
    pub fn model(&self) -> &RerankModel {
        &self.model
    }

    /// Answers a request. A part that is away lowers the quality and is named in `degraded`; only a store
    /// that cannot answer at all is an error.
    pub async fn search(&self, request: &SearchRequest) -> Result<SearchOutcome, StoreError> {
        let clock = &*self.clock;
        let (mut timings, mut timer) = (StageTimings::default(), Timer::start(clock));
        let sources = self.sources.of_request().await;
        let (index, version) = (sources.store.info(), sources.store.version());

        let model = self.embedder.as_ref().map(|embedder| embedder.fingerprint());
        let cross_encoder = self.cross_encoder.as_ref().map(|encoder| encoder.fingerprint());
        let key = cache::key(request, &version, model, self.model.fingerprint(), cross_encoder);
        let kept = self.cache.get(&key);
        timings.lap(Stage::Cache, &mut timer, clock);
        if let Some(answer) = kept {
            return Ok(SearchOutcome { answer, cache: CacheStatus::Hit, timings });
        }

        let mut plan = self.planner.plan(&request.text, &*self.lexicon, &index, request.literal);
        timings.lap(Stage::Understand, &mut timer, clock);

        let mut degraded = Vec::new();
        let dense = match request.mode {
            SearchMode::Keyword => None,
            SearchMode::Hybrid | SearchMode::Semantic => self.embed(&plan, &index, &mut degraded),
        };
        timings.lap(Stage::Embed, &mut timer, clock);

        let narrowed = narrow::narrow(&*sources.store, &plan, &request.filters).await?;
        let asked = Asked { sources: &sources, request, plan: &plan, narrowed: &narrowed };
        let ranking = self.rank(&asked, dense, &mut timings, &mut timer).await?;
        plan.report.relaxed = narrowed.relaxed;
        degraded.extend(ranking.degraded);

        let page = respond::respond(&sources, request, &ranking.ranked, ranking.counted.as_ref()).await?;
        degraded.extend(sources.degradation());
        timings.lap(Stage::Respond, &mut timer, clock);

        let weights = self.model.of(plan.style);
        let hits = page.entries.into_iter().map(|(ranked, movie)| Hit {
            reasons: self.explainer.reasons(&plan, &ranked.candidate, &movie),
            explanation: request.explain.then(|| ranked.explanation(weights, plan.style)),
            score: ranked.candidate.score,
            card: movie.card,
        });
        let hits = hits.collect();
        let (total, facets) = (ranking.total, page.facets);
        let answer = Arc::new(SearchAnswer { hits, query: plan.report, total, facets, degraded });
        timings.lap(Stage::Explain, &mut timer, clock);

        // a lesser answer must not outlive what made it so, nor one that straddles a new index its key
        if answer.degraded.is_empty() && sources.store.version() == version {
            self.cache.put(key, Arc::clone(&answer));
        }
        Ok(SearchOutcome { answer, cache: CacheStatus::Miss, timings })
    }

    /// The candidates of a request with their features, before they are ordered: what a model is learned from.
    pub async fn candidates(
        &self,
        request: &SearchRequest,
    ) -> Result<(Style, Vec<(MovieId, FeatureVector)>), StoreError> {
        let sources = self.sources.of_request().await;
        let index = sources.store.info();
        let plan = self.planner.plan(&request.text, &*self.lexicon, &index, request.literal);
        let dense = self.embed(&plan, &index, &mut Vec::new());
        let narrowed = narrow::narrow(&*sources.store, &plan, &request.filters).await?;
        let asked = Asked { sources: &sources, request, plan: &plan, narrowed: &narrowed };
        let (mut timings, mut timer) = (StageTimings::default(), Timer::start(&*self.clock));
        let ranking = self.rank(&asked, dense, &mut timings, &mut timer).await?;
        let pairs = ranking.ranked.iter().map(|ranked| (ranked.candidate.id, ranked.features));
        Ok((plan.style, pairs.collect()))
    }

    /// From vectors to an order.
    async fn rank<'a>(
        &'a self,
        asked: &Asked<'_>,
        dense: Option<Vec<f32>>,
        timings: &mut StageTimings,
        timer: &mut Timer<'a>,
    ) -> Result<Ranking, StoreError> {
        let Asked { sources, request, plan, narrowed } = *asked;
        let (store, clock) = (&*sources.store, &*self.clock);
        let titles = titles(store, plan, &request.filters).await?;
        if !plan.has_theme() {
            let listed = listing(store, plan, &narrowed.filters).await?;
            timings.lap(Stage::Retrieve, timer, clock);
            let mut ranked: Vec<Ranked> = listed.into_iter().map(Ranked::listed).collect();
            rank::pin(&mut ranked, &[titles, narrowed.strict.clone()].concat());
            let count = match narrowed.count {
                Some(count) => count,
                None => store.count(&narrowed.filters).await?,
            };
            let total = count.max(ranked.len() as u32);
            timings.lap(Stage::Rerank, timer, clock);
            return Ok(Ranking { ranked, total, counted: Some(narrowed.filters.clone()), degraded: None });
        }

        if by_example(plan) && request.mode != SearchMode::Keyword {
            let found = examples::by_example(
                sources,
                &self.tweaker,
                self.embedder.as_deref(),
                plan,
                &narrowed.filters,
            )
            .await?;
            timings.lap(Stage::Retrieve, timer, clock);
            let degraded = found.is_degraded.then_some(Degradation::Embedder);
            let ranked: Vec<Ranked> = found.candidates.into_iter().map(Ranked::listed).collect();
            return Ok(Ranking { total: ranked.len() as u32, ranked, counted: None, degraded });
        }

        let weight = candidates::dense_weight(dense.is_some(), request.mode, request.semantic_ratio);
        let sparse = (weight < 1.0).then_some(&plan.terms.vector);
        let lists =
            retrieve::retrieve(store, dense.as_deref().filter(|_| weight > 0.0), sparse, &narrowed.filters)
                .await?;
        timings.lap(Stage::Retrieve, timer, clock);

        let mut found: Vec<Candidate> = fuse::fuse(&lists.dense, &lists.sparse, weight);
        if plan.constraints.is_empty() && plan.style == Style::Request {
            let norm = dense.as_deref().map_or(0.0, embed::norm);
            cutoff::cut(&mut found, plan, norm, store.info().movies);
        }
        candidates::add_wished(store, plan, &narrowed.filters, &mut found).await?;
        timings.lap(Stage::Fuse, timer, clock);

        let looked = candidates::look_again(sources, plan, dense.as_deref(), found).await?;
        let mut ranked = rank::rerank(self.model.of(plan.style), looked);
        // remakes are what somebody means who asks for a title, and a description means one film
        if plan.style == Style::Request && titles.is_empty() {
            variety::spread(store, &mut ranked).await?;
        }
        timings.lap(Stage::Rerank, timer, clock);

        let mut degraded = None;
        if let Some(encoder) = &self.cross_encoder
            && ranked.len() > 1
            && cross_encode::is_of_use(request, plan, titles.len(), narrowed.strict.len())
        {
            let is_read = cross_encode::cross_encode(&**encoder, store, plan, &mut ranked).await?;
            degraded = (!is_read).then_some(Degradation::CrossEncoder);
            timings.lap(Stage::CrossEncode, timer, clock);
        }
        rank::pin(&mut ranked, &[titles, narrowed.strict.clone()].concat());
        Ok(Ranking { total: ranked.len() as u32, ranked, counted: None, degraded })
    }

    /// The query vector; none when there is nothing to embed, or, with the reason in `degraded`, when the embedder is
    /// away.
    fn embed(
        &self,
        plan: &QueryPlan,
        index: &IndexInfo,
        degraded: &mut Vec<Degradation>,
    ) -> Option<Vec<f32>> {
        // examples bring their stored vectors
        if plan.passages.is_empty() || by_example(plan) {
            return None;
        }
        let vector = self.embedder.as_deref().and_then(|embedder| {
            let vector = embed::check_model(embedder, index)
                .and_then(|()| self.query_embedder.query_vector(embedder, plan));
            vector
                .inspect_err(|error| {
                    tracing::warn!(code = error.code(), %error, "query not embedded, keyword matches only");
                })
                .ok()
        });
        if vector.is_none() {
            degraded.push(Degradation::Embedder);
        }
        vector.flatten()
    }
}

/// The films that were asked for by title and that pass the caller's filters, in the order of the plan.
async fn titles(
    store: &dyn VectorStore,
    plan: &QueryPlan,
    given: &Filters,
) -> Result<Vec<MovieId>, StoreError> {
    if plan.titles.is_empty() {
        return Ok(Vec::new());
    }
    let filters = Filters { only_ids: Some(plan.titles.clone()), ..plan.title_filters(given) };
    let admitted = store.list(&filters, None, ListOrder::Popularity, 0, plan.titles.len()).await?;
    Ok(plan.titles.iter().copied().filter(|id| admitted.contains(id)).collect())
}

/// True when films are asked for by examples. In talk and descriptions, films that are named are only mentioned.
fn by_example(plan: &QueryPlan) -> bool {
    !plan.like.is_empty() && plan.style == Style::Request
}
