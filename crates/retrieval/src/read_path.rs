//! Everything behind the cache: a request in, a new answer out.

use std::sync::Arc;

use cinerag_domain::{
    Candidate, Degradation, Filters, Hit, IndexInfo, MovieId, SearchAnswer, SearchMode, SearchRequest,
};
use cinerag_ports::{
    Clock, CrossEncoder, Embedder, Lexicon, ListOrder, QueryVectorCache, StoreError, Timer, VectorStore,
};
use cinerag_query::{Planner, QueryPlan, Style};

use crate::embed::{QueryEmbedder, TextEmbedder};
use crate::explain::Explainer;
use crate::narrow::Narrowed;
use crate::pool::Sources;
use crate::rank::listing::listing;
use crate::rank::{FeatureVector, Ranked, RerankModel};
use crate::stage::{Stage, StageTimings};
use crate::tweak::Tweaker;
use crate::view::View;
use crate::{
    candidates, cross_encode, cutoff, embed, examples, fuse, narrow, rank, respond, retrieve, variety,
};

/// Everything that making an answer needs, built once; clones share it.
#[derive(Clone)]
pub(crate) struct ReadPath {
    pub(crate) sources: Sources,
    pub(crate) lexicon: Arc<dyn Lexicon>,
    pub(crate) embedder: Option<Arc<dyn Embedder>>,
    pub(crate) cross_encoder: Option<Arc<dyn CrossEncoder>>,
    pub(crate) vectors: Option<Arc<dyn QueryVectorCache>>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) tools: Arc<Tools>,
}

/// What is of our own making.
pub(crate) struct Tools {
    pub(crate) model: RerankModel,
    pub(crate) planner: Planner,
    pub(crate) query_embedder: QueryEmbedder,
    pub(crate) tweaker: Tweaker,
    pub(crate) explainer: Explainer,
}

/// An answer just made.
pub(crate) struct Made {
    /// With everything in `degraded` that made it less than it should be.
    pub(crate) answer: SearchAnswer,
    /// The cache of query vectors did not answer; the answer is none the less for it.
    pub(crate) is_cache_away: bool,
}

/// What is to be ranked, and from where.
struct Subject<'a> {
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

/// What embedding came to.
#[derive(Default)]
struct Embedded {
    /// None when there is nothing to embed, or when it could not be.
    vector: Option<Vec<f32>>,
    /// It could not be.
    is_degraded: bool,
    /// The cache of query vectors did not answer.
    is_cache_away: bool,
}

impl Tools {
    pub(crate) fn new(model: RerankModel) -> Self {
        Tools {
            model,
            planner: Planner::default(),
            query_embedder: QueryEmbedder::default(),
            tweaker: Tweaker::default(),
            explainer: Explainer::default(),
        }
    }
}

impl ReadPath {
    /// Makes the answer to a request from what its view has.
    pub(crate) async fn answer<'a>(
        &'a self,
        request: &SearchRequest,
        view: &View,
        timings: &mut StageTimings,
        timer: &mut Timer<'a>,
    ) -> Result<Made, StoreError> {
        let (clock, tools) = (&*self.clock, &*self.tools);
        let (sources, index) = (&view.sources, &*view.index);
        let mut plan = self.plan(request, index);
        timings.lap(Stage::Understand, timer, clock);

        let embedded = match request.mode {
            SearchMode::Keyword => Embedded::default(),
            SearchMode::Hybrid | SearchMode::Semantic => self.embed(&plan, index).await,
        };
        let mut degraded: Vec<Degradation> =
            embedded.is_degraded.then_some(Degradation::Embedder).into_iter().collect();
        timings.lap(Stage::Embed, timer, clock);

        let narrowed = narrow::narrow(&*sources.store, &plan, &request.filters).await?;
        let subject = Subject { sources, request, plan: &plan, narrowed: &narrowed };
        let ranking = self.rank(&subject, embedded.vector, timings, timer).await?;
        plan.report.relaxed = narrowed.relaxed;
        degraded.extend(ranking.degraded);

        let page = respond::respond(sources, request, &ranking.ranked, ranking.counted.as_ref()).await?;
        // nothing is asked of the store hereafter
        degraded.extend(sources.degradation());
        timings.lap(Stage::Respond, timer, clock);

        let weights = tools.model.of(plan.style);
        let hits = page.entries.into_iter().map(|(ranked, movie)| Hit {
            reasons: tools.explainer.reasons(&plan, &ranked.candidate, &movie),
            explanation: request.explain.then(|| ranked.explanation(weights, plan.style)),
            score: ranked.candidate.score,
            card: movie.card,
        });
        let hits = hits.collect();
        let (total, facets) = (ranking.total, page.facets);
        let answer = SearchAnswer { hits, query: plan.report, total, facets, degraded };
        timings.lap(Stage::Explain, timer, clock);
        Ok(Made { answer, is_cache_away: embedded.is_cache_away })
    }

    /// The candidates of a request with their features, before they are ordered.
    pub(crate) async fn candidates(
        &self,
        request: &SearchRequest,
    ) -> Result<(Style, Vec<(MovieId, FeatureVector)>), StoreError> {
        let View { sources, index, .. } = View::of(&self.sources).await;
        let plan = self.plan(request, &index);
        let dense = self.embed(&plan, &index).await.vector;
        let narrowed = narrow::narrow(&*sources.store, &plan, &request.filters).await?;
        let subject = Subject { sources: &sources, request, plan: &plan, narrowed: &narrowed };
        let (mut timings, mut timer) = (StageTimings::default(), Timer::start(&*self.clock));
        let ranking = self.rank(&subject, dense, &mut timings, &mut timer).await?;
        let pairs = ranking.ranked.iter().map(|ranked| (ranked.candidate.id, ranked.features));
        Ok((plan.style, pairs.collect()))
    }

    fn plan(&self, request: &SearchRequest, index: &IndexInfo) -> QueryPlan {
        self.tools.planner.plan(&request.text, &*self.lexicon, index, request.literal)
    }

    /// From vectors to an order.
    async fn rank<'a>(
        &'a self,
        subject: &Subject<'_>,
        dense: Option<Vec<f32>>,
        timings: &mut StageTimings,
        timer: &mut Timer<'a>,
    ) -> Result<Ranking, StoreError> {
        let Subject { sources, request, plan, narrowed } = *subject;
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
                &self.tools.tweaker,
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
        let mut ranked = rank::rerank(self.tools.model.of(plan.style), looked);
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

    /// The query vector; what could not be embedded is logged here.
    async fn embed(&self, plan: &QueryPlan, index: &IndexInfo) -> Embedded {
        // examples bring their stored vectors
        if plan.passages.is_empty() || by_example(plan) {
            return Embedded::default();
        }
        let degraded = Embedded { is_degraded: true, ..Embedded::default() };
        let Some(embedder) = self.embedder.as_deref() else { return degraded };
        let looked = match embed::check_model(embedder, index) {
            Ok(()) => {
                let texts = TextEmbedder { embedder, kept: self.vectors.as_deref() };
                self.tools.query_embedder.query_vector(&texts, plan).await
            }
            Err(error) => Err(error),
        };
        match looked {
            Ok(looked) => {
                Embedded { vector: Some(looked.found), is_degraded: false, is_cache_away: looked.is_away }
            }
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "query not embedded, keyword matches only");
                degraded
            }
        }
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
