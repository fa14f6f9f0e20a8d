//! The contract: the golden OpenAPI file, the shape of answers, and what every response carries.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use axum::{Router, routing};
use cinerag_analysis::{Terms, query_vector};
use cinerag_api::{finish, not_found, openapi, routes};
use cinerag_generation::AskEngine;
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::{HashEmbedder, ManualClock, MapAnswerCache, MemoryStore};
use cinerag_ports::{CurrentCatalogue, Embedder, IndexPublisher, IndexSource, SPARSE_BM25};
use cinerag_retrieval::{Recommender, RerankModel, SearchEngine, SimilarEngine};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

fn router() -> Router {
    let store = MemoryStore::default();
    let mut contents = sample_contents(12, 5);
    let embedder = HashEmbedder::new(19);
    contents.origin.model = embedder.fingerprint().clone();
    // a word that every film has, so that a search for it finds them
    contents.vocabulary.words.insert("whales".into(), 12);
    for point in &mut contents.points {
        point.sparse.insert(SPARSE_BM25.to_owned(), query_vector(&Terms::default(), "whales"));
    }
    store.publish(&contents).expect("publish");
    let clock = ManualClock::stepping(Duration::from_micros(100));
    let source: Arc<dyn IndexSource> = Arc::new(store);
    let index = || Arc::clone(&source);
    let cache = Arc::new(MapAnswerCache::default());
    let embedder: Arc<dyn Embedder> = Arc::new(embedder);
    let model = || Some(Arc::clone(&embedder));
    let weights = RerankModel::shipped().expect("weights");
    let engine = Arc::new(SearchEngine::new(model(), weights, cache, Arc::new(clock)));
    let ask = AskEngine::new(Arc::clone(&engine));
    let similar = Arc::new(SimilarEngine::new(model()));
    let recommender = Recommender::new(model());
    let routes = Router::new()
        .merge(routes::search::router(index(), engine))
        .merge(routes::ask::router(index(), Arc::new(ask)))
        .merge(routes::suggest::router(index()))
        .merge(routes::movie::router(Arc::new(CurrentCatalogue(index()))))
        .merge(routes::similar::router(index(), Arc::clone(&similar)))
        .merge(routes::recommend::router(index(), Arc::new(recommender)))
        .merge(routes::browse::router(index(), similar))
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
        ("search", "/v1/search?q=whales,+no+horror&limit=2&explain=true&facets=genres,decade"),
        ("suggest", "/v1/suggest?q=film+1&limit=3"),
        ("movie", "/v1/movies/13"),
        ("similar", "/v1/movies/13/similar?limit=2"),
        ("similar_but", "/v1/movies/13/similar?limit=1&but=darker,+newer"),
        ("user_recommendations", "/v1/users/2/recommendations?limit=2"),
        ("rows_liked", "/v1/rows?limit=4&liked=13,4000000"),
        ("movies", "/v1/movies?limit=2&sort=year&facets=genres,decade"),
        ("genres", "/v1/genres"),
        ("rows", "/v1/rows?limit=4"),
    ] {
        let (response, body) = get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}: {body}");
        insta::assert_json_snapshot!(name, body);
    }
}

fn post(body: impl Into<Body>, kind: &str) -> Request<Body> {
    post_to("/v1/recommendations", body, kind)
}

fn post_to(path: &str, body: impl Into<Body>, kind: &str) -> Request<Body> {
    let request = Request::post(path).header("content-type", kind);
    request.body(body.into()).expect("a request")
}

