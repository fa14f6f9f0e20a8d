//! A preferred store with a fallback, as the read path sees it: each answer is marked, and cached under the right key.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::{Degradation, Filters, SearchMode, SearchRequest};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{ManualClock, MapAnswerCache, MemoryStore, WaitingWork};
use cinerag_ports::{CacheTier, IndexPublisher, IndexSource, StoreError, VectorStore};
use cinerag_retrieval::recommend::RecommendRequest;
use cinerag_retrieval::similar::SimilarRequest;
use cinerag_retrieval::{CacheStatus, Recommender, RerankModel, SearchEngine, SearchOutcome, SimilarEngine};
use cinerag_vector_store::{Fallback, Preferred};

/// A store that is available or not.
#[derive(Default)]
struct Switch {
    is_unavailable: AtomicBool,
    /// Unavailable, and not yet noticed.
    is_cut: Arc<AtomicBool>,
    /// Time before every answer.
    delay_ms: Arc<AtomicU64>,
    store: MemoryStore,
}

#[async_trait]
impl Preferred for Switch {
    async fn current(&self) -> Option<Arc<dyn VectorStore>> {
        let is_available = !self.is_unavailable.load(Ordering::Relaxed);
        is_available.then(|| Arc::new(self.store.index()) as _)
    }

    fn patience(&self) -> Duration {
        PATIENCE
    }

    fn failed(&self, _: &StoreError) {
        self.is_unavailable.store(true, Ordering::Relaxed);
    }
}

impl Switch {
    /// Eighty films that can be cut off and slowed down.
    fn new() -> Self {
        let switch = Switch::default();
        switch.store.publish(&sample_contents(80, 3)).expect("publish");
        let (is_cut, delay_ms) = (Arc::clone(&switch.is_cut), Arc::clone(&switch.delay_ms));
        switch.store.set_before_answer(Arc::new(move || {
            let (is_cut, delay_ms) = (Arc::clone(&is_cut), Arc::clone(&delay_ms));
            Box::pin(async move {
                tokio::time::sleep(Duration::from_millis(delay_ms.load(Ordering::Relaxed))).await;
                let is_cut = is_cut.load(Ordering::Relaxed);
                if is_cut { Err(StoreError::Unavailable("cut on purpose".into())) } else { Ok(()) }
            })
        }));
        switch
    }
}

const PATIENCE: Duration = Duration::from_secs(1);
const HIT: CacheStatus = CacheStatus::Hit(CacheTier::Memory);

/// Eighty films on the preferred store, sixty of them in the fallback index.
fn sources() -> (Arc<Switch>, MemoryStore, Fallback) {
    let (switch, behind) = (Arc::new(Switch::new()), MemoryStore::default());
    behind.publish(&sample_contents(60, 3)).expect("publish");
    let source = Fallback::new(Arc::clone(&switch) as _, Arc::new(behind.clone()));
    (switch, behind, source)
}

fn engine(cache: &Arc<MapAnswerCache>) -> SearchEngine {
    SearchEngine::new(
        None,
        RerankModel::shipped().expect("weights"),
        Arc::clone(cache) as _,
        Arc::new(ManualClock::stepping(Duration::from_micros(10))),
    )
}

fn request() -> SearchRequest {
    SearchRequest { mode: SearchMode::Keyword, ..SearchRequest::plain("comedy films", 5) }
}

async fn ask(engine: &SearchEngine, source: &dyn IndexSource) -> SearchOutcome {
    let index = source.snapshot().await;
    let outcome = engine.search(&index, &request()).await.expect("answered");
    assert_eq!(index.degraded(), outcome.answer.degraded, "the snapshot lists what the answer says");
    outcome
}

#[tokio::test]
async fn an_outage_is_marked_and_neither_kept_nor_confused_with_what_is() {
    let (switch, behind, source) = sources();
    let engine = engine(&Arc::default());
    let whole = ask(&engine, &source).await;
    assert!(whole.answer.degraded.is_empty() && whole.answer.total > 0);
    assert_eq!(ask(&engine, &source).await.cache, HIT);

    switch.is_unavailable.store(true, Ordering::Relaxed);
    for _ in 0..2 {
        let degraded = ask(&engine, &source).await;
        assert_eq!(degraded.answer.degraded, [Degradation::VectorStore]);
        assert_eq!(degraded.cache, CacheStatus::Miss, "a degraded answer is not cached");
        assert!(degraded.answer.total < whole.answer.total, "the fallback has fewer films");
    }

    switch.is_unavailable.store(false, Ordering::Relaxed);
    let back = ask(&engine, &source).await;
    assert_eq!((back.cache, &back.answer), (HIT, &whole.answer), "cached under its own version");

    // a new fallback index reads and explains the same films differently
    behind.publish(&sample_contents(70, 3)).expect("publish");
    assert_eq!(ask(&engine, &source).await.cache, CacheStatus::Miss);
}

