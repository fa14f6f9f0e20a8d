//! The stage "cache" over the fakes: one computation for equal requests, stale answers, a cache that is unavailable.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::{Degradation, Fingerprint, SearchAnswer, SearchRequest, Stage};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{HashEmbedder, ManualClock, MapAnswerCache, MemoryStore, WaitingWork};
use cinerag_ports::{
    AnswerCache, CacheLookup, CacheTier, CachedAnswer, EmbedError, Embedder, IndexPublisher, IndexSnapshot,
};
use cinerag_retrieval::CacheStatus::{Hit, Joined, Miss, Stale};
use cinerag_retrieval::recommend::RecommendRequest;
use cinerag_retrieval::{CacheStatus, Recommender, RerankModel, SearchEngine, SearchOutcome};

/// Counts what it embeds, and can be broken.
struct Model {
    inner: HashEmbedder,
    embedded: AtomicU32,
    is_broken: AtomicBool,
}

impl Default for Model {
    fn default() -> Self {
        Model { inner: HashEmbedder::new(19), embedded: AtomicU32::new(0), is_broken: AtomicBool::new(false) }
    }
}

impl Model {
    fn embedded(&self) -> u32 {
        self.embedded.load(Ordering::Relaxed)
    }
}

impl Embedder for Model {
    fn embed(&self, text: &str) -> Result<Vec<f32>, EmbedError> {
        if self.is_broken.load(Ordering::Relaxed) {
            return Err(EmbedError::Failed("broken on purpose".into()));
        }
        self.embedded.fetch_add(1, Ordering::Relaxed);
        self.inner.embed(text)
    }

    fn dimension(&self) -> usize {
        self.inner.dimension()
    }

    fn fingerprint(&self) -> &Fingerprint {
        self.inner.fingerprint()
    }
}

/// A cache over a network: nothing is in memory, and every lookup takes a while.
struct Distant {
    cached: MapAnswerCache,
    looks: AtomicU32,
}

#[async_trait]
impl AnswerCache for Distant {
    fn in_memory(&self, _key: &str) -> Option<CachedAnswer> {
        None
    }

    async fn get(&self, key: &str) -> CacheLookup<Option<CachedAnswer>> {
        self.looks.fetch_add(1, Ordering::Relaxed);
        tokio::time::sleep(Duration::from_secs(1)).await;
        self.cached.get(key).await
    }

    async fn put(&self, key: &str, answer: &Arc<SearchAnswer>) {
        self.cached.put(key, answer).await;
    }
}

/// A snapshot of forty films.
fn index() -> IndexSnapshot {
    static STORE: LazyLock<MemoryStore> = LazyLock::new(store);
    STORE.snapshot_now()
}

fn store() -> MemoryStore {
    let mut contents = sample_contents(40, 3);
    contents.origin.model = HashEmbedder::new(19).fingerprint().clone();
    let store = MemoryStore::default();
    store.publish(&contents).expect("publish");
    store
}

fn engine(model: &Arc<Model>, cache: Arc<dyn AnswerCache>) -> SearchEngine {
    SearchEngine::new(
        Some(Arc::clone(model) as _),
        RerankModel::shipped().expect("weights"),
        cache,
        Arc::new(ManualClock::stepping(Duration::from_micros(10))),
    )
}

fn request(text: &str) -> SearchRequest {
    SearchRequest::plain(text, 10)
}

async fn search(engine: &SearchEngine, text: &str) -> SearchOutcome {
    engine.search(&index(), &request(text)).await.expect("an answer")
}

