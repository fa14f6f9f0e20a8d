//! Records for a bucket: cut runs, time that is over, refused runs.

use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use axum::response::Response;
use cinerag_ports::fakes::MemoryBlobs;
use cinerag_ports::{BlobStore, RemoteError};
use flate2::read::MultiGzDecoder;

use super::server::{self, client, film, start, status};
use crate::{Ended, FetchError, FetchReport, Limits, Link, Places, Stop, fetch_missing};

const AT_ONCE: Duration = Duration::ZERO;
const PLACES: Places<'_> =
    Places { records: "tmdb/movies.jsonl.gz", missing: "tmdb/missing.csv", fetched: "tmdb/fetched/" };
const LIMITS: Limits =
    Limits { budget: Duration::from_mins(1), chunk: 10, flush_every: Duration::from_mins(1) };

/// Film `n` has TMDB id 100 + n; but 5 has none.
fn links(ids: impl IntoIterator<Item = u32>) -> Vec<Link> {
    let tmdb_id = |id| (id != 5).then_some(100 + id);
    ids.into_iter().map(|id| Link { movielens_id: id, imdb_id: None, tmdb_id: tmdb_id(id) }).collect()
}

async fn run_within(
    url: &str,
    blobs: &MemoryBlobs,
    films: std::ops::RangeInclusive<u32>,
    limits: Limits,
) -> Result<FetchReport, FetchError> {
    // every run starts in another millisecond
    let started_ms = blobs.list("").await?.len() as u64;
    fetch_missing(&client(url), &links(films), blobs, PLACES, limits, started_ms).await
}

async fn run(url: &str, blobs: &MemoryBlobs, films: std::ops::RangeInclusive<u32>) -> FetchReport {
    run_within(url, blobs, films, LIMITS).await.unwrap()
}

async fn chunks(blobs: &MemoryBlobs) -> Vec<String> {
    let keys = blobs.list("tmdb/fetched/").await.unwrap();
    keys.into_iter().filter(|key| key.ends_with(".jsonl.gz")).collect()
}

/// Films that have a record in a chunk, sorted.
async fn fetched(blobs: &MemoryBlobs) -> Vec<u64> {
    let mut films = Vec::new();
    for key in chunks(blobs).await {
        let mut text = String::new();
        let packed = blobs.get(&key).await.unwrap().unwrap();
        MultiGzDecoder::new(&packed[..]).read_to_string(&mut text).unwrap();
        for line in text.lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let film = line["_movielens_id"].as_u64().unwrap();
            assert_eq!(line["id"].as_u64(), Some(100 + film));
            films.push(film);
        }
    }
    films.sort_unstable();
    films
}

async fn missing(blobs: &MemoryBlobs) -> String {
    let list = blobs.get("tmdb/fetched/missing.csv").await.unwrap();
    String::from_utf8(list.unwrap_or_default()).unwrap()
}

#[tokio::test]
async fn what_is_lacking_is_fetched_in_chunks_and_what_is_not_there_is_remembered() {
    let (url, log) = start(AT_ONCE, |id, _| if id % 10 == 7 { status(404) } else { film(id) }).await;
    let blobs = MemoryBlobs::default();
    let done = run(&url, &blobs, 1..=40).await;
    let expected =
        FetchReport { have: 35, fetched: 35, missing: 4, failed: 0, left: 0, ended: Ended::AllAsked };
    assert_eq!((done, log.count(), chunks(&blobs).await.len()), (expected, 39, 4));
    assert_eq!(missing(&blobs).await, "movieId,imdbId,tmdbId\n7,,107\n17,,117\n27,,127\n37,,137\n");
    assert_eq!(fetched(&blobs).await, (1..=40).filter(|id| id % 10 != 7 && *id != 5).collect::<Vec<_>>());

    // the same again: nothing is asked and nothing is written
    let before = blobs.list("").await.unwrap();
    let again = run(&url, &blobs, 1..=40).await;
    assert_eq!((again.have, again.fetched, again.left, log.count()), (35, 0, 0, 39));
    assert_eq!(blobs.list("").await.unwrap(), before);
    // a film that is new is all that is asked for
    assert_eq!((run(&url, &blobs, 1..=41).await.fetched, log.count()), (1, 40));
}

