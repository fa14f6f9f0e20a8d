//! Many films: whole runs, cut runs, refused runs.

use std::cell::RefCell;
use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use flate2::read::GzDecoder;
use tempfile::{TempDir, tempdir};

use super::server::{self, client, film, start, status};
use crate::{EnrichError, Link, Progress, Summary, enrich};

const AT_ONCE: Duration = Duration::ZERO;

/// Film `n` has TMDB id 100 + n; but 4 and 14 share one, and 5 has none.
fn links(ids: impl IntoIterator<Item = u32>) -> Vec<Link> {
    let tmdb_id = |id| match id {
        5 => None,
        14 => Some(104),
        id => Some(100 + id),
    };
    ids.into_iter().map(|id| Link { movielens_id: id, imdb_id: None, tmdb_id: tmdb_id(id) }).collect()
}

async fn run(url: &str, dir: &TempDir, links: &[Link]) -> Result<Summary, EnrichError> {
    enrich(&client(url), links, dir.path(), &|_| ()).await
}

/// `(_movielens_id, id)` of each line of the finished file.
fn finished(dir: &Path) -> Vec<(u64, u64)> {
    let mut text = String::new();
    let file = std::fs::File::open(dir.join("tmdb/movies.jsonl.gz")).unwrap();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let ids = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        (line["_movielens_id"].as_u64().unwrap(), line["id"].as_u64().unwrap())
    };
    text.lines().map(ids).collect()
}

#[tokio::test]
async fn a_run_fetches_all_there_is_and_sorts_it() {
    let (url, log) = start(AT_ONCE, |id, _| if id == 107 { status(404) } else { film(id) }).await;
    let dir = tempdir().unwrap();
    let seen = RefCell::new(Vec::new());
    let links = links([14, 7, 5, 4, 3]);
    let summary = enrich(&client(&url), &links, dir.path(), &|progress| seen.borrow_mut().push(progress))
        .await
        .unwrap();
    assert_eq!(summary.file, dir.path().join("tmdb/movies.jsonl.gz"));
    assert_eq!(finished(dir.path()), [(3, 103), (4, 104), (14, 104)]);
    let missing = std::fs::read_to_string(dir.path().join("tmdb/missing.csv")).unwrap();
    assert_eq!(missing, "movieId,imdbId,tmdbId\n5,,\n7,,107\n");
    let seen = seen.into_inner();
    assert_eq!(seen.first(), Some(&Progress { total: 5, missing: 1, ..Progress::default() }));
    assert_eq!(seen.last(), Some(&Progress { total: 5, have: 3, missing: 2, failed: 0 }));
    assert_eq!((seen.len(), log.count(), summary.fetched), (5, 4, 3));

    // the same again: nothing left to ask, the same bytes
    let bytes = std::fs::read(&summary.file).unwrap();
    let again = run(&url, &dir, &links).await.unwrap();
    assert_eq!((log.count(), again.fetched, again.progress), (4, 0, summary.progress));
    assert_eq!(std::fs::read(&summary.file).unwrap(), bytes);
}

