//! The embedded index: the port's conformance suite, and what only files can get wrong.
#![expect(clippy::expect_used, clippy::panic, reason = "tests report by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::MovieId;
use cinerag_ports::conformance::{self, StoreUnderTest, sample_contents};
use cinerag_ports::fakes::ManualClock;
use cinerag_ports::{
    Catalogue, CurrentCatalogue, IndexContents, IndexPublisher, IndexSource, PublishError, Published,
    StoreError, Suggester, VectorStore,
};
use cinerag_vector_store::embedded::{FORMAT_VERSION, POINTER_FILE};
use cinerag_vector_store::{EmbeddedIndex, EmbeddedPublisher, FolderSource};

struct Folder(tempfile::TempDir);

#[async_trait]
impl StoreUnderTest for Folder {
    async fn publish(&self, contents: &IndexContents) -> Published {
        EmbeddedPublisher::new(self.0.path()).publish(contents).expect("publish")
    }

    async fn reader(&self) -> Box<dyn VectorStore> {
        Box::new(EmbeddedIndex::open_current(self.0.path()).expect("open"))
    }
}

fn published(movies: u32) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("tempdir");
    EmbeddedPublisher::new(folder.path()).publish(&sample_contents(movies, 1)).expect("publish");
    let name = fs::read_to_string(folder.path().join(POINTER_FILE)).expect("pointer");
    let path = folder.path().join(name.trim());
    (folder, path)
}

fn refusal(path: &Path) -> String {
    match EmbeddedIndex::open(path) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(error @ StoreError::Corrupt { .. }) => error.to_string(),
        Err(other) => panic!("expected a corrupt artefact, got {other}"),
    }
}

#[tokio::test]
async fn conforms() {
    conformance::vector_store(&Folder(tempfile::tempdir().expect("tempdir"))).await;
}

#[tokio::test]
async fn tastes_conform() {
    let (folder, _) = published(60);
    let contents = sample_contents(60, 1);
    let index = EmbeddedIndex::open_current(folder.path()).expect("open");
    conformance::co_ratings(&index, &contents).await;
    conformance::user_ratings(&index, &contents).await;
    let parts = FolderSource::open(folder.path()).expect("open").parts();
    conformance::co_ratings(&*parts.co_ratings, &contents).await;
    conformance::user_ratings(&*parts.user_ratings, &contents).await;
}

#[tokio::test]
async fn the_catalogue_conforms() {
    let (folder, _) = published(130);
    let contents = sample_contents(130, 1);
    conformance::catalogue(&EmbeddedIndex::open_current(folder.path()).expect("open"), &contents).await;
    let source = FolderSource::open(folder.path()).expect("open");
    conformance::catalogue(&CurrentCatalogue(Arc::new(source)), &contents).await;
}

#[test]
fn tastes_of_unknown_films_are_refused() {
    let folder = tempfile::tempdir().expect("tempdir");
    let mut contents = sample_contents(20, 1);
    contents.tastes.ratings.entry(1).or_default().clear();
    let stranger = cinerag_ports::UserRating { movie: MovieId(4_000_000), rating: 5.0 };
    contents.tastes.ratings.entry(1).or_default().push(stranger);
    let refused = EmbeddedPublisher::new(folder.path()).publish(&contents);
    assert!(matches!(refused, Err(PublishError::Invalid(reason)) if reason.contains("4000000")));
}

#[tokio::test]
async fn gives_whole_records_and_completions() {
    let (folder, _) = published(30);
    let index = EmbeddedIndex::open_current(folder.path()).expect("open");
    let contents = sample_contents(30, 1);
    assert_eq!(index.movie(MovieId(13)).await.expect("movie"), Some(contents.points[1].movie.clone()));
    assert_eq!(index.movie(MovieId(1)).await.expect("absence is no error"), None);
    let texts =
        |found: Vec<cinerag_domain::Suggestion>| found.into_iter().map(|s| s.text).collect::<Vec<_>>();
    let found = texts(index.suggest("film 2", 4).await.expect("suggest"));
    assert_eq!(found[0], "Film 2", "the exact title first");
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|text| text.starts_with("Film 2")));
    assert_eq!(texts(index.suggest("nothing", 4).await.expect("suggest")), Vec::<String>::new());
}

#[test]
fn equal_contents_give_equal_bytes() {
    let ((_a, first), (_b, second)) = (published(50), published(50));
    assert_eq!(first.file_name(), second.file_name());
    assert_eq!(fs::read(first).expect("read"), fs::read(second).expect("read"));
}

#[test]
fn any_flipped_byte_is_noticed() {
    let (_folder, path) = published(20);
    let whole = fs::read(&path).expect("read");
    let damaged = path.with_file_name("damaged.cinerag");
    let used = |at: usize| !(40..64).contains(&at);
    for at in (0..whole.len()).step_by(97).filter(|at| used(*at)) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&damaged, &bytes).expect("write");
        if let Ok(index) = EmbeddedIndex::open(&damaged) {
            // only the padding between sections has no meaning
            assert_eq!(index.info().movies, 20);
            assert_eq!(whole[at], 0, "byte {at} was flipped and not noticed");
        }
    }
}

