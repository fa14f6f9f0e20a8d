//! The read path over the fakes: what each mode draws on, what degrades, what is kept.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::sync::Arc;
use std::time::Duration;

use cinerag_domain::{Degradation, FacetField, Filters, MovieId, SearchMode, SearchRequest, SortOrder};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{BrokenEmbedder, HashEmbedder, ManualClock, MapAnswerCache, MemoryStore};
use cinerag_ports::{Embedder, IndexContents, IndexPublisher};
use cinerag_retrieval::Stage::{self, Cache, Embed, Explain, Fuse, Respond, Retrieve, Understand};
use cinerag_retrieval::{CacheStatus, SearchEngine, SearchOutcome, browse, similar};

/// Eighty made-up films whose vectors "belong" to the embedder of these tests.
fn contents() -> IndexContents {
    let mut contents = sample_contents(80, 3);
    contents.source.model = HashEmbedder::new(19).fingerprint().clone();
    contents
}

fn store() -> MemoryStore {
    let store = MemoryStore::default();
    store.publish(&contents()).expect("publish");
    store
}

fn engine(embedder: Option<Arc<dyn Embedder>>) -> SearchEngine {
    let clock = ManualClock::stepping(Duration::from_micros(10));
    SearchEngine::new(Arc::new(store()), embedder, Arc::new(MapAnswerCache::default()), Arc::new(clock))
}

fn hash_embedder() -> Arc<dyn Embedder> {
    Arc::new(HashEmbedder::new(19))
}

fn request(text: &str) -> SearchRequest {
    SearchRequest {
        text: text.into(),
        mode: SearchMode::Hybrid,
        semantic_ratio: 0.5,
        filters: Filters::default(),
        sort: SortOrder::Relevance,
        limit: 10,
        offset: 0,
        facets: Vec::new(),
        explain: true,
    }
}

async fn search(engine: &SearchEngine, request: &SearchRequest) -> SearchOutcome {
    engine.search(request).await.expect("an answer")
}

fn ids(outcome: &SearchOutcome) -> Vec<MovieId> {
    outcome.answer.hits.iter().map(|hit| hit.card.id).collect()
}

#[tokio::test]
async fn hybrid_draws_on_meaning_and_runs_every_stage() {
    let outcome = search(&engine(Some(hash_embedder())), &request("anything at all")).await;
    assert_eq!(outcome.answer.hits.len(), 10);
    assert!(outcome.answer.degraded.is_empty());
    let stages: Vec<Stage> = outcome.timings.0.iter().map(|(stage, _)| *stage).collect();
    assert_eq!(stages, [Cache, Understand, Embed, Retrieve, Fuse, Respond, Explain]);
    for hit in &outcome.answer.hits {
        assert!(!hit.reasons.is_empty(), "every hit says why it is here");
        let explanation = hit.explanation.as_ref().expect("asked for");
        assert!((explanation.dense_share + explanation.sparse_share - hit.score).abs() < 1e-6);
    }
}

#[tokio::test]
async fn a_broken_embedder_costs_quality_and_is_named() {
    for embedder in [None, Some(Arc::new(BrokenEmbedder::default()) as Arc<dyn Embedder>)] {
        let engine = engine(embedder);
        for _ in 0..2 {
            let outcome = search(&engine, &request("anything")).await;
            assert_eq!(outcome.answer.degraded, [Degradation::Embedder]);
            assert_eq!(outcome.cache, CacheStatus::Miss, "a lesser answer is not kept");
        }
    }
}

#[tokio::test]
async fn another_models_vectors_are_not_compared() {
    let other: Arc<dyn Embedder> = Arc::new(HashEmbedder::new(20));
    let outcome = search(&engine(Some(other)), &request("anything")).await;
    assert_eq!(outcome.answer.degraded, [Degradation::Embedder]);
}

#[tokio::test]
async fn keyword_mode_needs_no_embedder() {
    let mut keyword = request("anything");
    keyword.mode = SearchMode::Keyword;
    let outcome = search(&engine(None), &keyword).await;
    assert!(outcome.answer.degraded.is_empty());
}

#[tokio::test]
async fn equal_requests_are_computed_once_and_others_are_not_mixed_up() {
    let engine = engine(Some(hash_embedder()));
    let first = search(&engine, &request("a film")).await;
    let second = search(&engine, &request("a film")).await;
    assert_eq!([first.cache, second.cache], [CacheStatus::Miss, CacheStatus::Hit]);
    assert_eq!(first.answer, second.answer);
    let mut other = request("a film");
    other.filters.year.from = Some(1990);
    assert_eq!(search(&engine, &other).await.cache, CacheStatus::Miss);
}

#[tokio::test]
async fn pages_fit_together_and_the_total_does_not_move() {
    let engine = engine(Some(hash_embedder()));
    let mut whole = request("a film");
    whole.limit = 30;
    let whole = search(&engine, &whole).await;
    let mut paged = Vec::new();
    for offset in [0, 10, 20] {
        let page = search(&engine, &SearchRequest { offset, ..request("a film") }).await;
        assert_eq!(page.answer.total, whole.answer.total);
        paged.extend(ids(&page));
    }
    assert_eq!(paged, ids(&whole));
    let past = search(&engine, &SearchRequest { offset: 1_000, ..request("a film") }).await;
    assert!(past.answer.hits.is_empty());
}

#[tokio::test]
async fn sorts_order_the_candidates_and_facets_count_them() {
    let engine = engine(Some(hash_embedder()));
    let mut sorted = request("a film");
    (sorted.sort, sorted.limit) = (SortOrder::Year, 50);
    sorted.filters.year.from = Some(1950);
    sorted.facets = vec![FacetField::Decade];
    let outcome = search(&engine, &sorted).await;
    let years: Vec<u16> = outcome.answer.hits.iter().filter_map(|hit| hit.card.year).collect();
    assert!(years.len() > 10 && years.is_sorted_by(|a, b| a >= b) && years.iter().all(|year| *year >= 1950));
    let counted: u32 = outcome.answer.facets[0].counts.iter().map(|count| count.count).sum();
    assert_eq!(counted, outcome.answer.total);
}

#[tokio::test]
async fn similar_films_leave_the_film_itself_out() {
    let store = store();
    let id = contents().points[1].movie.card.id;
    let found = similar::similar(&store, id, &Filters::default(), 5).await.expect("answer").expect("known");
    assert!(found.len() == 5 && found.iter().all(|(card, _)| card.id != id));
    assert!((found[0].1 - 1.0).abs() < 1e-5, "film 2 of the sample has the same vector");
    assert!(similar::similar(&store, MovieId(1), &Filters::default(), 5).await.expect("answer").is_none());
}

#[tokio::test]
async fn rows_show_a_film_once_and_are_never_nearly_empty() {
    let rows = browse::rows(&store(), 6).await.expect("rows");
    let mut shown: Vec<MovieId> = rows.iter().flat_map(|row| row.cards.iter().map(|card| card.id)).collect();
    let all = shown.len();
    shown.sort_unstable();
    shown.dedup();
    assert_eq!(shown.len(), all);
    assert!(rows.len() > 3 && rows.iter().all(|row| (4..=6).contains(&row.cards.len())));
}