#[tokio::test]
async fn the_shape_of_an_answer_in_conversation() {
    let body = r#"{"message": "whales", "history": [{"role": "user", "text": "hello"}, {"role": "assistant", "text": ""}]}"#;
    let (response, whole) = call(post_to("/v1/ask", body, "application/json")).await;
    assert_eq!(response.status(), StatusCode::OK, "{whole}");
    insta::assert_json_snapshot!("ask", whole);

    let mut request = post_to("/v1/ask", body, "application/json");
    let accept = axum::http::HeaderValue::from_static("application/json;q=0.5, Text/Event-Stream;q=1");
    request.headers_mut().insert("accept", accept);
    let (parts, streamed) = router().oneshot(request).await.expect("an answer").into_parts();
    assert_eq!(parts.headers["content-type"], "text/event-stream");
    assert_eq!(parts.headers["cache-control"], "no-cache");
    assert!(parts.headers.contains_key("x-request-id"));
    let bytes = streamed.collect().await.expect("a body").to_bytes();
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let events = text.split("\n\n").filter(|event| !event.is_empty()).map(|event| {
        let (name, data) = event.split_once('\n').expect("a name and data");
        let data: Value = serde_json::from_str(data.strip_prefix("data: ").expect("data")).expect("JSON");
        (name.strip_prefix("event: ").expect("a name").to_owned(), data)
    });
    let events: Vec<(String, Value)> = events.collect();
    assert_eq!((&events[0].0, &events[0].1["films"]), (&"meta".to_owned(), &whole["films"]));
    let tokens = events.iter().filter(|(name, _)| name == "token");
    let streamed: String = tokens.map(|(_, data)| data["text"].as_str().expect("text")).collect();
    assert_eq!(streamed, whole["answer"].as_str().expect("text"));
    let cited = events.iter().filter(|(name, _)| name == "citation").map(|(_, data)| data["id"].clone());
    assert_eq!(Value::Array(cited.collect()), whole["citations"]);
    let (last, done) = events.last().expect("an event");
    assert_eq!(last, "done");
    for field in ["follow_ups", "degraded", "corrections", "generator", "asked"] {
        assert_eq!(done[field], whole[field], "{field}");
    }
}

