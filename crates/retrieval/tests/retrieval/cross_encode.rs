//! The optional cross-encoder over the fakes: what it reorders, what it leaves unchanged, what its failure costs.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::{Degradation, Hit, SearchMode, SearchRequest, SortOrder, Stage};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{
    BrokenCrossEncoder, HashEmbedder, ManualClock, MapAnswerCache, MemoryStore, OverlapCrossEncoder,
};
use cinerag_ports::{
    AnswerCache, CacheTier, CrossEncoder, Embedder, IndexPublisher, IndexSnapshot, SPARSE_BM25,
};
use cinerag_retrieval::{CacheStatus, RerankModel, SearchEngine, SearchOutcome};

/// Films that are read.
const DEPTH: usize = 20;
/// A description, so that no film is cut off for a low cosine; the words of the made-up synopses are numbers.
const QUERY: &str =
    "I remember a movie that I saw long ago with 12 and 34 and 45 in it, set somewhere strange";

/// A snapshot of eighty films.
fn index() -> IndexSnapshot {
    static STORE: LazyLock<MemoryStore> = LazyLock::new(store);
    STORE.snapshot_now()
}

fn store() -> MemoryStore {
    let mut contents = sample_contents(80, 3);
    contents.origin.model = HashEmbedder::new(19).fingerprint().clone();
    for (point, n) in contents.points.iter_mut().zip(0_u32..) {
        // numbers that some films share, so that scores differ and tie
        point.movie.card.overview =
            Some(format!("Somewhere {} {}.", [12, 23, 34][n as usize % 3], [45, 56][n as usize % 2]));
        point.sparse.insert(SPARSE_BM25.to_owned(), query_vector(&Terms::default(), "somewhere strange"));
    }
    let store = MemoryStore::default();
    store.publish(&contents).expect("publish");
    store
}

fn engine(cache: &Arc<dyn AnswerCache>) -> SearchEngine {
    SearchEngine::new(
        Some(Arc::new(HashEmbedder::new(19))),
        RerankModel::shipped().expect("model"),
        Arc::clone(cache),
        Arc::new(ManualClock::stepping(Duration::from_micros(10))),
    )
}

fn plain() -> SearchEngine {
    engine(&cache())
}

fn cache() -> Arc<dyn AnswerCache> {
    Arc::new(MapAnswerCache::default())
}

fn reading(cross_encoder: impl CrossEncoder + 'static) -> SearchEngine {
    plain().with_cross_encoder(Arc::new(cross_encoder))
}

fn request(text: &str) -> SearchRequest {
    SearchRequest { explain: true, ..SearchRequest::plain(text, 50) }
}

async fn search(engine: &SearchEngine, request: &SearchRequest) -> SearchOutcome {
    engine.search(&index(), request).await.expect("an answer")
}

fn ids(outcome: &SearchOutcome) -> Vec<u32> {
    outcome.answer.hits.iter().map(|hit| hit.card.id.0).collect()
}

fn ran(outcome: &SearchOutcome) -> bool {
    outcome.timings.0.iter().any(|(stage, _)| *stage == Stage::CrossEncode)
}

/// What the fake gives for a film.
fn overlap(hit: &Hit) -> f32 {
    let (title, year) = (&hit.card.title, hit.card.year.map(|year| format!(" ({year})")).unwrap_or_default());
    let document = format!("{title}{year}. {}", hit.card.overview.as_deref().unwrap_or_default());
    OverlapCrossEncoder::default().scores(QUERY, &[&document]).expect("scores")[0]
}

