//! Everything after the cache: a request in, a new answer out.

use std::sync::Arc;

use cinerag_domain::{
    Candidate, Degradation, Filters, Hit, IndexInfo, MovieId, SearchAnswer, SearchMode, SearchRequest, Stage,
};
use cinerag_ports::{Clock, CrossEncoder, Embedder, IndexSnapshot, ListOrder, QueryVectorCache, StoreError};
use cinerag_query::{Planner, QueryPlan, Style};

use crate::embed::{QueryEmbedder, TextEmbedder};
use crate::explain::Explainer;
use crate::narrow::Narrowed;
use crate::rank::listing::listing;
use crate::rank::{FeatureVector, Ranked, RerankModel};
use crate::stage::StageTimer;
use crate::tweak::Tweaker;
use crate::{
    candidates, cross_encode, cutoff, embed, examples, fuse, narrow, rank, respond, retrieve, variety,
};

/// Everything that computing an answer needs besides the index, built once; clones share it.
#[derive(Clone)]
pub(crate) struct ReadPath {
    pub(crate) embedder: Option<Arc<dyn Embedder>>,
    pub(crate) cross_encoder: Option<Arc<dyn CrossEncoder>>,
    pub(crate) vectors: Option<Arc<dyn QueryVectorCache>>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) tools: Arc<Tools>,
}

/// The stages that need no adapter.
pub(crate) struct Tools {
    pub(crate) model: RerankModel,
    pub(crate) planner: Planner,
    pub(crate) query_embedder: QueryEmbedder,
    pub(crate) tweaker: Tweaker,
    pub(crate) explainer: Explainer,
}

/// An answer that was just computed.
pub(crate) struct ComputedAnswer {
    /// With everything in `degraded` that made it less than it should be.
    pub(crate) answer: SearchAnswer,
    /// The cache of query vectors did not answer; the answer is whole all the same.
    pub(crate) is_cache_unavailable: bool,
}

/// What is to be ranked, and from where.
struct Subject<'a> {
    index: &'a IndexSnapshot,
    request: &'a SearchRequest,
    plan: &'a QueryPlan,
    narrowed: &'a Narrowed,
}

/// The result of ranking, before it is cut into pages.
struct Ranking {
    ranked: Vec<Ranked>,
    /// How many films the answer has on all pages.
    total: u32,
    /// What facets count over, when that is not the ranked films.
    counted: Option<Filters>,
    /// What was unavailable meanwhile.
    degraded: Option<Degradation>,
}

/// The result of embedding.
#[derive(Default)]
struct Embedded {
    /// None when there is nothing to embed, or when it could not be.
    vector: Option<Vec<f32>>,
    /// It could not be.
    is_degraded: bool,
    /// The cache of query vectors did not answer.
    is_cache_unavailable: bool,
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
    /// Computes the answer to a request from one snapshot of the index.
    pub(crate) async fn answer(
        &self,
        index: &IndexSnapshot,
        request: &SearchRequest,
        timer: &mut StageTimer<'_>,
    ) -> Result<ComputedAnswer, StoreError> {
        let tools = &*self.tools;
        let mut plan = self.plan(index, request);
        timer.lap(Stage::Understand);

        let embedded = match request.mode {
            SearchMode::Keyword => Embedded::default(),
            SearchMode::Hybrid | SearchMode::Semantic => self.embed(&plan, &index.info()).await,
        };
        let mut degraded: Vec<Degradation> =
            embedded.is_degraded.then_some(Degradation::Embedder).into_iter().collect();
        timer.lap(Stage::Embed);

        let narrowed = narrow::narrow(index, &plan, &request.filters).await?;
        let subject = Subject { index, request, plan: &plan, narrowed: &narrowed };
        let mut ranking = self.rank(&subject, embedded.vector, timer).await?;
        if let Some(count) = plan.count {
            ranking.ranked.truncate(count as usize);
            ranking.total = ranking.total.min(count);
        }
        plan.report.relaxed = narrowed.relaxed;
        degraded.extend(ranking.degraded);

        let page = respond::respond(index, request, &ranking.ranked, ranking.counted.as_ref()).await?;
        // the last question to the store was asked
        degraded.extend(index.has_fallen_back().then_some(Degradation::VectorStore));
        timer.lap(Stage::Respond);

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
        timer.lap(Stage::Explain);
        Ok(ComputedAnswer { answer, is_cache_unavailable: embedded.is_cache_unavailable })
    }

    /// The candidates of a request with their features, before they are ordered.
    pub(crate) async fn candidates(
        &self,
        index: &IndexSnapshot,
        request: &SearchRequest,
    ) -> Result<(Style, Vec<(MovieId, FeatureVector)>), StoreError> {
        let plan = self.plan(index, request);
        let dense = self.embed(&plan, &index.info()).await.vector;
        let narrowed = narrow::narrow(index, &plan, &request.filters).await?;
        let subject = Subject { index, request, plan: &plan, narrowed: &narrowed };
        let ranking = self.rank(&subject, dense, &mut StageTimer::start(&*self.clock)).await?;
        let pairs = ranking.ranked.iter().map(|ranked| (ranked.candidate.id, ranked.features));
        Ok((plan.style, pairs.collect()))
    }

