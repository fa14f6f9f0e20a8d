//! Calls to a remote store are concurrent unless they depend on each other, and a request is charged the time that
//! passes: two rounds of calls at most.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::{FacetField, Filters, MovieId, PartKind, SearchRequest, SortOrder};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{HashEmbedder, ManualClock, MapAnswerCache, MemoryStore};
use cinerag_ports::{Embedder, IndexPublisher, IndexSource, SPARSE_BM25, StoreError, VectorStore};
use cinerag_query::parse_tweak;
use cinerag_retrieval::recommend::RecommendRequest;
use cinerag_retrieval::similar::SimilarRequest;
use cinerag_retrieval::{Recommender, RerankModel, SearchEngine, SimilarEngine};
use cinerag_vector_store::{Fallback, Preferred};
use tokio::time::{Instant, sleep};

/// Duration of each call.
const CALL: Duration = Duration::from_millis(100);

/// "Heat".
const FILM: MovieId = MovieId(16);

/// A store whose calls all take [`CALL`].
struct Remote(MemoryStore);

#[async_trait]
impl Preferred for Remote {
    async fn current(&self) -> Option<Arc<dyn VectorStore>> {
        Some(Arc::new(self.0.index()))
    }

    /// Enough for two rounds but not for three.
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
    let sorted = |text| SearchRequest { sort: SortOrder::Rating, ..of(text) };
    let texts = [
        "whales at sea",
        "comedy films",
        "films with actor 3",
        "comedies with whales",
        "movies like Heat",
        "movies like Heat and Spider-Man but darker, no comedies",
        "",
        "Hi! I like thrillers with actor 3 and actor 5 and everything about whales, what should I watch tonight?",
    ];
    texts.into_iter().map(of).chain([sorted("whales at sea"), sorted("movies like Heat")]).collect()
}

/// An index whose vectors are on a remote store.
fn source() -> Fallback {
    let (remote, here) = (store(), store());
    remote.set_before_answer(Arc::new(|| {
        Box::pin(async {
            sleep(CALL).await;
            Ok(())
        })
    }));
    Fallback::new(Arc::new(Remote(remote)), Arc::new(here))
}

/// Rounds of calls that were made since.
fn rounds(started: Instant) -> u128 {
    started.elapsed().as_millis() / CALL.as_millis()
}

#[tokio::test(start_paused = true)]
async fn a_search_takes_two_rounds_of_calls_at_most() {
    let source = source();
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
        let is_by_example = answer.query.understood.iter().any(|part| part.kind == PartKind::Like);
        assert_eq!(is_by_example, request.text.contains("like Heat"), "{:?}", request.text);
        let rounds = rounds(started);
        assert!((1..=2).contains(&rounds), "{:?}: {rounds} rounds", request.text);
    }
}

#[tokio::test(start_paused = true)]
async fn similar_films_take_two_rounds_of_calls() {
    let source = source();
    let engine = SimilarEngine::new(Some(Arc::new(HashEmbedder::new(19))));
    for but in ["", "darker and newer", "without horror"] {
        let request =
            SimilarRequest { id: FILM, but: parse_tweak(but), filters: Filters::default(), limit: 10 };
        let started = Instant::now();
        let answer =
            engine.similar(&source.snapshot().await, &request).await.expect("answered").expect("known");
        assert!(answer.degraded.is_empty() && !answer.hits.is_empty(), "{but:?}: {:?}", answer.degraded);
        assert_eq!(rounds(started), 2, "{but:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn recommendations_take_two_rounds_of_calls() {
    let source = source();
    let engine = Recommender::new(Some(Arc::new(HashEmbedder::new(19))));
    let of = |liked: &[MovieId], query: Option<&str>| RecommendRequest {
        liked: liked.to_vec(),
        query: query.map(str::to_owned),
        limit: 10,
        ..RecommendRequest::default()
    };
    for request in [of(&[FILM], None), of(&[], None), of(&[FILM], Some("whales at sea"))] {
        let started = Instant::now();
        let answer = engine.recommend(&source.snapshot().await, &request).await.expect("answered");
        assert!(answer.degraded.is_empty() && !answer.hits.is_empty(), "{request:?}: {:?}", answer.degraded);
        assert_eq!(rounds(started), 2, "{request:?}");
    }
}