async fn status(engine: &SearchEngine, text: &str) -> CacheStatus {
    search(engine, text).await.cache
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_equal_requests_at_once_are_one_look_and_one_computation() {
    let model: Arc<Model> = Arc::default();
    let distant = Arc::new(Distant { cached: MapAnswerCache::default(), looks: AtomicU32::new(0) });
    let engine = engine(&model, Arc::clone(&distant) as _);
    let index = index();
    let searches: Vec<_> = (0..1_000)
        .map(|_| {
            let (engine, index) = (engine.clone(), index.clone());
            tokio::spawn(
                async move { engine.search(&index, &request("whales at sea")).await.expect("an answer") },
            )
        })
        .collect();
    let mut outcomes = Vec::new();
    for search in searches {
        outcomes.push(search.await.expect("no panic"));
    }
    assert_eq!((model.embedded(), distant.looks.load(Ordering::Relaxed)), (1, 1));
    let count = |status| outcomes.iter().filter(|outcome| outcome.cache == status).count();
    assert_eq!((count(Miss), count(Joined)), (1, 999));
    assert!(outcomes.iter().all(|outcome| Arc::ptr_eq(&outcome.answer, &outcomes[0].answer)));
    let waited = outcomes.iter().find(|outcome| outcome.cache == Joined).expect("one");
    let stages: Vec<Stage> = waited.timings.0.iter().map(|(stage, _)| *stage).collect();
    assert_eq!(stages, [Stage::Cache], "a request that waited says so");
    assert_eq!(status(&engine, "whales at sea").await, Hit(CacheTier::Memory), "and it is cached");
}

#[tokio::test]
async fn a_lesser_answer_is_shared_by_those_who_wait_and_kept_for_nobody() {
    let model: Arc<Model> = Arc::default();
    model.is_broken.store(true, Ordering::Relaxed);
    let distant = Arc::new(Distant { cached: MapAnswerCache::default(), looks: AtomicU32::new(0) });
    let engine = engine(&model, Arc::clone(&distant) as _);
    let (one, other) = tokio::join!(search(&engine, "whales"), search(&engine, "whales"));
    assert_eq!([one.cache, other.cache], [Miss, Joined]);
    assert_eq!([&one.answer.degraded, &other.answer.degraded], [&[Degradation::Embedder]; 2]);
    model.is_broken.store(false, Ordering::Relaxed);
    let after = search(&engine, "whales").await;
    assert_eq!((after.cache, after.answer.degraded.len()), (Miss, 0));
}

#[tokio::test]
async fn a_request_that_is_given_up_leaves_the_work_to_the_next() {
    let model: Arc<Model> = Arc::default();
    let distant = Arc::new(Distant { cached: MapAnswerCache::default(), looks: AtomicU32::new(0) });
    let engine = engine(&model, distant);
    let spawn = || {
        let engine = engine.clone();
        tokio::spawn(async move { search(&engine, "whales").await.cache })
    };
    let (first, second) = (spawn(), spawn());
    tokio::time::sleep(Duration::from_millis(20)).await;
    first.abort();
    assert_eq!(second.await.expect("no panic"), Miss);
}

#[tokio::test]
async fn a_stale_answer_is_given_at_once_and_made_anew_once_behind() {
    let (model, cache): (Arc<Model>, _) = (Arc::default(), Arc::new(MapAnswerCache::default()));
    let queue: Arc<WaitingWork> = Arc::default();
    let engine = engine(&model, Arc::clone(&cache) as _).with_background(Arc::clone(&queue) as _);
    let first = search(&engine, "whales").await;
    cache.set_stale(true);
    for _ in 0..5 {
        let stale = search(&engine, "whales").await;
        assert_eq!(stale.cache, Stale);
        assert_eq!(stale.answer, first.answer);
    }
    assert_eq!((model.embedded(), queue.len()), (1, 1), "five stale answers, one refresh");
    queue.run_all().await;
    assert_eq!(model.embedded(), 2);
    cache.set_stale(false);
    let fresh = search(&engine, "whales").await;
    assert_eq!(fresh.cache, Hit(CacheTier::Memory));
    assert!(!Arc::ptr_eq(&fresh.answer, &first.answer), "it was refreshed");
}

#[tokio::test]
async fn a_refresh_that_fails_keeps_the_stale_answer_and_is_tried_again() {
    let (model, cache): (Arc<Model>, _) = (Arc::default(), Arc::new(MapAnswerCache::default()));
    let queue: Arc<WaitingWork> = Arc::default();
    let engine = engine(&model, Arc::clone(&cache) as _).with_background(Arc::clone(&queue) as _);
    search(&engine, "whales").await;
    cache.set_stale(true);
    model.is_broken.store(true, Ordering::Relaxed);
    for _ in 0..3 {
        let stale = search(&engine, "whales").await;
        assert_eq!((stale.cache, stale.answer.degraded.len()), (Stale, 0));
        assert_eq!(queue.len(), 1);
        queue.run_all().await;
    }
}

#[tokio::test]
async fn where_nothing_runs_behind_the_request_itself_makes_a_stale_answer_anew() {
    let (model, cache): (Arc<Model>, _) = (Arc::default(), Arc::new(MapAnswerCache::default()));
    let engine = engine(&model, Arc::clone(&cache) as _);
    search(&engine, "whales").await;
    cache.set_stale(true);
    assert_eq!(status(&engine, "whales").await, Miss);
    assert_eq!(model.embedded(), 2);
    model.is_broken.store(true, Ordering::Relaxed);
    let stale = search(&engine, "whales").await;
    assert_eq!((stale.cache, stale.answer.degraded.len()), (Stale, 0), "a complete answer beats a new one");
}

#[tokio::test]
async fn a_cache_that_is_away_is_named_and_what_was_made_meanwhile_is_not_held_against_it() {
    let (model, cache): (Arc<Model>, _) = (Arc::default(), Arc::new(MapAnswerCache::default()));
    let engine = engine(&model, Arc::clone(&cache) as _);
    cache.set_unavailable(true);
    for _ in 0..2 {
        let outcome = search(&engine, "whales").await;
        assert_eq!((outcome.cache, &outcome.answer.degraded), (Miss, &vec![Degradation::Cache]));
        assert!(!outcome.answer.hits.is_empty(), "still an answer");
    }
    cache.set_unavailable(false);
    let outcomes = [search(&engine, "whales").await, search(&engine, "whales").await];
    assert_eq!(outcomes.each_ref().map(|outcome| outcome.cache), [Miss, Hit(CacheTier::Memory)]);
    assert!(outcomes.iter().all(|outcome| outcome.answer.degraded.is_empty()));
}

/// Caches answers, and is unavailable after the first lookup: memory over an absent Redis.
#[derive(Default)]
struct MemoryAlone(MapAnswerCache);

#[async_trait]
impl AnswerCache for MemoryAlone {
    fn in_memory(&self, key: &str) -> Option<CachedAnswer> {
        self.0.in_memory(key)
    }

    async fn get(&self, key: &str) -> CacheLookup<Option<CachedAnswer>> {
        CacheLookup { is_unavailable: true, ..self.0.get(key).await }
    }

    async fn put(&self, key: &str, answer: &Arc<SearchAnswer>) {
        self.0.put(key, answer).await;
    }
}

#[tokio::test]
async fn an_answer_made_while_the_far_tier_is_away_is_kept_near_and_is_whole() {
    let model: Arc<Model> = Arc::default();
    let engine = engine(&model, Arc::new(MemoryAlone::default()));
    let first = search(&engine, "whales").await;
    assert_eq!((first.cache, &first.answer.degraded), (Miss, &vec![Degradation::Cache]));
    let second = search(&engine, "whales").await;
    assert_eq!(second.cache, Hit(CacheTier::Memory));
    assert!(second.answer.degraded.is_empty(), "nothing that it needed was unavailable");
    assert_eq!(second.answer.hits, first.answer.hits);
}

#[tokio::test]
async fn a_text_is_embedded_once_whatever_else_is_asked() {
    let (model, cache): (Arc<Model>, _) = (Arc::default(), Arc::new(MapAnswerCache::default()));
    let engine = engine(&model, Arc::clone(&cache) as _).with_query_vectors(Arc::clone(&cache) as _);
    let whole = search(&engine, "whales at sea").await;
    assert_eq!(model.embedded(), 1);
    let page = SearchRequest { offset: 1, limit: 2, ..request("whales at sea") };
    let page = engine.search(&index(), &page).await.expect("an answer");
    assert_eq!((page.cache, model.embedded()), (Miss, 1), "another page, the same text");
    assert_eq!(page.answer.hits, whole.answer.hits[1..3], "and the same vector");

    let recommender =
        Recommender::new(Some(Arc::clone(&model) as _)).with_query_vectors(Arc::clone(&cache) as _);
    let liking = RecommendRequest {
        query: Some("stories of the deep".into()),
        limit: 5,
        ..RecommendRequest::default()
    };
    for is_unavailable in [false, false, true] {
        cache.set_unavailable(is_unavailable);
        let answer = recommender.recommend(&index(), &liking).await.expect("an answer");
        let expected: &[Degradation] = if is_unavailable { &[Degradation::Cache] } else { &[] };
        assert_eq!(answer.degraded, expected);
    }
    assert_eq!(model.embedded(), 3, "once, and once without the cache");
}
