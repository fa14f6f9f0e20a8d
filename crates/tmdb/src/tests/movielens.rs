//! The data set: fetched once, verified, whole.

use std::io::{Cursor, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use axum::Router;
use axum::routing::get;
use tempfile::tempdir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::server;
use crate::movielens::{RELEASE_SHA256, sha256};
use crate::{Archive, Fetched};

const FILES: [(&str, &str); 2] =
    [("links.csv", "movieId,imdbId,tmdbId\r\n"), ("tags.csv", "userId,movieId\r\n")];

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(format!("ml-latest-small/{name}"), SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// `GroupLens` in miniature, and how often it was asked.
async fn grouplens(bytes: Vec<u8>) -> (Archive, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let answer = move || {
        count.fetch_add(1, SeqCst);
        async move { bytes }
    };
    let router = Router::new().route("/datasets/movielens/ml-latest-small.zip", get(answer));
    let sha256 = FILES.map(|(name, text)| (name.to_owned(), sha256(text.as_bytes()))).into();
    (Archive { base_url: server::listen(router).await, sha256 }, asked)
}

#[tokio::test]
async fn the_files_are_written_once_with_their_licence() {
    let with_licence = [FILES[0], FILES[1], ("README.txt", "no commercial use"), ("../evil.csv", "x")];
    let (source, asked) = grouplens(archive(&with_licence)).await;
    let dir = tempdir().unwrap();
    let folder = dir.path().join("ml-latest-small");
    let fetched = source.fetch(dir.path()).await.unwrap();
    assert_eq!(fetched, Fetched { folder: folder.clone(), downloaded: true });
    for (name, text) in &with_licence[..3] {
        assert_eq!(std::fs::read_to_string(folder.join(name)).unwrap(), *text);
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3, "nothing else, no part");
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);

    assert!(!source.fetch(dir.path()).await.unwrap().downloaded);
    assert_eq!(asked.load(SeqCst), 1);
    std::fs::write(folder.join("tags.csv"), "damaged").unwrap();
    assert!(source.fetch(dir.path()).await.unwrap().downloaded);
    assert_eq!(std::fs::read_to_string(folder.join("tags.csv")).unwrap(), FILES[1].1);
    std::fs::remove_file(folder.join("README.txt")).unwrap();
    assert!(source.fetch(dir.path()).await.unwrap().downloaded, "the licence travels with the data");
}

#[tokio::test]
async fn a_wrong_digest_names_the_file_and_writes_nothing() {
    let (source, _) = grouplens(archive(&[FILES[0], ("tags.csv", "other"), ("README.txt", "licence")])).await;
    let dir = tempdir().unwrap();
    let error = source.fetch(dir.path()).await.unwrap_err();
    let text = error.to_string();
    let (expected, got) = (sha256(FILES[1].1.as_bytes()), sha256(b"other"));
    assert!(text.contains("tags.csv") && text.contains(&expected) && text.contains(&got), "{text}");
    assert_eq!(error.code(), "movielens_digest");
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn what_is_no_archive_and_what_is_not_there_are_told_apart() {
    let dir = tempdir().unwrap();
    let (source, _) = grouplens(b"<html>please log in".to_vec()).await;
    assert_eq!(source.fetch(dir.path()).await.unwrap_err().code(), "movielens_archive");
    let (source, _) = grouplens(archive(&FILES)).await;
    let error = source.fetch(dir.path()).await.unwrap_err().to_string();
    assert!(error.contains("README.txt"), "{error}");
    let base_url = server::listen(Router::new()).await;
    let error = Archive { base_url, ..Archive::default() }.fetch(dir.path()).await.unwrap_err();
    assert!(error.code() == "movielens_download" && error.to_string().contains("404"), "{error}");
}

#[tokio::test]
async fn without_a_network_the_error_says_what_still_works() {
    let base_url = server::nobody().await;
    let dir = tempdir().unwrap();
    let error =
        Archive { base_url: base_url.clone(), ..Archive::default() }.fetch(dir.path()).await.unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with(&format!("no network: could not reach {base_url} (")), "{text}");
    assert!(text.ends_with("the starter catalogue works without it"), "{text}");
    assert_eq!(error.code(), "network_unreachable");
}

#[test]
fn the_release_is_pinned_by_whole_digests() {
    let source = Archive::default();
    assert_eq!(source.base_url, "https://files.grouplens.org");
    assert!(RELEASE_SHA256.iter().all(|(_, digest)| digest.len() == 64));
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