#[tokio::test]
async fn what_was_uploaded_is_not_asked_for() {
    let (url, log) = start(AT_ONCE, |id, _| film(id)).await;
    let blobs = MemoryBlobs::default();
    // the second says no film and is of TMDB's 102; the third line is none
    let lines = "{\"id\":101,\"_movielens_id\":1}\n{\"id\":102}\nx\n";
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, lines.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    blobs.put("tmdb/movies.jsonl.gz", packed.clone()).await.unwrap();
    blobs.put("tmdb/missing.csv", b"movieId,imdbId,tmdbId\n3,,103\n4,,999\n".to_vec()).await.unwrap();
    run(&url, &blobs, 1..=4).await;
    assert_eq!((log.ids(), fetched(&blobs).await), (vec![104], vec![4]), "4 has another TMDB id now");

    blobs.put("tmdb/movies.jsonl.gz", packed[..packed.len() / 2].to_vec()).await.unwrap();
    let error = run_within(&url, &blobs, 1..=4, LIMITS).await.unwrap_err();
    assert!(error.to_string().starts_with("tmdb/movies.jsonl.gz") && log.count() == 1, "{error}");
}

#[tokio::test]
async fn a_killed_run_is_gone_on_from_its_last_chunk() {
    let (url, log) = start(Duration::from_millis(1), |id, _| film(id)).await;
    let blobs = MemoryBlobs::default();
    let killed = tokio::spawn({
        let (url, blobs) = (url.clone(), blobs.clone());
        async move { run(&url, &blobs, 1..=300).await }
    });
    while chunks(&blobs).await.len() < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    killed.abort();
    assert!(killed.await.is_err(), "it was still at it");
    let (stored, asked) = (fetched(&blobs).await.len(), log.count());
    assert!((20..250).contains(&stored), "{stored}");
    assert!(asked <= stored + LIMITS.chunk + 8 + 1, "{asked} asked, {stored} stored");
    let done = run(&url, &blobs, 1..=300).await;
    assert_eq!((done.have, done.fetched), (299, 299 - stored));
    assert_eq!(fetched(&blobs).await, (1..=300).filter(|id| *id != 5).collect::<Vec<_>>(), "each once");
}

#[tokio::test]
async fn when_the_time_is_over_what_came_is_kept_and_the_next_run_goes_on() {
    let (url, log) = start(Duration::from_millis(20), |id, _| film(id)).await;
    let blobs = MemoryBlobs::default();
    let limits = Limits { budget: Duration::from_millis(150), chunk: 1_000, ..LIMITS };
    let first = run_within(&url, &blobs, 1..=200, limits).await.unwrap();
    assert_eq!((&first.ended, first.failed), (&Ended::OutOfTime, 0));
    assert!(first.fetched >= 8 && first.left > 0 && first.fetched + first.left == 199, "{first:?}");
    assert_eq!(fetched(&blobs).await.len(), first.fetched);
    let rest = run(&url, &blobs, 1..=200).await;
    assert_eq!((rest.ended, rest.fetched, rest.left), (Ended::AllAsked, first.left, 0));
    assert!(log.count() <= 199 + 8, "only what was in flight is asked twice");
}

#[tokio::test]
async fn what_comes_slowly_is_kept_all_the_same() {
    let (url, _) = start(AT_ONCE, |id, before| if before < 3 { film(id) } else { too_many(60) }).await;
    let blobs = MemoryBlobs::default();
    let limits = Limits { flush_every: Duration::from_millis(50), ..LIMITS };
    let going_on = tokio::spawn({
        let blobs = blobs.clone();
        async move { run_within(&url, &blobs, 1..=20, limits).await }
    });
    while chunks(&blobs).await.is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(!going_on.is_finished(), "it waits as it was asked to");
    going_on.abort();
    assert_eq!(fetched(&blobs).await.len(), 3);
}