#[tokio::test]
async fn where_there_is_no_other_store_the_same_index_gives_whole_answers_that_are_kept_apart() {
    let (switch, behind, source) = sources();
    let cache: Arc<MapAnswerCache> = Arc::default();
    let engine = engine(&cache);
    let whole = ask(&engine, &behind).await;
    assert!(whole.answer.degraded.is_empty());
    assert_eq!(ask(&engine, &behind).await.cache, HIT);

    switch.is_unavailable.store(true, Ordering::Relaxed);
    let degraded = ask(&engine, &source).await;
    assert_eq!((degraded.cache, &degraded.answer.hits), (CacheStatus::Miss, &whole.answer.hits));
    assert_eq!(degraded.answer.degraded, [Degradation::VectorStore], "it is reported nevertheless");
}

#[tokio::test]
async fn a_store_that_goes_in_the_middle_leaves_a_marked_answer_to_all_who_wait_and_nothing_behind() {
    let (switch, _behind, source) = sources();
    let engine = engine(&Arc::default());
    switch.is_cut.store(true, Ordering::Relaxed);
    let (one, other) = tokio::join!(ask(&engine, &source), ask(&engine, &source));
    for outcome in [&one, &other] {
        assert_eq!(outcome.answer.degraded, [Degradation::VectorStore]);
    }
    assert!(switch.is_unavailable.load(Ordering::Relaxed), "it was noticed");

    switch.is_cut.store(false, Ordering::Relaxed);
    switch.is_unavailable.store(false, Ordering::Relaxed);
    let back = ask(&engine, &source).await;
    assert_eq!((back.cache, back.answer.degraded.len()), (CacheStatus::Miss, 0), "nothing was cached");
    assert!(back.answer.total > one.answer.total);
}

#[tokio::test]
async fn a_stale_answer_is_given_by_its_own_version_alone_and_outlasts_a_store_that_goes() {
    let (switch, _behind, source) = sources();
    let (cache, queue): (Arc<MapAnswerCache>, Arc<WaitingWork>) = Default::default();
    let engine = engine(&cache).with_background(Arc::clone(&queue) as _);
    let whole = ask(&engine, &source).await;
    cache.set_stale(true);
    let stale = ask(&engine, &source).await;
    assert_eq!((stale.cache, &stale.answer), (CacheStatus::Stale, &whole.answer));

    // the background refresh finds the store unavailable, and leaves the stale answer
    switch.is_cut.store(true, Ordering::Relaxed);
    assert_eq!(queue.run_all().await, 1, "one refresh");
    assert!(switch.is_unavailable.load(Ordering::Relaxed), "it was noticed");
    let degraded = ask(&engine, &source).await;
    assert_eq!(
        (degraded.cache, &degraded.answer.degraded[..]),
        (CacheStatus::Miss, &[Degradation::VectorStore][..])
    );
    switch.is_cut.store(false, Ordering::Relaxed);
    switch.is_unavailable.store(false, Ordering::Relaxed);
    let back = ask(&engine, &source).await;
    assert_eq!((back.cache, &back.answer), (CacheStatus::Stale, &whole.answer));

    // a new version: neither the cached answers of the old one nor the running refresh may answer for it
    switch.store.publish(&sample_contents(75, 3)).expect("publish");
    assert_eq!(queue.run_all().await, 1, "one refresh");
    assert_eq!(
        ask(&engine, &source).await.cache,
        CacheStatus::Miss,
        "nothing is cached under the new version yet"
    );
}

#[tokio::test(start_paused = true)]
async fn a_store_that_answers_slowly_costs_a_request_its_patience_once() {
    let (switch, _behind, source) = sources();
    let engine = engine(&Arc::default());
    let start = tokio::time::Instant::now();
    switch.delay_ms.store(1, Ordering::Relaxed);
    assert!(ask(&engine, &source).await.answer.degraded.is_empty());
    assert!(
        start.elapsed() >= Duration::from_millis(2),
        "a search asks several times: {:?}",
        start.elapsed()
    );

    // each answer is in time, but not all of them in sum
    switch.delay_ms.store(PATIENCE.as_millis() as u64 * 2 / 3, Ordering::Relaxed);
    let slow = SearchRequest { offset: 1, ..request() };
    let start = tokio::time::Instant::now();
    let answer = engine.search(&source.snapshot().await, &slow).await.expect("answered").answer;
    assert_eq!(answer.degraded, [Degradation::VectorStore]);
    assert_eq!(start.elapsed().as_millis(), PATIENCE.as_millis());
    assert!(switch.is_unavailable.load(Ordering::Relaxed), "and it is not asked again");
}

#[tokio::test]
async fn similar_films_and_recommendations_are_marked_too() {
    let (switch, _behind, source) = sources();
    let liked = sample_contents(60, 3).points[7].facts.id;
    let (similar, recommender) = (SimilarEngine::new(None), Recommender::new(None));
    let like = SimilarRequest { id: liked, but: Vec::new(), filters: Filters::default(), limit: 5 };
    let taste = RecommendRequest { liked: vec![liked], limit: 5, ..RecommendRequest::default() };
    for expected in [vec![], vec![Degradation::VectorStore]] {
        switch.is_unavailable.store(!expected.is_empty(), Ordering::Relaxed);
        let found = similar.similar(&source.snapshot().await, &like).await.expect("answered").expect("known");
        assert_eq!(found.degraded, expected);
        assert_eq!(
            recommender.recommend(&source.snapshot().await, &taste).await.expect("answered").degraded,
            expected
        );
    }
}
