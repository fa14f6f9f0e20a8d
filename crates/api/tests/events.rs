//! `POST /v1/events`: what is stored, and every way to get it wrong.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use cinerag_api::{finish, not_found, routes};
use cinerag_domain::{Event, EventKind, MovieId};
use cinerag_ports::fakes::{BrokenEventLog, FixedWallClock, MemoryEventLog};
use cinerag_ports::{EventHistory, EventLog};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

const NOW_MS: u64 = 1_795_342_516_000;

fn router(log: Arc<dyn EventLog>) -> Router {
    finish(routes::events::router(log, Arc::new(FixedWallClock(NOW_MS))).fallback(not_found))
}

async fn post(log: &Arc<MemoryEventLog>, body: impl Into<Body>) -> (StatusCode, Value) {
    send(router(Arc::clone(log) as _), "application/json", body).await
}

async fn send(router: Router, kind: &str, body: impl Into<Body>) -> (StatusCode, Value) {
    let request = Request::post("/v1/events").header("content-type", kind);
    let response = router.oneshot(request.body(body.into()).expect("a request")).await.expect("an answer");
    let status = response.status();
    let bytes = response.into_body().collect().await.expect("a body").to_bytes();
    (status, serde_json::from_slice(&bytes).expect("JSON"))
}

#[tokio::test]
async fn events_are_kept_once() {
    let log = Arc::new(MemoryEventLog::default());
    let batch = json!({"events": [
        {"event_id": "e-1", "kind": "impression", "movie_id": 1, "position": 3, "query": " toys  alive ",
         "session_id": "s.1", "occurred_ms": NOW_MS - 5_000},
        {"event_id": "e_2", "kind": "dwell", "movie_id": 356, "dwell_ms": 42_000},
        {"event_id": "e-1", "kind": "impression", "movie_id": 1},
    ]});
    let (status, body) = post(&log, batch.to_string()).await;
    assert_eq!((status, body), (StatusCode::OK, json!({"accepted": 2, "duplicates": 1})));
    let (status, body) = post(&log, batch.to_string()).await;
    assert_eq!((status, body), (StatusCode::OK, json!({"accepted": 0, "duplicates": 3})));

    let stored = log.received(NOW_MS, NOW_MS + 1).await.expect("received");
    let first = Event {
        id: "e-1".into(),
        kind: EventKind::Impression,
        movie: MovieId(1),
        received_ms: NOW_MS,
        occurred_ms: Some(NOW_MS - 5_000),
        dwell_ms: None,
        session: Some("s.1".into()),
        query: Some("toys alive".into()),
        position: Some(3),
    };
    assert_eq!(stored[0], first);
    assert_eq!((stored[1].kind, stored[1].dwell_ms, stored.len()), (EventKind::Dwell, Some(42_000), 2));
}

/// An event with one field in another way; `null` removes it.
fn event_with(field: &str, value: Value) -> Value {
    let mut event = json!({"event_id": "e", "kind": "click", "movie_id": 1});
    event[field] = value;
    event
}

#[tokio::test]
async fn every_mistake_names_its_event_and_field() {
    let log = Arc::new(MemoryEventLog::default());
    let fine = json!({"event_id": "a", "kind": "like", "movie_id": 1});
    for (field, value) in [
        ("event_id", json!(null)),
        ("event_id", json!("")),
        ("event_id", json!("with space")),
        ("event_id", json!("é")),
        ("event_id", json!("x".repeat(65))),
        ("event_id", json!({"a": 1})),
        ("kind", json!(null)),
        ("kind", json!("hover")),
        ("kind", json!(7)),
        ("kind", json!("dwell")),
        ("movie_id", json!(null)),
        ("movie_id", json!("x")),
        ("movie_id", json!(-1)),
        ("movie_id", json!(4_294_967_296_u64)),
        ("movie_id", json!([1, 2])),
        ("occurred_ms", json!("2026-11-22")),
        ("occurred_ms", json!(-1)),
        ("occurred_ms", json!(1e30)),
        ("dwell_ms", json!(5)),
        ("session_id", json!("a/b")),
        ("query", json!("?!")),
        ("query", json!(true)),
        ("position", json!(0)),
        ("position", json!(9_999)),
        ("colour", json!("red")),
    ] {
        let event = event_with(field, value);
        let batch = json!({"events": [fine, fine, fine, event]}).to_string();
        let (status, problem) = post(&log, batch.clone()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{batch}: {problem}");
        let expected = if event["kind"] == "dwell" { "dwell_ms" } else { field };
        assert_eq!(problem["errors"][0]["field"], format!("events[3].{expected}"), "{batch}: {problem}");
        assert_eq!(
            problem["errors"].as_array().map(Vec::len),
            Some(1),
            "one mistake, reported once: {problem}"
        );
    }
    let (_, problem) = post(&log, json!({"events": [{}, fine, {"kind": "x"}]}).to_string()).await;
    let fields = problem["errors"].as_array().expect("errors").iter().map(|error| error["field"].as_str());
    let expected = [
        "events[0].event_id",
        "events[0].kind",
        "events[0].movie_id",
        "events[2].event_id",
        "events[2].kind",
        "events[2].movie_id",
    ];
    let mut fields: Vec<&str> = fields.flatten().collect();
    fields.sort_unstable();
    assert_eq!(fields, expected, "all mistakes at once");
    assert!(log.received(0, u64::MAX).await.expect("received").is_empty(), "all of a batch or nothing");
}

#[tokio::test]
async fn a_bad_batch_is_a_problem() {
    let log = Arc::new(MemoryEventLog::default());
    let event = json!({"event_id": "a", "kind": "like", "movie_id": 1});
    for (body, field) in [
        (String::new(), "body"),
        ("[1]".into(), "body"),
        ("{\"events\": [".into(), "body"),
        ("{}".into(), "events"),
        (json!({"events": []}).to_string(), "events"),
        (json!({"events": "click"}).to_string(), "events"),
        (json!({"events": null}).to_string(), "events"),
        (json!({"events": vec![event.clone(); 101]}).to_string(), "events"),
        (json!({"events": [event, 5]}).to_string(), "events[1]"),
        (json!({"events": [event], "more": 1}).to_string(), "more"),
    ] {
        let (status, problem) = post(&log, body.clone()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}: {problem}");
        assert_eq!(problem["errors"][0]["field"], field, "{body}: {problem}");
    }
    let (status, problem) = post(&log, vec![b' '; (64 << 10) + 1]).await;
    assert_eq!((status, &problem["code"]), (StatusCode::PAYLOAD_TOO_LARGE, &json!("too_large")));
    let (status, problem) = send(router(log), "text/plain", "{}").await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, &json!("unsupported_media_type"))
    );
}

#[tokio::test]
async fn a_hundred_events_fit_and_an_unavailable_log_is_a_503() {
    let event = |n: usize| json!({"event_id": format!("e{n}"), "kind": "impression", "movie_id": n});
    let batch = json!({"events": (0..100).map(event).collect::<Vec<_>>()}).to_string();
    let (status, body) = post(&Arc::new(MemoryEventLog::default()), batch.clone()).await;
    assert_eq!((status, &body["accepted"]), (StatusCode::OK, &json!(100)));
    let (status, problem) = send(router(Arc::new(BrokenEventLog)), "application/json", batch).await;
    assert_eq!((status, &problem["code"]), (StatusCode::SERVICE_UNAVAILABLE, &json!("unavailable")));
    assert!(!problem.to_string().contains("on purpose"), "the cause is for the log: {problem}");
}
