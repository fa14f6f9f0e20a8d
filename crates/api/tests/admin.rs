//! The admin routes: refused without the key, and their answers with it.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::sync::Arc;

use async_trait::async_trait;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use cinerag_api::routes::admin::{self, Admin, AdminKey};
use cinerag_api::{finish, not_found};
use cinerag_domain::Fingerprint;
use cinerag_ports::conformance::sample_run;
use cinerag_ports::{IngestionRun, IngestionRuns, RemoteError, RunState, StartError};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

const ID: &str = "0123456789abcdef0123456789abcdef";

/// Gives the same run, or fails in one way.
struct Runs(Result<IngestionRun, fn() -> StartError>);

#[async_trait]
impl IngestionRuns for Runs {
    async fn start(&self) -> Result<IngestionRun, StartError> {
        self.0.clone().map_err(|error| error())
    }

    async fn run(&self, id: &str) -> Result<Option<IngestionRun>, RemoteError> {
        Ok(self.0.as_ref().ok().filter(|run| run.id == id).cloned())
    }
}

fn run() -> IngestionRun {
    let mut run = sample_run(ID, &["a", "b"]);
    run.done.insert("a".into());
    run
}

async fn call(
    key: Option<&str>,
    runs: Runs,
    method: &str,
    path: &str,
    authorization: &str,
) -> (StatusCode, HeaderMap, Value) {
    let admin = Admin { key: key.and_then(AdminKey::new), runs: Arc::new(runs) };
    let router = finish(admin::router(Arc::new(admin)).fallback(not_found));
    let mut request = Request::builder().method(method).uri(path);
    if !authorization.is_empty() {
        request = request.header("authorization", authorization);
    }
    let answer = router.oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer");
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    (parts.status, parts.headers, serde_json::from_slice(&body).expect("JSON"))
}

#[tokio::test]
async fn without_the_key_every_request_is_refused() {
    let report = format!("/v1/admin/ingestions/{ID}");
    for (method, path) in
        [("POST", "/v1/admin/ingestions"), ("GET", &report), ("GET", "/v1/admin/ingestions/x")]
    {
        for wrong in
            ["", "Bearer ", "Bearer k-12", "Bearer k-1234", "Bearer K-123", "Basic k-123", "k-123", "é"]
        {
            let (status, headers, body) = call(Some("k-123"), Runs(Ok(run())), method, path, wrong).await;
            assert_eq!(
                (status, &body["code"]),
                (StatusCode::UNAUTHORIZED, &"unauthorized".into()),
                "{wrong}"
            );
            assert_eq!(headers["www-authenticate"], "Bearer");
            assert!(!body.to_string().contains("k-1"), "{body}");
        }
        for none in [None, Some("")] {
            let (status, headers, body) = call(none, Runs(Ok(run())), method, path, "Bearer ").await;
            assert_eq!((status, &body["code"]), (StatusCode::UNAUTHORIZED, &"unauthorized".into()));
            assert_eq!(headers["www-authenticate"], "Bearer");
        }
    }
    assert_eq!(format!("{:?}", AdminKey::new("k-123")), "Some(AdminKey(…))");
}

#[tokio::test]
async fn a_run_is_started_and_reported() {
    let start = async |run| call(Some("k"), Runs(Ok(run)), "POST", "/v1/admin/ingestions", "bearer k").await;
    let (status, headers, body) = start(run()).await;
    assert_eq!((status, &body["state"]), (StatusCode::ACCEPTED, &"running".into()));
    assert_eq!(headers["location"], format!("/v1/admin/ingestions/{ID}"));
    insta::assert_json_snapshot!("ingestion", body);
    let published =
        IngestionRun { state: RunState::Published, index: Some(Fingerprint("f".into())), ..run() };
    let (status, _, body) = start(published).await;
    assert_eq!((status, &body["index"]), (StatusCode::OK, &"f".into()));

    let get = async |path: &str| call(Some("k"), Runs(Ok(run())), "GET", path, "Bearer k").await;
    let (status, _, body) = get(&format!("/v1/admin/ingestions/{ID}")).await;
    assert_eq!((status, &body["batches"]["done"]), (StatusCode::OK, &1.into()));
    for unknown in ["00000000000000000000000000000000", "x", "%F0%9F%8E%AC"] {
        let (status, _, body) = get(&format!("/v1/admin/ingestions/{unknown}")).await;
        assert_eq!((status, &body["code"]), (StatusCode::NOT_FOUND, &"ingestion_not_found".into()));
    }
    let (status, _, body) = get(&format!("/v1/admin/ingestions/{ID}?verbose=1")).await;
    assert_eq!((status, &body["errors"][0]["field"]), (StatusCode::BAD_REQUEST, &"verbose".into()));
}

#[tokio::test]
async fn an_ingestion_that_cannot_start_says_why() {
    let no_data = || StartError::Data { code: "source_missing", reason: "there is no movies.csv".into() };
    let unavailable = || {
        let (service, reason) = ("s3://secret-bucket".into(), "timed out".into());
        StartError::Remote(RemoteError::Unavailable { service, reason })
    };
    let internal = || StartError::Internal("a secret cause".into());
    for (error, status, code) in [
        (no_data as fn() -> StartError, StatusCode::CONFLICT, "source_missing"),
        (unavailable, StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        (internal, StatusCode::SERVICE_UNAVAILABLE, "ingestion_not_started"),
    ] {
        let path = "/v1/admin/ingestions";
        let (found, _, body) = call(Some("k"), Runs(Err(error)), "POST", path, "Bearer k").await;
        assert_eq!((found, &body["code"]), (status, &code.into()), "{body}");
        assert!(!body.to_string().contains("secret"), "{body}");
    }
}
