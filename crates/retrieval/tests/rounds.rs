//! Calls to a remote store: made at the same time where they do not depend on each other, and charged to the request by
//! the time that passes.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::{FacetField, SearchRequest, SortOrder};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{HashEmbedder, ManualClock, MapAnswerCache, MemoryStore};
use cinerag_ports::{Embedder, IndexPublisher, IndexSource, SPARSE_BM25, StoreError, VectorStore};
use cinerag_retrieval::{RerankModel, SearchEngine};
use cinerag_vector_store::{Fallback, Preferred};
use tokio::time::{Instant, sleep};

/// Time that each call takes.
const CALL: Duration = Duration::from_millis(100);

/// A store to which every call takes as long.
struct Remote(MemoryStore);

#[async_trait]
impl Preferred for Remote {
    async fn current(&self) -> Option<Arc<dyn VectorStore>> {
        Some(Arc::new(self.0.index()))
    }

    /// Enough for two rounds and not for three.
    fn patience(&self) -> Duration {
        5 * CALL / 2
    }

    fn failed(&self, _: &StoreError) {}
}

fn store() -> MemoryStore {
    let (store, mut contents) = (MemoryStore::default(), sample_contents(80, 3));
    contents.origin.model = HashEmbedder::new(19).fingerprint().clone();
    for word in ["whales", "sea"] {
        contents.vocabulary.words.insert(word.into(), 80);
    }
    for point in &mut contents.points {
        point.sparse.insert(SPARSE_BM25.to_owned(), query_vector(&Terms::default(), "whales sea"));
    }
    store.publish(&contents).expect("publish");
    store
}

fn requests() -> Vec<SearchRequest> {
    let of = |text: &str| SearchRequest {
        facets: FacetField::ALL.to_vec(),
        explain: true,
        ..SearchRequest::plain(text, 10)
    };
    let sorted = SearchRequest { sort: SortOrder::Rating, ..of("whales at sea") };
    let texts = [
        "whales at sea",
        "comedy films",
        "films with actor 3",
        "comedies with whales",
        "",
        "Hi! I like thrillers with actor 3 and actor 5 and everything about whales, what should I watch tonight?",
    ];
    texts.into_iter().map(of).chain([sorted]).collect()
}

#[tokio::test(start_paused = true)]
async fn a_search_takes_two_rounds_of_calls_at_most() {
    let (remote, here) = (store(), store());
    remote.set_before_answer(Arc::new(|| {
        Box::pin(async {
            sleep(CALL).await;
            Ok(())
        })
    }));
    let source = Fallback::new(Arc::new(Remote(remote)), Arc::new(here));
    let engine = SearchEngine::new(
        Some(Arc::new(HashEmbedder::new(19))),
        RerankModel::shipped().expect("weights"),
        Arc::new(MapAnswerCache::default()),
        Arc::new(ManualClock::default()),
    );
    for request in requests() {
        let started = Instant::now();
        let answer = engine.search(&source.snapshot().await, &request).await.expect("answered").answer;
        assert!(answer.degraded.is_empty() && answer.total > 0, "{:?}: {:?}", request.text, answer.degraded);
        let rounds = started.elapsed().as_millis() / CALL.as_millis();
        assert!((1..=2).contains(&rounds), "{:?}: {rounds} rounds", request.text);
    }
}
