//! One film: what is asked, what is stored, what is tried again, what is said.

use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::server::{self, KEY, client, film, json, settings, start, status};
use crate::client::APPENDED;
use crate::{ApiKey, Client, ClientError, Settings};

const AT_ONCE: Duration = Duration::ZERO;

#[tokio::test]
async fn a_film_is_asked_for_with_the_key_and_cut_to_what_is_read() {
    let (url, log) = start(AT_ONCE, |id, _| film(id)).await;
    let record = client(&url).movie(862).await.unwrap().unwrap();
    let asked = format!("/3/movie/862?append_to_response={APPENDED}&api_key={KEY}");
    assert_eq!(*log.uris.lock().unwrap(), [asked]);
    assert_eq!(*log.authorizations.lock().unwrap(), [None]);
    let stored = serde_json::to_value(&record).unwrap();
    assert_eq!(stored["title"], "Film 862");
    assert_eq!(stored["credits"]["cast"][0], serde_json::json!({"name": "A", "character": "B", "order": 0}));
    assert_eq!(stored["credits"]["crew"][0], serde_json::json!({"name": "D", "job": "Director"}));
    assert_eq!(stored["vote_average"], 7.971);
    assert!(stored.get("homepage").is_none());
}

#[tokio::test]
async fn a_token_goes_into_the_header_and_not_into_the_address() {
    let (url, log) = start(AT_ONCE, |id, _| film(id)).await;
    let token = format!("ey{}", "x".repeat(200));
    let client = Client::new(ApiKey::new(&token).unwrap(), settings(&format!("{url}/"))).unwrap();
    client.movie(862).await.unwrap().unwrap();
    assert_eq!(*log.uris.lock().unwrap(), [format!("/3/movie/862?append_to_response={APPENDED}")]);
    assert_eq!(*log.authorizations.lock().unwrap(), [Some(format!("Bearer {token}"))]);
}

#[tokio::test]
async fn an_unknown_film_is_none_and_a_refused_key_says_where_to_get_one() {
    let (url, log) = start(AT_ONCE, |id, _| status(if id == 1 { 404 } else { 401 })).await;
    assert_eq!(client(&url).movie(1).await, Ok(None));
    let error = client(&url).movie(2).await.unwrap_err();
    assert_eq!((error.code(), log.count()), ("tmdb_key_refused", 2));
    assert!(error.to_string().contains("https://www.themoviedb.org/settings/api"), "{error}");
}

fn busy(seconds: u32) -> Response {
    let mut response = status(429);
    response.headers_mut().insert(RETRY_AFTER, seconds.into());
    response
}

#[tokio::test]
async fn a_busy_server_is_given_the_time_it_asks_for() {
    let (url, log) = start(AT_ONCE, |id, before| if before == 0 { busy(1) } else { film(id) }).await;
    let started = Instant::now();
    assert!(client(&url).movie(862).await.unwrap().is_some());
    assert!(started.elapsed() >= Duration::from_secs(1));
    assert_eq!(log.count(), 2);
}

#[tokio::test]
async fn a_server_that_asks_for_an_hour_is_not_waited_for() {
    let (url, log) = start(AT_ONCE, |_, _| busy(3600)).await;
    let error = client(&url).movie(862).await.unwrap_err();
    assert_eq!(error.to_string(), "TMDB asks for fewer requests; try again in 3600 s");
    assert_eq!(log.count(), 1);
}

#[tokio::test]
async fn server_errors_are_tried_four_times() {
    let (url, log) = start(AT_ONCE, |id, before| if before < 3 { status(503) } else { film(id) }).await;
    assert!(client(&url).movie(862).await.unwrap().is_some());
    assert_eq!(log.count(), 4);
    let (url, log) = start(AT_ONCE, |_, _| status(503)).await;
    let error = client(&url).movie(862).await.unwrap_err();
    assert_eq!(error, ClientError::Status { tmdb_id: 862, status: 503, retry_after: None });
    assert_eq!(log.count(), 4);
    let (url, log) = start(AT_ONCE, |_, _| status(418)).await;
    assert_eq!(client(&url).movie(862).await.unwrap_err().code(), "tmdb_status");
    assert_eq!(log.count(), 1);
}

#[tokio::test]
async fn no_error_text_holds_the_key() {
    let (echo, _) = start(AT_ONCE, |id, _| match id {
        // holds either key
        1 => json(format!("{{\"id\": \"ey{KEY}{KEY}\"}}")),
        2 => json("not json".to_owned()),
        id => status(id as u16),
    })
    .await;
    let (slow, log) = start(Duration::from_secs(5), |id, _| film(id)).await;
    let nobody = server::nobody().await;
    let request_timeout = Duration::from_millis(50);
    let mut codes = Vec::new();
    for key in [KEY.to_owned(), format!("ey{KEY}{KEY}")] {
        for (url, id) in
            [(&echo, 1), (&echo, 2), (&echo, 401), (&echo, 302), (&echo, 500), (&slow, 1), (&nobody, 1)]
        {
            let settings = Settings { request_timeout, ..settings(url) };
            let error =
                Client::new(ApiKey::new(&key).unwrap(), settings).unwrap().movie(id).await.unwrap_err();
            let text = format!("{error} {error:?}");
            assert!(!text.contains(KEY) && !text.contains("api_key"), "{text}");
            codes.push(error.code());
        }
    }
    let expected = [
        "tmdb_body",
        "tmdb_body",
        "tmdb_key_refused",
        "tmdb_status",
        "tmdb_status",
        "tmdb_interrupted",
        "network_unreachable",
    ];
    assert_eq!(codes, [expected, expected].concat());
    assert_eq!(log.count(), 8, "what takes too long is tried again");
}

#[tokio::test]
async fn a_dead_network_is_said_at_once() {
    let url = server::nobody().await;
    let error = client(&url).movie(862).await.unwrap_err().to_string();
    assert!(error.starts_with(&format!("no network: could not reach {url} (")), "{error}");
    assert!(error.ends_with("the starter catalogue works without it"), "{error}");
    let error = Client::new(ApiKey::new(KEY).unwrap(), settings("nowhere")).err().unwrap();
    assert_eq!(error.code(), "tmdb_setup");
}

#[tokio::test]
async fn requests_keep_the_pace_and_the_number_in_flight() {
    let (url, log) = start(Duration::from_millis(40), |id, _| film(id)).await;
    let settings = Settings { requests_per_second: 400, ..settings(&url) };
    let client = Client::new(ApiKey::new(KEY).unwrap(), settings).unwrap();
    let started = Instant::now();
    let mut films = JoinSet::new();
    for id in 1..=60 {
        let client = client.clone();
        films.spawn(async move { client.movie(id).await.unwrap().unwrap().id });
    }
    assert_eq!(films.join_all().await.len(), 60);
    // 59 gaps of 2.5 ms; and 60 requests of 40 ms, 8 at once
    assert!(started.elapsed() >= Duration::from_millis(280), "{:?}", started.elapsed());
    assert_eq!((log.count(), log.most_at_once.load(SeqCst)), (60, 8));

    let (url, log) = start(AT_ONCE, |id, _| film(id)).await;
    let settings = Settings { requests_per_second: 50, ..server::settings(&url) };
    let client = Client::new(ApiKey::new(KEY).unwrap(), settings).unwrap();
    let started = Instant::now();
    for id in 1..=11 {
        client.movie(id).await.unwrap();
    }
    assert!(started.elapsed() >= Duration::from_millis(200), "{:?}", started.elapsed());
    assert_eq!(log.count(), 11);
}
