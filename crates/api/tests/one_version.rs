//! Another index is published in the middle of a request of each route: the answer is wholly of one version, and cached
//! under that version's key.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use cinerag_analysis::{Terms, query_vector};
use cinerag_api::{finish, not_found, routes};
use cinerag_domain::Fingerprint;
use cinerag_generation::AskEngine;
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{HashEmbedder, ManualClock, MapAnswerCache, MemoryStore};
use cinerag_ports::{
    CurrentCatalogue, Embedder, IndexContents, IndexPublisher, IndexSnapshot, IndexSource, SPARSE_BM25,
};
use cinerag_retrieval::{Recommender, RerankModel, SearchEngine, SimilarEngine};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// Films of one edition of the catalogue: of every edition the same ids, of each its own titles, facts and ratings.
fn edition(name: &str, seed: u64) -> IndexContents {
    let mut contents = sample_contents(24, seed);
    contents.origin.model = HashEmbedder::new(19).fingerprint().clone();
    contents.origin.data = Fingerprint(name.to_owned());
    contents.vocabulary.words.insert("whales".into(), 24);
    for (n, point) in contents.points.iter_mut().enumerate() {
        point.movie.card.title = format!("Film {} of the {name}", char::from(b'a' + n as u8));
        point.sparse.insert(SPARSE_BM25.to_owned(), query_vector(&Terms::default(), "whales"));
    }
    for (suggestion, point) in contents.suggestions.iter_mut().zip(&contents.points) {
        suggestion.text.clone_from(&point.movie.card.title);
        suggestion.keys = vec![point.movie.card.title.to_lowercase()];
    }
    contents
}

fn old() -> IndexContents {
    edition("old", 5)
}

fn new() -> IndexContents {
    edition("new", 6)
}

/// When the new edition is published.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Moment {
    Never,
    /// As soon as a request has taken its snapshot.
    AfterSnapshot,
    /// Before the vector store answers for the first time.
    AtFirstQuestion,
}

/// The old edition, replaced by the new one at a moment of the first request.
struct Replaced {
    store: MemoryStore,
    moment: Moment,
    is_done: Arc<AtomicBool>,
}

impl Replaced {
    fn at(moment: Moment) -> Self {
        let (store, is_done) = (MemoryStore::default(), Arc::new(AtomicBool::new(moment == Moment::Never)));
        store.publish(&old()).expect("publish");
        if moment == Moment::AtFirstQuestion {
            let (to, flag) = (store.clone(), Arc::clone(&is_done));
            store.set_before_answer(Arc::new(move || {
                replace(&to, &flag);
                Box::pin(async { Ok(()) })
            }));
        }
        Replaced { store, moment, is_done }
    }
}

fn replace(store: &MemoryStore, is_done: &AtomicBool) {
    if !is_done.swap(true, Ordering::Relaxed) {
        store.publish(&new()).expect("publish");
    }
}

#[async_trait]
impl IndexSource for Replaced {
    async fn snapshot(&self) -> IndexSnapshot {
        let snapshot = self.store.snapshot().await;
        if self.moment == Moment::AfterSnapshot {
            replace(&self.store, &self.is_done);
        }
        snapshot
    }
}

fn router(source: &Arc<Replaced>) -> Router {
    let index = || Arc::clone(source) as Arc<dyn IndexSource>;
    let model = || Some(Arc::new(HashEmbedder::new(19)) as Arc<dyn Embedder>);
    let cache = Arc::new(MapAnswerCache::default());
    let clock = Arc::new(ManualClock::stepping(Duration::from_micros(100)));
    let weights = RerankModel::shipped().expect("weights");
    let engine = Arc::new(SearchEngine::new(model(), weights, cache, clock));
    let similar = Arc::new(SimilarEngine::new(model()));
    let routes = Router::new()
        .merge(routes::search::router(index(), Arc::clone(&engine)))
        .merge(routes::ask::router(index(), Arc::new(AskEngine::new(engine))))
        .merge(routes::suggest::router(index()))
        .merge(routes::movie::router(Arc::new(CurrentCatalogue(index()))))
        .merge(routes::similar::router(index(), Arc::clone(&similar)))
        .merge(routes::recommend::router(index(), Arc::new(Recommender::new(model()))))
        .merge(routes::browse::router(index(), similar));
    finish(routes.fallback(not_found))
}

