//! A store with another behind it, as the read path sees it: marked for each request, and kept under the right name.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::{Degradation, Filters, SearchMode, SearchRequest, SortOrder};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{ManualClock, MapAnswerCache, MemoryLexicon, MemoryStore};
use cinerag_ports::{IndexPublisher, StoreError, VectorStore};
use cinerag_retrieval::recommend::RecommendRequest;
use cinerag_retrieval::similar::SimilarRequest;
use cinerag_retrieval::{
    CacheStatus, Recommender, RerankModel, SearchEngine, SearchOutcome, SimilarEngine, Sources,
};
use cinerag_vector_store::{Fallback, Preferred};

/// A store that is there or is not.
#[derive(Default)]
struct Switch {
    is_away: AtomicBool,
    store: RwLock<MemoryStore>,
}

#[async_trait]
impl Preferred for Switch {
    async fn current(&self) -> Option<Arc<dyn VectorStore>> {
        self.latest()
    }

    fn latest(&self) -> Option<Arc<dyn VectorStore>> {
        let store = self.store.read().unwrap_or_else(PoisonError::into_inner).clone();
        (!self.is_away.load(Ordering::Relaxed)).then(|| Arc::new(store) as _)
    }

    fn failed(&self, _: &StoreError) {
        self.is_away.store(true, Ordering::Relaxed);
    }
}

/// Eighty films on the preferred store, sixty of them in the index behind it.
fn sources() -> (Arc<Switch>, MemoryStore, Sources) {
    let (switch, behind) = (Arc::new(Switch::default()), MemoryStore::default());
    switch.store.read().expect("lock").publish(&sample_contents(80, 3)).expect("publish");
    behind.publish(&sample_contents(60, 3)).expect("publish");
    let store = Fallback::new(Arc::clone(&switch) as _, Arc::new(behind.clone()));
    let sources = Sources::of(&Arc::new(behind.clone())).with_store(Arc::new(store));
    (switch, behind, sources)
}

fn request() -> SearchRequest {
    SearchRequest {
        text: "comedy films".into(),
        literal: false,
        mode: SearchMode::Keyword,
        semantic_ratio: 0.5,
        filters: Filters::default(),
        sort: SortOrder::Relevance,
        limit: 5,
        offset: 0,
        facets: Vec::new(),
        explain: false,
    }
}

async fn ask(engine: &SearchEngine) -> SearchOutcome {
    engine.search(&request()).await.expect("answered")
}

#[tokio::test]
async fn an_outage_is_marked_and_neither_kept_nor_confused_with_what_is() {
    let (switch, behind, sources) = sources();
    let engine = SearchEngine::new(
        sources,
        Arc::new(MemoryLexicon::new(sample_contents(80, 3).vocabulary)),
        None,
        RerankModel::shipped().expect("weights"),
        Arc::new(MapAnswerCache::default()),
        Arc::new(ManualClock::stepping(Duration::from_micros(10))),
    );
    let whole = ask(&engine).await;
    assert!(whole.answer.degraded.is_empty() && whole.answer.total > 0);
    assert_eq!(ask(&engine).await.cache, CacheStatus::Hit);

    switch.is_away.store(true, Ordering::Relaxed);
    for _ in 0..2 {
        let lesser = ask(&engine).await;
        assert_eq!(lesser.answer.degraded, [Degradation::VectorStore]);
        assert_eq!(lesser.cache, CacheStatus::Miss, "a lesser answer is not kept");
        assert!(lesser.answer.total < whole.answer.total, "there are fewer films behind");
    }

    switch.is_away.store(false, Ordering::Relaxed);
    let back = ask(&engine).await;
    assert_eq!((back.cache, &back.answer), (CacheStatus::Hit, &whole.answer), "kept under its own version");

    // a new index behind reads and explains the same films otherwise
    behind.publish(&sample_contents(70, 3)).expect("publish");
    assert_eq!(ask(&engine).await.cache, CacheStatus::Miss);
}

#[tokio::test]
async fn similar_films_and_recommendations_are_marked_too() {
    let (switch, behind, sources) = sources();
    let liked = sample_contents(60, 3).points[7].facts.id;
    let similar = SimilarEngine::new(sources.clone(), None);
    let recommender = Recommender::new(sources, Arc::new(behind), None);
    let like = SimilarRequest { id: liked, but: Vec::new(), filters: Filters::default(), limit: 5 };
    let taste = RecommendRequest { liked: vec![liked], limit: 5, ..RecommendRequest::default() };
    for expected in [vec![], vec![Degradation::VectorStore]] {
        switch.is_away.store(!expected.is_empty(), Ordering::Relaxed);
        let found = similar.similar(&like).await.expect("answered").expect("known");
        assert_eq!(found.degraded, expected);
        assert_eq!(recommender.recommend(&taste).await.expect("answered").degraded, expected);
    }
}