#[test]
fn damaged_files_are_refused_with_path_and_reason() {
    let (folder, path) = published(20);
    let whole = fs::read(&path).expect("read");
    let other = folder.path().join("other.cinerag");
    for (bytes, expected) in [
        (&whole[..10], "truncated: 10 bytes"),
        (&whole[..whole.len() - 64], "truncated or padded"),
        (&[b'x'; 500][..], "not a CineRAG index"),
    ] {
        fs::write(&other, bytes).expect("write");
        let message = refusal(&other);
        assert!(message.contains(expected) && message.contains("other.cinerag"), "{message}");
        assert!(message.contains("cinerag ingest"), "says what to do: {message}");
    }
    let mut newer = whole.clone();
    newer[8] = 99;
    fs::write(&other, newer).expect("write");
    let expected = format!("format version 99, this build reads {FORMAT_VERSION}");
    assert!(refusal(&other).contains(&expected));
}

#[test]
fn a_missing_index_and_a_bad_pointer_say_what_to_do() {
    let folder = tempfile::tempdir().expect("tempdir");
    let missing = EmbeddedIndex::open_current(folder.path()).err().expect("nothing there");
    assert!(matches!(missing, StoreError::NoIndex { .. }) && missing.to_string().contains("cinerag ingest"));
    for pointer in ["", "../../etc/passwd", "sub/x.cinerag", "\0\0"] {
        fs::write(folder.path().join(POINTER_FILE), pointer).expect("write");
        let error = EmbeddedIndex::open_current(folder.path()).err().expect("refused");
        assert!(matches!(error, StoreError::Corrupt { .. }), "{pointer:?}: {error}");
    }
}

#[test]
fn a_failed_publication_leaves_the_current_index() {
    let (folder, path) = published(20);
    let mut broken = sample_contents(20, 2);
    broken.points.swap(3, 4);
    let publisher = EmbeddedPublisher::new(folder.path());
    assert!(matches!(publisher.publish(&broken), Err(PublishError::Invalid(_))));
    broken = sample_contents(20, 2);
    broken.points[5].dense.values_mut().for_each(|vector| vector[0] = f32::NAN);
    assert!(matches!(publisher.publish(&broken), Err(PublishError::Invalid(_))));
    assert!(matches!(publisher.publish(&sample_contents(0, 2)), Err(PublishError::Invalid(_))));
    let current = EmbeddedIndex::open_current(folder.path()).expect("still there");
    assert!(path.ends_with(format!("{}.cinerag", current.info().fingerprint)));
}

#[tokio::test]
async fn a_half_written_file_is_written_again_and_leftovers_go() {
    let (folder, path) = published(20);
    let whole = fs::read(&path).expect("read");
    fs::write(&path, &whole[..100]).expect("a crash between rename and flush");
    fs::write(folder.path().join(".x.cinerag.1.partial"), "half").expect("write");
    EmbeddedPublisher::new(folder.path()).publish(&sample_contents(20, 1)).expect("publish");
    assert_eq!(fs::read(&path).expect("read"), whole);
    let publisher = EmbeddedPublisher::new(folder.path());
    for seed in 2..5 {
        publisher.publish(&sample_contents(20, seed)).expect("publish");
    }
    let files = fs::read_dir(folder.path()).expect("read_dir").count();
    assert_eq!(files, 3, "the pointer, the current artefact and the previous one");
}

#[tokio::test]
async fn a_server_follows_the_pointer_and_survives_a_bad_one() {
    let (folder, _) = published(20);
    let source = FolderSource::open(folder.path()).expect("open");
    assert!(!source.refresh().expect("nothing new"));
    EmbeddedPublisher::new(folder.path()).publish(&sample_contents(40, 1)).expect("publish");
    let first = source.snapshot().await;
    assert_eq!(first.info().movies, 20, "until it is refreshed");
    assert!(source.refresh().expect("switched"));
    assert_eq!(source.snapshot().await.info().movies, 40);
    assert_eq!(first.info().movies, 20, "a snapshot does not change");
    fs::write(folder.path().join(POINTER_FILE), "gone.cinerag\n").expect("write");
    assert!(source.refresh().is_err());
    assert_eq!(source.snapshot().await.info().movies, 40, "the version in use stays");
}

#[tokio::test]
async fn requests_refresh_the_index_as_time_passes() {
    let (folder, _) = published(20);
    let clock = Arc::new(ManualClock::default());
    let source = FolderSource::open(folder.path()).expect("open");
    let source = source.refreshing_every(Duration::from_secs(2), Arc::clone(&clock) as _);
    let movies = async || source.snapshot().await.info().movies;
    EmbeddedPublisher::new(folder.path()).publish(&sample_contents(40, 1)).expect("publish");
    assert_eq!(movies().await, 20, "too early to check");
    clock.advance(Duration::from_secs(2));
    assert_eq!(movies().await, 40);
    fs::write(folder.path().join(POINTER_FILE), "gone.cinerag\n").expect("write");
    clock.advance(Duration::from_secs(2));
    assert_eq!(movies().await, 40, "the version in use stays");
}