/// A route, with a body where it takes one.
type Asked = (&'static str, Option<&'static str>);

const SEARCH: Asked = ("/v1/search?q=whales&limit=5&facets=genres,decade&sort=year&explain=true", None);

const ROUTES: [Asked; 13] = [
    SEARCH,
    ("/v1/suggest?q=film&limit=5", None),
    ("/v1/movies/13", None),
    ("/v1/movies/13/similar?limit=5&but=darker", None),
    ("/v1/users/2/recommendations?limit=5", None),
    ("/v1/recommendations", Some(r#"{"liked": [13, 16], "limit": 5}"#)),
    ("/v1/recommendations", Some(r#"{"liked": [13], "query": "whales", "limit": 5}"#)),
    ("/v1/movies?limit=5&sort=year&facets=genres,decade", None),
    ("/v1/genres", None),
    ("/v1/rows?limit=4&liked=13,16", None),
    ("/v1/ask", Some(r#"{"message": "whales"}"#)),
    ("/v1/ask", Some(r#"{"message": "something older", "history": [{"role": "user", "text": "whales"}]}"#)),
    (
        "/v1/ask",
        Some(
            r#"{"message": "who directed the second one?", "history": [{"role": "user", "text": "whales"}]}"#,
        ),
    ),
];

/// The answer, and what the cache had to do with it.
async fn answer(routes: &Router, (path, body): Asked) -> (Value, Option<String>) {
    let request = match body {
        None => Request::get(path).body(Body::empty()),
        Some(body) => Request::post(path).header("content-type", "application/json").body(body.into()),
    };
    let response = routes.clone().oneshot(request.expect("a request")).await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let cache = response.headers().get("x-cache").map(|value| value.to_str().expect("text").to_owned());
    let bytes = response.into_body().collect().await.expect("a body").to_bytes();
    (serde_json::from_slice(&bytes).expect("JSON"), cache)
}

#[tokio::test]
async fn an_answer_is_of_the_version_that_its_request_began_with() {
    for asked in ROUTES {
        let (of_old, _) = answer(&router(&Arc::new(Replaced::at(Moment::Never))), asked).await;
        for moment in [Moment::AfterSnapshot, Moment::AtFirstQuestion] {
            let source = Arc::new(Replaced::at(moment));
            let routes = router(&source);
            assert_eq!(answer(&routes, asked).await.0, of_old, "{asked:?}, replaced {moment:?}");
            let is_replaced = source.is_done.load(Ordering::Relaxed);
            let asks_no_store = asked.0.starts_with("/v1/suggest") || asked.0 == "/v1/movies/13";
            assert!(is_replaced || asks_no_store, "{asked:?} was replaced {moment:?}");
            if is_replaced {
                assert_ne!(answer(&routes, asked).await.0, of_old, "the next request has the new edition");
            }
        }
    }
}

#[tokio::test]
async fn an_answer_is_cached_under_the_version_that_it_is_of() {
    for moment in [Moment::AfterSnapshot, Moment::AtFirstQuestion] {
        let source = Arc::new(Replaced::at(moment));
        let routes = router(&source);
        let hits = |answer: Value| answer["hits"].clone();
        let status = |status: &str| Some(status.to_owned());
        let (first, cache) = answer(&routes, SEARCH).await;
        assert_eq!(cache, status("miss"));
        let (second, cache) = answer(&routes, SEARCH).await;
        assert_eq!(cache, status("miss"), "nothing is cached of the new edition");
        assert_ne!(hits(first.clone()), hits(second.clone()));
        source.store.publish(&old()).expect("publish");
        let (again, cache) = answer(&routes, SEARCH).await;
        assert_eq!((hits(again), cache), (hits(first), status("hit-memory")));
        source.store.publish(&new()).expect("publish");
        let (again, cache) = answer(&routes, SEARCH).await;
        assert_eq!((hits(again), cache), (hits(second), status("hit-memory")));
    }
}