fn too_many(seconds: u32) -> Response {
    let mut response = status(429);
    response.headers_mut().insert("retry-after", seconds.into());
    response
}

#[tokio::test]
async fn it_waits_as_long_as_it_is_asked_to_and_not_for_hours() {
    let (url, _) = start(AT_ONCE, |id, before| if before == 4 { too_many(1) } else { film(id) }).await;
    let (blobs, started) = (MemoryBlobs::default(), tokio::time::Instant::now());
    let done = run(&url, &blobs, 1..=30).await;
    assert_eq!((done.fetched, done.ended), (29, Ended::AllAsked));
    assert!(started.elapsed() >= Duration::from_secs(1), "{:?}", started.elapsed());

    let (url, log) = start(AT_ONCE, |id, before| if before < 20 { film(id) } else { too_many(3_600) }).await;
    let blobs = MemoryBlobs::default();
    let done = run(&url, &blobs, 1..=100).await;
    let Ended::Stopped(stop) = &done.ended else { unreachable!("{done:?}") };
    assert_eq!(stop.code(), "tmdb_too_many_requests");
    assert_eq!((done.fetched, fetched(&blobs).await.len()), (20, 20), "what came before stays");
    assert!(log.count() <= 20 + 8);
}

#[tokio::test]
async fn a_refused_key_a_dead_network_and_a_failing_server_stop_the_run() {
    let blobs = MemoryBlobs::default();
    let (url, log) = start(AT_ONCE, |_, _| status(401)).await;
    let done = run(&url, &blobs, 20..=80).await;
    let Ended::Stopped(stop) = &done.ended else { unreachable!("{done:?}") };
    assert_eq!((stop.code(), done.left), ("tmdb_key_refused", 61));
    assert!(stop.to_string().contains("check it") && !stop.to_string().contains(server::KEY), "{stop}");
    assert!(log.count() < 20, "stopped after {} requests", log.count());
    let done = run(&server::nobody().await, &blobs, 20..=80).await;
    assert!(matches!(&done.ended, Ended::Stopped(stop) if stop.code() == "network_unreachable"), "{done:?}");
    let (url, _) = start(AT_ONCE, |_, _| status(500)).await;
    let done = run(&url, &blobs, 20..=80).await;
    assert!(matches!(&done.ended, Ended::Stopped(Stop::Unsteady(_))), "{done:?}");
    assert!(blobs.list("").await.unwrap().is_empty(), "nothing came, and nothing is written");
}

#[tokio::test]
async fn one_film_that_fails_is_asked_for_again_by_the_next_run() {
    let (url, _) = start(AT_ONCE, |id, _| if id == 102 { status(500) } else { film(id) }).await;
    let blobs = MemoryBlobs::default();
    let done = run(&url, &blobs, 1..=4).await;
    assert_eq!((done.fetched, done.failed, done.left, done.ended), (3, 1, 0, Ended::AllAsked));
    let (url, log) = start(AT_ONCE, |id, _| film(id)).await;
    run(&url, &blobs, 1..=4).await;
    assert_eq!(log.ids(), [102]);
}

/// Takes nothing.
struct Full(MemoryBlobs);

#[async_trait::async_trait]
impl BlobStore for Full {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, RemoteError> {
        self.0.get(key).await
    }

    async fn put(&self, key: &str, _: Vec<u8>) -> Result<(), RemoteError> {
        Err(RemoteError::Refused { service: key.to_owned(), reason: "not allowed".into() })
    }

    async fn list(&self, prefix: &str) -> Result<Vec<String>, RemoteError> {
        self.0.list(prefix).await
    }
}

#[tokio::test]
async fn what_cannot_be_kept_is_not_fetched_on_and_on() {
    let (url, log) = start(AT_ONCE, |id, _| film(id)).await;
    let blobs = Arc::new(Full(MemoryBlobs::default()));
    let error = fetch_missing(&client(&url), &links(1..=300), blobs.as_ref(), PLACES, LIMITS, 1).await;
    assert_eq!(error.unwrap_err().code(), "remote_refused");
    assert!(log.count() <= LIMITS.chunk + 8 + 1, "{}", log.count());
}
