//! The contract: the golden OpenAPI file, the shape of answers, and what every response carries.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use axum::{Router, routing};
use cinerag_api::{finish, not_found, openapi, routes};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{HashEmbedder, ManualClock, MapAnswerCache, MemoryStore};
use cinerag_ports::{Embedder, IndexPublisher};
use cinerag_retrieval::SearchEngine;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

fn router() -> Router {
    let store = MemoryStore::default();
    let mut contents = sample_contents(12, 5);
    let embedder = HashEmbedder::new(19);
    contents.source.model = embedder.fingerprint().clone();
    store.publish(&contents).expect("publish");
    let clock = ManualClock::stepping(Duration::from_micros(100));
    let store = Arc::new(store);
    let cache = Arc::new(MapAnswerCache::default());
    let engine = SearchEngine::new(Arc::clone(&store) as _, Some(Arc::new(embedder)), cache, Arc::new(clock));
    let routes = Router::new()
        .merge(routes::search::router(Arc::new(engine)))
        .merge(routes::suggest::router(Arc::clone(&store) as _))
        .merge(routes::movie::router(Arc::clone(&store) as _))
        .merge(routes::similar::router(Arc::clone(&store) as _))
        .merge(routes::browse::router(store))
        .merge(openapi::router())
        .route("/panics", routing::get(|| async { panics() }));
    finish(routes.fallback(not_found))
}

#[expect(clippy::panic, reason = "on purpose")]
fn panics() -> &'static str {
    panic!("a secret cause")
}

async fn call(request: Request<Body>) -> (Response<()>, Value) {
    let (parts, body) = router().oneshot(request).await.expect("an answer").into_parts();
    let bytes = body.collect().await.expect("a body").to_bytes();
    (Response::from_parts(parts, ()), serde_json::from_slice(&bytes).expect("JSON"))
}

async fn get(path: &str) -> (Response<()>, Value) {
    call(Request::get(path).body(Body::empty()).expect("a request")).await
}

#[test]
fn the_golden_document_is_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let golden: Value = serde_json::from_slice(&std::fs::read(path).expect("openapi.json")).expect("JSON");
    let current = serde_json::to_value(openapi::document()).expect("JSON");
    assert!(golden == current, "crates/api/openapi.json is stale: run `make openapi`");
}

#[tokio::test]
async fn the_shape_of_every_answer() {
    for (name, path) in [
        ("search", "/v1/search?q=film&limit=2&explain=true&facets=genres,decade"),
        ("suggest", "/v1/suggest?q=film+1&limit=3"),
        ("movie", "/v1/movies/13"),
        ("similar", "/v1/movies/13/similar?limit=2"),
        ("movies", "/v1/movies?limit=2&sort=year"),
        ("genres", "/v1/genres"),
        ("rows", "/v1/rows?limit=4"),
    ] {
        let (response, body) = get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}: {body}");
        insta::assert_json_snapshot!(name, body);
    }
}

#[tokio::test]
async fn the_shape_of_a_problem() {
    let request = Request::get("/v1/search?q=&limit=0&nosuch=1").header("x-request-id", "caller-7");
    let (response, body) = call(request.body(Body::empty()).expect("a request")).await;
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    insta::assert_json_snapshot!("problem", body);
}

#[tokio::test]
async fn stages_are_timed_in_a_header() {
    let (response, _) = get("/v1/search?q=film").await;
    let timing = response.headers()["server-timing"].to_str().expect("text");
    assert!(timing.starts_with("cache;dur=0.100, understand;dur=0.100, embed;dur="), "{timing}");
}

#[tokio::test]
async fn a_request_id_is_kept_when_plain_and_made_when_not() {
    let id = |given: &'static str| async move {
        let request = Request::get("/v1/genres").header("x-request-id", given);
        let (response, _) = call(request.body(Body::empty()).expect("a request")).await;
        response.headers()["x-request-id"].to_str().expect("text").to_owned()
    };
    assert_eq!(id("abc-1.2_3").await, "abc-1.2_3");
    assert_eq!(id("with spaces and <html>").await.len(), 16);
    assert_ne!(id("").await, id("").await);
}

#[tokio::test]
async fn a_panic_is_a_500_that_tells_nothing() {
    let (response, body) = get("/panics").await;
    assert_eq!((response.status(), &body["code"]), (StatusCode::INTERNAL_SERVER_ERROR, &"internal".into()));
    assert!(!body.to_string().contains("secret"), "{body}");
}

#[tokio::test]
async fn wrong_paths_and_methods_are_problems() {
    let (response, body) = get("/v1/elsewhere").await;
    assert_eq!((response.status(), &body["code"]), (StatusCode::NOT_FOUND, &"route_not_found".into()));
    let (response, body) = call(Request::delete("/v1/genres").body(Body::empty()).expect("a request")).await;
    assert_eq!(
        (response.status(), &body["code"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"method_not_allowed".into())
    );
}