#[tokio::test]
async fn a_bad_question_is_a_problem_that_names_the_field() {
    let turns = |count: usize| vec![r#"{"role": "user", "text": "a"}"#; count].join(",");
    let many = format!(r#"{{"message": "a", "history": [{}]}}"#, turns(21));
    let long = format!(r#"{{"message": "{}"}}"#, "x".repeat(1_001));
    let long_turn =
        format!(r#"{{"message": "a", "history": [{{"role": "user", "text": "{}"}}]}}"#, "x".repeat(8_001));
    for (body, field) in [
        ("", "body"),
        ("[]", "body"),
        ("{}", "message"),
        (r#"{"message": ""}"#, "message"),
        (r#"{"message": " \n "}"#, "message"),
        (r#"{"message": "?!"}"#, "message"),
        (r#"{"message": "a\u0000b"}"#, "message"),
        (r#"{"message": {"a": 1}}"#, "message"),
        (r#"{"message": "a", "temperature": 2}"#, "temperature"),
        (long.as_str(), "message"),
        (r#"{"message": "a", "history": "before"}"#, "history"),
        (many.as_str(), "history"),
        (r#"{"message": "a", "history": ["before"]}"#, "history[0]"),
        (r#"{"message": "a", "history": [{"role": "user", "text": "a"}, {"text": "b"}]}"#, "history[1].role"),
        (r#"{"message": "a", "history": [{"role": "system", "text": "a"}]}"#, "history[0].role"),
        (r#"{"message": "a", "history": [{"role": "user"}]}"#, "history[0].text"),
        (r#"{"message": "a", "history": [{"role": "user", "text": "a", "at": 1}]}"#, "history[0].at"),
        (long_turn.as_str(), "history[0].text"),
    ] {
        for accept in ["application/json", "text/event-stream"] {
            let mut request = post_to("/v1/ask", body.to_owned(), "application/json");
            request.headers_mut().insert("accept", axum::http::HeaderValue::from_static(accept));
            let (response, problem) = call(request).await;
            assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{body}: {problem}");
            assert_eq!(response.headers()["content-type"], "application/problem+json", "{body}");
            assert_eq!(problem["errors"][0]["field"], field, "{body}: {problem}");
        }
    }
    let full = format!(r#"{{"message": "{}", "history": [{}]}}"#, "é".repeat(1_000), turns(20));
    let (response, body) = call(post_to("/v1/ask", full, "application/json")).await;
    assert_eq!(response.status(), StatusCode::OK, "{body}");
    for (request, status) in [
        (post_to("/v1/ask", "{}", "text/plain"), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (post_to("/v1/ask", vec![b' '; 70_000], "application/json"), StatusCode::PAYLOAD_TOO_LARGE),
        (Request::get("/v1/ask").body(Body::empty()).expect("a request"), StatusCode::METHOD_NOT_ALLOWED),
    ] {
        assert_eq!(call(request).await.0.status(), status);
    }
}

#[tokio::test]
async fn the_shape_of_recommendations() {
    let body = r#"{"liked": [13, 4000000], "disliked": [16], "query": null, "limit": 2,
        "filters": {"year_from": 1900, "exclude_ids": [22]}}"#;
    let (response, body) = call(post(body, "application/json; charset=utf-8")).await;
    assert_eq!(response.status(), StatusCode::OK, "{body}");
    insta::assert_json_snapshot!("recommendations", body);
    let (response, body) = call(post(r#"{"query": "film"}"#, "application/json")).await;
    assert_eq!(response.status(), StatusCode::OK, "a query without likes: {body}");
    assert!(body["hits"].as_array().is_some_and(|hits| !hits.is_empty() && hits[0]["because"].is_null()));
}

#[tokio::test]
async fn a_bad_body_is_a_problem_that_names_the_field() {
    let many: Vec<u32> = (0..201).collect();
    let too_many = format!(r#"{{"liked": {many:?}}}"#);
    for (body, field) in [
        ("", "body"),
        ("{\"liked\": [1,", "body"),
        ("[13]", "body"),
        ("{}", "liked"),
        (r#"{"liked": []}"#, "liked"),
        (r#"{"liked": ["x"]}"#, "liked"),
        (r#"{"liked": [1.5]}"#, "liked"),
        (r#"{"liked": [-1]}"#, "liked"),
        (r#"{"liked": [[1]]}"#, "liked"),
        (r#"{"liked": {"1": true}}"#, "liked"),
        (too_many.as_str(), "liked"),
        (r#"{"liked": [13], "disliked": [13]}"#, "disliked"),
        (r#"{"liked": [13], "limit": 0}"#, "limit"),
        (r#"{"liked": [13], "limit": true}"#, "limit"),
        (r#"{"liked": [13], "query": "?!"}"#, "query"),
        (r#"{"liked": [13], "filters": "Drama"}"#, "filters"),
        (r#"{"liked": [13], "filters": {"genres": ["Horor"]}}"#, "filters.genres"),
        (r#"{"liked": [13], "filters": {"colour": "red"}}"#, "filters.colour"),
        (r#"{"liked": [13], "nosuch": 1}"#, "nosuch"),
    ] {
        let (response, problem) = call(post(body.to_owned(), "application/json")).await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{body}: {problem}");
        assert_eq!(response.headers()["content-type"], "application/problem+json", "{body}");
        assert_eq!(problem["errors"][0]["field"], field, "{body}: {problem}");
    }
    for (request, status, code) in [
        (post("{}", "text/plain"), StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type"),
        (post(vec![b' '; 70_000], "application/json"), StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
    ] {
        let (response, problem) = call(request).await;
        assert_eq!((response.status(), &problem["code"]), (status, &code.into()), "{problem}");
        assert_eq!(response.headers()["content-type"], "application/problem+json");
    }
}

#[tokio::test]
async fn unknown_users_and_bad_tweaks_are_problems() {
    let (response, body) = get("/v1/users/4/recommendations").await;
    assert_eq!((response.status(), &body["code"]), (StatusCode::NOT_FOUND, &"user_not_found".into()));
    let long = format!("/v1/movies/13/similar?but={}", "x".repeat(201));
    for (path, field) in [
        (long.as_str(), "but"),
        ("/v1/movies/13/similar?but=", "but"),
        ("/v1/users/me/recommendations", "id"),
        ("/v1/users/1/recommendations?limit=101", "limit"),
        ("/v1/rows?liked=x", "liked"),
    ] {
        let (response, body) = get(path).await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{path}: {body}");
        assert_eq!(body["errors"][0]["field"], field, "{path}: {body}");
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
    assert!(timing.starts_with("cache;dur=0.200, understand;dur=0.100, embed;dur="), "{timing}");
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