#[tokio::test]
async fn a_cut_run_goes_on_where_it_was_cut() {
    let (url, log) = start(AT_ONCE, |id, _| film(id)).await;
    let dir = tempdir().unwrap();
    run(&url, &dir, &links(1..=4)).await.unwrap();
    // the cut: half of the last line is there, the finished file is not
    let path = dir.path().join("tmdb/movies.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    let last = text.trim_end().rfind('\n').unwrap() + 1;
    let torn: serde_json::Value = serde_json::from_str(&text[last..]).unwrap();
    std::fs::write(&path, &text[..last + 20]).unwrap();
    std::fs::remove_file(dir.path().join("tmdb/movies.jsonl.gz")).unwrap();

    let summary = run(&url, &dir, &links(1..=6)).await.unwrap();
    let mut asked = vec![101, 102, 103, 104, 106, torn["id"].as_u64().unwrap() as u32];
    asked.sort_unstable();
    assert_eq!((log.ids(), summary.fetched), (asked, 2));
    assert_eq!(finished(dir.path()), [(1, 101), (2, 102), (3, 103), (4, 104), (6, 106)]);
}

#[tokio::test]
async fn the_finished_file_alone_is_gone_on_from() {
    let (url, log) = start(AT_ONCE, |id, _| film(id)).await;
    let dir = tempdir().unwrap();
    run(&url, &dir, &links(1..=3)).await.unwrap();
    std::fs::remove_file(dir.path().join("tmdb/movies.jsonl")).unwrap();
    run(&url, &dir, &links(1..=4)).await.unwrap();
    assert_eq!((log.count(), finished(dir.path()).len()), (4, 4));
}

#[tokio::test]
async fn a_new_tmdb_id_is_asked_for_although_the_old_one_was_missing() {
    let (url, _) = start(AT_ONCE, |id, _| if id == 101 { status(404) } else { film(id) }).await;
    let dir = tempdir().unwrap();
    let mut links = links([1]);
    assert_eq!(run(&url, &dir, &links).await.unwrap().progress.missing, 1);
    links[0].tmdb_id = Some(999);
    assert_eq!(run(&url, &dir, &links).await.unwrap().progress.have, 1);
    assert_eq!(finished(dir.path()), [(1, 999)]);
    let missing = std::fs::read_to_string(dir.path().join("tmdb/missing.csv")).unwrap();
    assert_eq!(missing, "movieId,imdbId,tmdbId\n");
}

#[tokio::test]
async fn a_film_that_fails_is_left_for_the_next_run() {
    let (url, _) = start(AT_ONCE, |id, _| if id == 102 { status(500) } else { film(id) }).await;
    let dir = tempdir().unwrap();
    let summary = run(&url, &dir, &links(1..=3)).await.unwrap();
    assert_eq!(summary.progress, Progress { total: 3, have: 2, missing: 0, failed: 1 });
    assert_eq!((summary.failures[0].link.movielens_id, summary.failures[0].error.code()), (2, "tmdb_status"));
    let (url, log) = start(AT_ONCE, |id, _| film(id)).await;
    run(&url, &dir, &links(1..=3)).await.unwrap();
    assert_eq!((log.ids(), finished(dir.path()).len()), (vec![102], 3));
}

#[tokio::test]
async fn a_refused_key_a_dead_network_and_a_failing_server_stop_the_run() {
    let dir = tempdir().unwrap();
    let (url, log) = start(AT_ONCE, |_, _| status(401)).await;
    let error = run(&url, &dir, &links(20..80)).await.unwrap_err();
    assert_eq!(error.code(), "tmdb_key_refused");
    assert!(error.to_string().contains("goes on from there") && !error.to_string().contains(server::KEY));
    assert!(log.count() < 20, "stopped after {} requests", log.count());
    let error = run(&server::nobody().await, &dir, &links(20..80)).await.unwrap_err();
    assert_eq!(error.code(), "network_unreachable");
    let (url, _) = start(AT_ONCE, |_, _| status(500)).await;
    assert_eq!(run(&url, &dir, &links(20..80)).await.unwrap_err().code(), "tmdb_unsteady");
    assert!(!dir.path().join("tmdb/movies.jsonl.gz").exists());
}

#[tokio::test]
async fn a_line_that_is_no_record_is_named() {
    let dir = tempdir().unwrap();
    std::fs::create_dir(dir.path().join("tmdb")).unwrap();
    std::fs::write(dir.path().join("tmdb/movies.jsonl"), "{\"id\":1,\"_movielens_id\":1}\nx\n").unwrap();
    let error = run("http://127.0.0.1:1", &dir, &links([2])).await.unwrap_err();
    assert!(error.to_string().starts_with("line 2 of ") && error.code() == "tmdb_line", "{error}");
}