    fn plan(&self, index: &IndexSnapshot, request: &SearchRequest) -> QueryPlan {
        self.tools.planner.plan(&request.text, index.lexicon(), &index.info(), request.literal)
    }

    /// From vectors to an order.
    async fn rank(
        &self,
        subject: &Subject<'_>,
        dense: Option<Vec<f32>>,
        timer: &mut StageTimer<'_>,
    ) -> Result<Ranking, StoreError> {
        let Subject { index, request, plan, narrowed } = *subject;
        let titles = titles(index, plan, &request.filters).await?;
        if !plan.has_theme() {
            let listed = listing(index, plan, &narrowed.filters).await?;
            timer.lap(Stage::Retrieve);
            let mut ranked: Vec<Ranked> = listed.into_iter().map(Ranked::listed).collect();
            rank::pin(&mut ranked, &[titles, narrowed.strict.clone()].concat());
            let count = match narrowed.count {
                Some(count) => count,
                None => index.ask(|store| store.count(&narrowed.filters)).await?,
            };
            let total = count.max(ranked.len() as u32);
            timer.lap(Stage::Rerank);
            return Ok(Ranking { ranked, total, counted: Some(narrowed.filters.clone()), degraded: None });
        }

        if by_example(plan) && request.mode != SearchMode::Keyword {
            let found = examples::by_example(
                index,
                &self.tools.tweaker,
                self.embedder.as_deref(),
                plan,
                &narrowed.filters,
            )
            .await?;
            timer.lap(Stage::Retrieve);
            let degraded = found.is_degraded.then_some(Degradation::Embedder);
            let ranked: Vec<Ranked> = found.candidates.into_iter().map(Ranked::listed).collect();
            return Ok(Ranking { total: ranked.len() as u32, ranked, counted: None, degraded });
        }

        let weight = candidates::dense_weight(dense.is_some(), request.mode, request.semantic_ratio);
        let sparse = (weight < 1.0).then_some(&plan.terms.vector);
        let lists =
            retrieve::retrieve(index, dense.as_deref().filter(|_| weight > 0.0), sparse, &narrowed.filters)
                .await?;
        timer.lap(Stage::Retrieve);

        let mut found: Vec<Candidate> = fuse::fuse(&lists.dense, &lists.sparse, weight);
        if plan.constraints.is_empty() && plan.style == Style::Request {
            let norm = dense.as_deref().map_or(0.0, embed::norm);
            cutoff::cut(&mut found, plan, norm, index.info().movies);
        }
        candidates::add_wished(index, plan, &narrowed.filters, &mut found).await?;
        timer.lap(Stage::Fuse);

        let looked = candidates::look_again(index, plan, dense.as_deref(), found).await?;
        let mut ranked = rank::rerank(self.tools.model.of(plan.style), looked);
        // who asks for a title may mean its remakes, and a description means one film
        if plan.style == Style::Request && titles.is_empty() {
            variety::spread(index, &mut ranked).await?;
        }
        timer.lap(Stage::Rerank);

        let mut degraded = None;
        if let Some(encoder) = &self.cross_encoder
            && ranked.len() > 1
            && cross_encode::is_of_use(request, plan, titles.len(), narrowed.strict.len())
        {
            let is_read = cross_encode::cross_encode(&**encoder, index, plan, &mut ranked).await?;
            degraded = (!is_read).then_some(Degradation::CrossEncoder);
            timer.lap(Stage::CrossEncode);
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
                let texts = TextEmbedder { embedder, cache: self.vectors.as_deref() };
                self.tools.query_embedder.query_vector(&texts, plan).await
            }
            Err(error) => Err(error),
        };
        match looked {
            Ok(looked) => Embedded {
                vector: Some(looked.found),
                is_degraded: false,
                is_cache_unavailable: looked.is_unavailable,
            },
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "query not embedded, keyword matches only");
                degraded
            }
        }
    }
}

/// The films that were requested by title and pass the caller's filters, in the order of the plan.
async fn titles(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    given: &Filters,
) -> Result<Vec<MovieId>, StoreError> {
    if plan.titles.is_empty() {
        return Ok(Vec::new());
    }
    let filters = Filters { only_ids: Some(plan.titles.clone()), ..plan.title_filters(given) };
    let admitted =
        index.ask(|store| store.list(&filters, None, ListOrder::Popularity, 0, plan.titles.len())).await?;
    Ok(plan.titles.iter().copied().filter(|id| admitted.contains(id)).collect())
}

/// True for a query by example films. In messages and descriptions, named films are only mentioned.
fn by_example(plan: &QueryPlan) -> bool {
    !plan.like.is_empty() && plan.style == Style::Request
}