#[tokio::test]
async fn the_first_films_alone_are_reordered_by_its_scores() {
    let before = search(&plain(), &request(QUERY)).await;
    let after = search(&reading(OverlapCrossEncoder::default()), &request(QUERY)).await;
    assert!(before.answer.hits.len() > 2 * DEPTH, "there are films that are not read");
    assert!(!ran(&before) && ran(&after));

    let mut expected = before.answer.hits.clone();
    expected[..DEPTH].sort_by(|a, b| overlap(b).total_cmp(&overlap(a)));
    let expected: Vec<u32> = expected.iter().map(|hit| hit.card.id.0).collect();
    assert_eq!(ids(&after), expected);
    assert_ne!(ids(&after), ids(&before), "there was something to reorder");
    assert_eq!(after.answer.total, before.answer.total);
    assert_eq!(after.answer.hits[DEPTH..], before.answer.hits[DEPTH..], "the rest is unchanged");

    let scores: Vec<f32> = after.answer.hits.iter().map(|hit| hit.score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b) && scores.iter().all(|score| (0.0..=1.0).contains(score)));
    for hit in &after.answer.hits[..DEPTH] {
        let shares = &hit.explanation.as_ref().expect("asked for").features;
        let share = shares.iter().find(|share| share.name == "cross_encode").expect("says so");
        assert!((share.value - overlap(hit)).abs() < 1e-6);
    }
}

#[tokio::test]
async fn pages_fit_together() {
    let engine = reading(OverlapCrossEncoder::default());
    let whole = search(&engine, &request(QUERY)).await;
    let mut paged = Vec::new();
    for offset in [0, 10, 20, 30] {
        let page = search(&engine, &SearchRequest { offset, limit: 10, ..request(QUERY) }).await;
        assert_eq!(ran(&page), offset < 20, "films beyond its depth are not read for nothing");
        paged.extend(ids(&page));
    }
    assert_eq!(paged, ids(&whole)[..40]);
}

/// Gives one score too few.
struct Short(cinerag_domain::Fingerprint);

impl CrossEncoder for Short {
    fn scores(&self, _: &str, documents: &[&str]) -> Result<Vec<f32>, cinerag_ports::CrossEncodeError> {
        Ok(vec![0.0; documents.len().saturating_sub(1)])
    }

    fn fingerprint(&self) -> &cinerag_domain::Fingerprint {
        &self.0
    }
}

#[tokio::test]
async fn failing_costs_nothing_and_is_named() {
    let before = search(&plain(), &request(QUERY)).await;
    assert!(before.answer.degraded.is_empty());
    let short = Short(cinerag_domain::Fingerprint("short".into()));
    for engine in [reading(BrokenCrossEncoder::default()), reading(short)] {
        for _ in 0..2 {
            let outcome = search(&engine, &request(QUERY)).await;
            assert_eq!(outcome.answer.hits, before.answer.hits);
            assert_eq!(outcome.answer.degraded, [Degradation::CrossEncoder]);
            assert_eq!(outcome.cache, CacheStatus::Miss, "a degraded answer is not cached");
        }
    }
}

#[tokio::test]
async fn it_does_not_run_where_it_has_nothing_to_say() {
    let engine = reading(BrokenCrossEncoder::default());
    let keyword = SearchRequest { mode: SearchMode::Keyword, ..request(QUERY) };
    let sorted = SearchRequest { sort: SortOrder::Year, ..request(QUERY) };
    // a title, a listing by constraints, a mode of words only, another order
    for request in [request("spider man"), request("comedies from the 1990s"), keyword, sorted] {
        let outcome = search(&engine, &request).await;
        assert!(!ran(&outcome) && outcome.answer.degraded.is_empty(), "{:?}", request.text);
        assert!(!outcome.answer.hits.is_empty(), "{:?}", request.text);
    }
    let titled = search(&engine, &request("spider man")).await;
    assert_eq!(titled.answer.hits[0].card.id.0, 10, "the title was found");
}

#[tokio::test]
async fn answers_with_and_without_are_kept_apart() {
    let shared = cache();
    let without = search(&engine(&shared), &request(QUERY)).await;
    let with = engine(&shared).with_cross_encoder(Arc::new(OverlapCrossEncoder::default()));
    let first = search(&with, &request(QUERY)).await;
    let second = search(&with, &request(QUERY)).await;
    let statuses = [without.cache, first.cache, second.cache];
    assert_eq!(statuses, [CacheStatus::Miss, CacheStatus::Miss, CacheStatus::Hit(CacheTier::Memory)]);
}
