//! Everything after the cache: a request in, a new answer out.

use std::sync::Arc;

use cinerag_domain::{
    Candidate, Degradation, Filters, Hit, IndexInfo, MovieId, NoticeKind, SearchAnswer, SearchMode,
    SearchRequest, SortOrder, Stage,
};
use cinerag_ports::{Clock, CrossEncoder, Embedder, IndexSnapshot, ListOrder, QueryVectorCache, StoreError};
use cinerag_query::{Planner, QueryPlan, Style};
use tokio::try_join;

use crate::concepts::WishedConcepts;
use crate::embed::{QueryEmbedder, TextEmbedder};
use crate::explain::Explainer;
use crate::linear::Features;
use crate::narrow::Narrowed;
use crate::rank::list_features::ListFeature;
use crate::rank::{FeatureVector, Ranked, RerankModel, listing};
use crate::respond::Overview;
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
    /// `degraded` names what was unavailable.
    pub(crate) answer: SearchAnswer,
    /// The cache of query vectors did not answer; the answer is complete nevertheless.
    pub(crate) is_cache_unavailable: bool,
}

/// What is to be ranked, and from where.
#[derive(Clone, Copy)]
struct Subject<'a> {
    index: &'a IndexSnapshot,
    request: &'a SearchRequest,
    plan: &'a QueryPlan,
}

/// The result of ranking, before it is split into pages.
struct Ranking {
    ranked: Vec<Ranked>,
    /// How many films the answer has on all pages.
    total: u32,
    overview: Overview,
    /// The words of the constraints that were dropped.
    relaxed: Vec<String>,
    /// The concepts that were wished for.
    concepts: WishedConcepts,
    /// What was unavailable while ranking.
    degraded: Option<Degradation>,
}

/// The result of embedding.
#[derive(Default)]
struct Embedded {
    /// None when there is nothing to embed, or embedding failed.
    vector: Option<Vec<f32>>,
    /// Embedding failed.
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

        let subject = Subject { index, request, plan: &plan };
        let mut ranking = self.rank(subject, embedded.vector, timer).await?;
        if let Some(count) = plan.count {
            ranking.ranked.truncate(count as usize);
            ranking.total = ranking.total.min(count);
        }
        plan.report.relaxed = ranking.relaxed;
        if !is_plain(request) {
            // the filters of the request are something to search by
            plan.report.notices.retain(|notice| notice.kind != NoticeKind::NothingAsked);
        }
        degraded.extend(ranking.degraded);

        let page = respond::page(index, request, &ranking.ranked, &ranking.overview).await?;
        // nothing is asked of the store after this
        degraded.extend(index.has_fallen_back().then_some(Degradation::VectorStore));
        timer.lap(Stage::Respond);

