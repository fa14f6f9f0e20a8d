//! An endpoint in miniature: answers by a function, and keeps what it was asked.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header;
use axum::response::Response;
use axum::{Router, serve};
use cinerag_ports::Patience;
use futures_util::StreamExt;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::{ChatModel, LlmSettings};

pub(super) const KEY: &str = "sk-0123456789";

/// What was asked, in order: authorization and body.
pub(super) type Log = Arc<Mutex<Vec<(String, Value)>>>;

/// Starts an endpoint that gives `answer(how many requests came before)`.
pub(super) async fn start(
    answer: impl Fn(usize) -> Response + Clone + Send + Sync + 'static,
) -> (ChatModel, Log) {
    let log = Log::default();
    let seen = Arc::clone(&log);
    let handle = move |request: Request| {
        let (log, answer) = (Arc::clone(&seen), answer.clone());
        async move {
            assert_eq!(request.uri().path(), "/v1/chat/completions");
            let authorization =
                request.headers().get(header::AUTHORIZATION).map(|value| value.to_str().unwrap().to_owned());
            let body = to_bytes(request.into_body(), 1 << 20).await.unwrap();
            let mut log = log.lock().unwrap();
            log.push((authorization.unwrap_or_default(), serde_json::from_slice(&body).unwrap()));
            answer(log.len() - 1)
        }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v1/", listener.local_addr().unwrap());
    tokio::spawn(async move { serve(listener, Router::new().fallback(handle)).await });
    (model(url), log)
}

pub(super) fn model(url: String) -> ChatModel {
    ChatModel::new(&LlmSettings { url, model: "tiny".into(), key: Some(KEY.into()) }).unwrap()
}

pub(super) fn status(status: u16) -> Response {
    Response::builder().status(status).body(Body::from(format!("{{\"error\": \"{KEY} is wrong\"}}"))).unwrap()
}

/// Parts of a stream, each after a pause.
pub(super) fn stream(parts: Vec<String>, pause: Duration) -> Response {
    let parts = futures_util::stream::iter(parts).then(move |part| async move {
        tokio::time::sleep(pause).await;
        Ok::<_, std::io::Error>(part)
    });
    let response = Response::builder().header(header::CONTENT_TYPE, "text/event-stream");
    response.body(Body::from_stream(parts)).unwrap()
}

pub(super) fn piece(text: &str) -> String {
    format!("data: {}\n\n", serde_json::json!({"choices": [{"index": 0, "delta": {"content": text}}]}))
}

pub(super) fn done() -> String {
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n".into()
}

pub(super) fn patience(first_ms: u64, whole_ms: u64) -> Patience {
    Patience { first: Duration::from_millis(first_ms), whole: Duration::from_millis(whole_ms) }
}
