//! A TMDB in miniature: answers by a function, and keeps what it was asked.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::Response;
use axum::{Router, serve};
use tokio::net::TcpListener;

use crate::{ApiKey, Client, Settings};

pub(super) const KEY: &str = "0123456789abcdef0123456789abcdef";

/// What was asked, in order, and how much of it at once.
#[derive(Default)]
pub(super) struct Log {
    /// Path with query.
    pub(super) uris: Mutex<Vec<String>>,
    pub(super) authorizations: Mutex<Vec<Option<String>>>,
    now: AtomicUsize,
    pub(super) most_at_once: AtomicUsize,
}

impl Log {
    pub(super) fn count(&self) -> usize {
        self.uris.lock().unwrap().len()
    }

    /// TMDB ids asked for, sorted.
    pub(super) fn ids(&self) -> Vec<u32> {
        let mut ids: Vec<u32> = self.uris.lock().unwrap().iter().filter_map(|uri| id_of(uri)).collect();
        ids.sort_unstable();
        ids
    }
}

fn id_of(uri: &str) -> Option<u32> {
    uri.strip_prefix("/3/movie/")?.split('?').next()?.parse().ok()
}

/// Starts a server that gives `answer(TMDB id, how many requests came before)`, each after `delay`.
pub(super) async fn start(
    delay: Duration,
    answer: impl Fn(u32, usize) -> Response + Clone + Send + Sync + 'static,
) -> (String, Arc<Log>) {
    let log = Arc::new(Log::default());
    let seen = log.clone();
    let handle = move |request: Request| {
        let (log, answer) = (seen.clone(), answer.clone());
        async move {
            let uri = request.uri().to_string();
            let authorization = request.headers().get(header::AUTHORIZATION);
            let authorization = authorization.map(|value| value.to_str().unwrap().to_owned());
            log.authorizations.lock().unwrap().push(authorization);
            log.most_at_once.fetch_max(log.now.fetch_add(1, SeqCst) + 1, SeqCst);
            let before = log.count();
            log.uris.lock().unwrap().push(uri.clone());
            tokio::time::sleep(delay).await;
            log.now.fetch_sub(1, SeqCst);
            answer(id_of(&uri).unwrap_or_default(), before)
        }
    };
    (listen(Router::new().fallback(handle)).await, log)
}

/// Serves on a free port of this machine.
pub(super) async fn listen(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { serve(listener, router).await });
    format!("http://{address}")
}

/// An address where nobody listens.
pub(super) async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

pub(super) fn status(status: u16) -> Response {
    Response::builder().status(status).body(Body::from("{\"status_message\": \"no\"}")).unwrap()
}

pub(super) fn json(body: String) -> Response {
    Response::builder().status(StatusCode::OK).body(Body::from(body)).unwrap()
}

/// A record with fields that are stored and fields that are dropped.
pub(super) fn film(id: u32) -> Response {
    json(format!(
        "{{\"id\": {id}, \"title\": \"Film {id}\", \"homepage\": \"h\", \"vote_average\": 7.971, \
         \"credits\": {{\"cast\": [{{\"id\": 31, \"name\": \"A\", \"character\": \"B\", \"order\": 0}}], \
         \"crew\": [{{\"name\": \"D\", \"job\": \"Director\", \"department\": \"Directing\"}}]}}, \
         \"keywords\": {{\"keywords\": [{{\"id\": 1, \"name\": \"toy\"}}]}}, \
         \"production_countries\": [{{\"iso_3166_1\": \"US\", \"name\": \"United States of America\"}}]}}"
    ))
}

/// Fast where nothing is measured.
pub(super) fn settings(base_url: &str) -> Settings {
    let first_wait = Duration::from_millis(5);
    Settings { base_url: base_url.to_owned(), requests_per_second: 1000, first_wait, ..Settings::default() }
}

pub(super) fn client(base_url: &str) -> Client {
    Client::new(ApiKey::new(KEY).unwrap(), settings(base_url)).unwrap()
}