        let of_page: Vec<MovieId> = page.iter().map(|(_, movie)| movie.card.id).collect();
        let strengths = ranking.concepts.strengths(index, &of_page).await?;
        let weights = tools.model.of(plan.style);
        let hits = page.into_iter().zip(strengths).map(|((ranked, movie), strengths)| Hit {
            reasons: {
                let concepts = ranking.concepts.evidence(&strengths);
                tools.explainer.reasons(&plan, &ranked.candidate, &movie, concepts)
            },
            explanation: request.explain.then(|| ranked.explanation(weights, plan.style)),
            score: ranked.candidate.score,
            card: movie.card,
        });
        let hits = hits.collect();
        let (total, facets) = (ranking.total, ranking.overview.facets);
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
        let subject = Subject { index, request, plan: &plan };
        let ranking = self.rank(subject, dense, &mut StageTimer::start(&*self.clock)).await?;
        let pairs = ranking.ranked.iter().map(|ranked| (ranked.candidate.id, ranked.features));
        Ok((plan.style, pairs.collect()))
    }

    /// The films of a plain list with what they are ordered by.
    pub(crate) async fn listed(
        &self,
        index: &IndexSnapshot,
        request: &SearchRequest,
    ) -> Result<Vec<(MovieId, Features<ListFeature>)>, StoreError> {
        let plan = self.plan(index, request);
        let subject = Subject { index, request, plan: &plan };
        let ranking = self.rank(subject, None, &mut StageTimer::start(&*self.clock)).await?;
        Ok(ranking.ranked.iter().filter_map(|film| Some((film.candidate.id, film.listed?))).collect())
    }

    fn plan(&self, index: &IndexSnapshot, request: &SearchRequest) -> QueryPlan {
        self.tools.planner.plan(&request.text, index.lexicon(), &index.info(), request.literal)
    }

    /// From vectors to an order. The store is asked in two rounds: what depends on the plan alone, then what depends on
    /// the films found. Only dropping constraints takes more rounds.
    async fn rank(
        &self,
        subject: Subject<'_>,
        dense: Option<Vec<f32>>,
        timer: &mut StageTimer<'_>,
    ) -> Result<Ranking, StoreError> {
        if !subject.plan.has_theme() {
            list(subject, timer).await
        } else if by_example(subject.plan) && subject.request.mode != SearchMode::Keyword {
            self.by_example(subject, timer).await
        } else {
            self.compare(subject, dense, timer).await
        }
    }

    async fn by_example(
        &self,
        Subject { index, request, plan }: Subject<'_>,
        timer: &mut StageTimer<'_>,
    ) -> Result<Ranking, StoreError> {
        let (tweaker, embedder) = (&self.tools.tweaker, self.embedder.as_deref());
        let found = examples::by_example(index, tweaker, embedder, plan, &request.filters).await?;
        timer.lap(Stage::Retrieve);
        let degraded = found.is_degraded.then_some(Degradation::Embedder);
        let ids: Vec<MovieId> = found.candidates.iter().map(|candidate| candidate.id).collect();
        let overview = respond::overview_of(index.own_store(), request, &ids).await?;
        let ranked: Vec<Ranked> = found.candidates.into_iter().map(Ranked::listed).collect();
        let (total, relaxed) = (ranked.len() as u32, found.relaxed);
        Ok(Ranking { ranked, total, overview, relaxed, degraded, concepts: WishedConcepts::default() })
    }

    async fn compare(
        &self,
        subject: Subject<'_>,
        dense: Option<Vec<f32>>,
        timer: &mut StageTimer<'_>,
    ) -> Result<Ranking, StoreError> {
        let Subject { index, request, plan } = subject;
        let weight = candidates::dense_weight(dense.is_some(), request.mode, request.semantic_ratio);
        let vector = dense.as_deref().filter(|_| weight > 0.0);
        let sparse = (weight < 1.0).then_some(&plan.terms.vector);
        let concepts = WishedConcepts::of(plan, dense.as_deref(), &index.info());
        let concept_query = concepts.list_query();
        let concept_query =
            (request.mode != SearchMode::Keyword && !concepts.is_empty()).then_some(&concept_query);
        let found = async |filters: &Filters| {
            try_join!(
                retrieve::retrieve(index, vector, sparse, concept_query, filters),
                candidates::wished(index, plan, filters)
            )
        };
        let strict = narrow::strict(plan, &request.filters);
        let (titles, narrowed, (lists, wished)) = try_join!(
            titles(index, plan, &request.filters),
            narrow::narrow(index, plan, &request.filters),
            found(&strict)
        )?;
        let (lists, wished) =
            if narrowed.relaxed.is_empty() { (lists, wished) } else { found(&narrowed.filters).await? };
        timer.lap(Stage::Retrieve);

        let mut found: Vec<Candidate> = fuse::fuse(&lists, weight);
        if plan.constraints.is_empty() && plan.style == Style::Request {
            let norm = dense.as_deref().map_or(0.0, embed::norm);
            cutoff::cut(&mut found, plan, &concepts, norm, index.info().movies);
        }
        candidates::add_wished(&mut found, wished);
        timer.lap(Stage::Fuse);

        let pinned = [&titles[..], &narrowed.strict].concat();
        let mut ids = pinned.clone();
        ids.extend(found.iter().map(|candidate| candidate.id));
        ids.sort_unstable();
        ids.dedup();
        let all = Filters::default();
        let (compared, overview) = try_join!(
            candidates::rescore(index, plan, dense.as_deref(), &concepts, found),
            respond::overview(index, request, &all, Some(&ids))
        )?;
        let mut ranked = rank::rerank(self.tools.model.of(plan.style), compared);
        // a requested title may mean its remakes, and a description means one film
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
        rank::pin(&mut ranked, &pinned);
        let (total, relaxed) = (ranked.len() as u32, narrowed.relaxed);
        Ok(Ranking { ranked, total, overview, relaxed, concepts, degraded })
    }

    /// The query vector; failures to embed are logged here.
    async fn embed(&self, plan: &QueryPlan, index: &IndexInfo) -> Embedded {
        // examples have stored vectors
        if plan.passages.is_empty() || by_example(plan) {
            return Embedded::default();
        }
        let degraded = Embedded { is_degraded: true, ..Embedded::default() };
        let Some(embedder) = self.embedder.as_deref() else { return degraded };
        let lookup = match embed::check_model(embedder, index) {
            Ok(()) => {
                let texts = TextEmbedder { embedder, cache: self.vectors.as_deref() };
                self.tools.query_embedder.query_vector(&texts, plan).await
            }
            Err(error) => Err(error),
        };
        match lookup {
            Ok(lookup) => Embedded {
                vector: Some(lookup.found),
                is_degraded: false,
                is_cache_unavailable: lookup.is_unavailable,
            },
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "query not embedded, keyword matches only");
                degraded
            }
        }
    }
}

/// Films that pass the constraints, when there is nothing to compare them with.
async fn list(
    Subject { index, request, plan }: Subject<'_>,
    timer: &mut StageTimer<'_>,
) -> Result<Ranking, StoreError> {
    if plan.asks_nothing() && is_plain(request) && !request.text.is_empty() {
        // the whole catalogue is not an answer
        let overview = respond::overview(index, request, &request.filters, Some(&[])).await?;
        let (ranked, relaxed) = (Vec::new(), Vec::new());
        return Ok(Ranking {
            ranked,
            total: 0,
            overview,
            relaxed,
            concepts: WishedConcepts::default(),
            degraded: None,
        });
    }
    let strict = narrow::strict(plan, &request.filters);
    let (titles, narrowed, listed) = try_join!(
        titles(index, plan, &request.filters),
        narrow::narrow(index, plan, &request.filters),
        listing::list(index, plan, &strict)
    )?;
    let Narrowed { filters, relaxed, strict, count } = narrowed;
    let listed = if relaxed.is_empty() { listed } else { listing::list(index, plan, &filters).await? };
    timer.lap(Stage::Retrieve);

    let (mut ranked, overview) =
        try_join!(listing::order(index, plan, listed), respond::overview(index, request, &filters, None))?;
    rank::pin(&mut ranked, &[titles, strict].concat());
    let total = count.max(ranked.len() as u32);
    timer.lap(Stage::Rerank);
    let concepts = WishedConcepts::default();
    Ok(Ranking { ranked, total, overview, relaxed, concepts, degraded: None })
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

/// True when a request has its text alone.
fn is_plain(request: &SearchRequest) -> bool {
    request.filters.is_empty() && request.sort == SortOrder::Relevance
}

/// True for a query by example films. Messages and descriptions only mention the films they name.
fn by_example(plan: &QueryPlan) -> bool {
    !plan.like.is_empty() && plan.style == Style::Request
}
