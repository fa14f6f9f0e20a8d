//! Releases to a bucket and functions that follow them, against moto.
#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_aws::s3::{Body as Content, Bucket, Precondition};
use cinerag_aws::testing::{self, Moto};
use cinerag_aws::{Connection, Failure};
use cinerag_domain::Fingerprint;
use cinerag_ports::conformance::{self, StoreUnderTest, sample_contents};
use cinerag_ports::fakes::ManualClock;
use cinerag_ports::{
    Catalogue, CurrentCatalogue, IndexContents, IndexPublisher, IndexSource, Published, VectorStore,
};
use cinerag_published_index::{IndexBucket, PublishedIndex, PublishedIndexError};
use cinerag_vector_store::{EmbeddedIndex, EmbeddedPublisher};

/// A bucket, the folder of a builder, and the folder of a function.
struct Places {
    bucket: IndexBucket,
    objects: Bucket,
    built: tempfile::TempDir,
    fetched: tempfile::TempDir,
}

impl Places {
    async fn new(name: &str) -> Self {
        let connection = Moto::shared().connection().await;
        testing::create_bucket(&connection, name).await;
        Places {
            bucket: IndexBucket::new(&connection, name),
            objects: Bucket::new(&connection, name),
            built: tempfile::tempdir().expect("a folder"),
            fetched: tempfile::tempdir().expect("a folder"),
        }
    }

    fn build(&self, movies: u32) -> Fingerprint {
        let publisher = EmbeddedPublisher::new(self.built.path());
        publisher.publish(&sample_contents(movies, 1)).expect("publish").info.fingerprint
    }

    async fn released(&self, movies: u32) -> Fingerprint {
        let fingerprint = self.build(movies);
        let release = self.bucket.release(self.built.path()).await.expect("release");
        assert_eq!(release.fingerprint, fingerprint);
        fingerprint
    }

    async fn open(&self) -> Result<PublishedIndex, PublishedIndexError> {
        self.open_with(ManualClock::default()).await
    }

    async fn open_with(&self, clock: ManualClock) -> Result<PublishedIndex, PublishedIndexError> {
        let folder = self.fetched.path().join("index");
        PublishedIndex::open_from(self.bucket.clone(), folder, Arc::new(clock)).await
    }

    /// What a function has on its disk.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.fetched.path().join("index")).expect("the folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into()).collect();
        names.sort();
        names
    }
}

#[async_trait]
impl StoreUnderTest for Places {
    async fn publish(&self, contents: &IndexContents) -> Published {
        let published = EmbeddedPublisher::new(self.built.path()).publish(contents).expect("publish");
        let release = self.bucket.release(self.built.path()).await.expect("release");
        Published { changed: release.changed, ..published }
    }

    async fn reader(&self) -> Box<dyn VectorStore> {
        self.open().await.expect("open");
        Box::new(EmbeddedIndex::open_current(&self.fetched.path().join("index")).expect("fetched"))
    }
}

#[tokio::test]
async fn a_bucket_conforms_as_a_folder_does() {
    conformance::vector_store(&Places::new("conformance").await).await;
}

#[tokio::test]
async fn a_release_is_followed() {
    let places = Places::new("followed").await;
    assert_eq!(places.bucket.current().await.expect("current"), None);
    let nothing = places.open().await.err().expect("nothing there");
    assert!(nothing.to_string().contains("s3://followed/index/CURRENT"), "{nothing}");

    let first = places.released(20).await;
    assert!(!places.bucket.release(places.built.path()).await.expect("again").changed);
    let index = places.open().await.expect("open");
    assert_eq!(index.info().movies, 20);
    assert!(!index.refresh().await.expect("nothing new"));
    let second = places.released(40).await;
    assert_eq!(index.info().movies, 20, "until it looks");
    assert!(index.refresh().await.expect("switched"));
    assert_eq!(index.info().movies, 40);
    assert_eq!(places.bucket.current().await.expect("current"), Some(second.clone()));

    // and back
    assert!(places.bucket.make_current(&first).await.expect("back").changed);
    assert!(index.refresh().await.expect("switched"));
    assert_eq!(index.info().fingerprint, first);
    assert_eq!(places.files().len(), 3, "the pointer, the current artefact and the previous one");
    let never = places.bucket.make_current(&Fingerprint::from_u128(7)).await.expect_err("never released");
    assert_eq!(never.code(), "index_not_released");
}

async fn films_served(source: &dyn IndexSource) -> u32 {
    source.snapshot().await.info().movies
}

#[tokio::test]
async fn requests_refresh_the_index_once_a_minute() {
    let places = Places::new("requests").await;
    places.released(20).await;
    let still = places.open().await.expect("open");
    // read once at opening and once a request: due at every second one
    let half_a_minute = ManualClock::stepping(Duration::from_secs(30));
    let moving = places.open_with(half_a_minute).await.expect("open");
    places.released(40).await;
    let mut served = Vec::new();
    for _ in 0..2 {
        served.push(films_served(&moving).await);
    }
    assert_eq!(served, [20, 40], "the request that refreshes has the new one already");
    assert_eq!(films_served(&still).await, 20, "no time has passed for this one");
}

#[tokio::test]
async fn a_catalogue_of_its_films_is_refreshed_too() {
    let places = Places::new("catalogue").await;
    places.released(20).await;
    let clock = ManualClock::stepping(Duration::from_secs(30));
    let index = CurrentCatalogue(Arc::new(places.open_with(clock).await.expect("open")));
    places.released(40).await;
    let last = sample_contents(40, 1).points[39].movie.clone();
    assert_eq!(index.movie(last.card.id).await.expect("movie"), None, "half a minute has passed");
    assert_eq!(index.movie(last.card.id).await.expect("movie"), Some(last));
}

#[tokio::test]
async fn what_lies_there_whole_is_not_fetched_again() {
    let places = Places::new("reuse").await;
    let fingerprint = places.released(20).await;
    places.open().await.expect("open");
    let name = format!("{fingerprint}.cinerag");
    let artefact = places.fetched.path().join("index").join(&name);
    let whole = fs::read(&artefact).expect("read");

    // gone from the bucket: only the disk can have it
    testing::delete_object(&Moto::shared().connection().await, "reuse", &format!("index/{name}")).await;
    assert_eq!(places.open().await.expect("from the disk").info().movies, 20);
    // a function that was killed while it fetched
    fs::write(&artefact, &whole[..1_000]).expect("damaged");
    let gone = places.open().await.err().expect("no whole index anywhere");
    assert_eq!(gone.code(), "index_not_released", "{gone}");
    let key = format!("index/{name}");
    places.objects.put(&key, Content::Bytes(&whole), Precondition::Absent).await.expect("put");
    assert_eq!(places.open().await.expect("fetched anew").info().movies, 20);
    assert_eq!(fs::read(&artefact).expect("read"), whole);
}

#[tokio::test]
async fn a_damaged_artefact_never_takes_the_place_of_a_whole_one() {
    let places = Places::new("damaged").await;
    places.released(20).await;
    let index = places.open().await.expect("open");
    let next = places.build(40);
    let name = format!("{next}.cinerag");
    let mut bytes = fs::read(places.built.path().join(&name)).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    let put = |key: &'static str, bytes: Vec<u8>| {
        let objects = places.objects.clone();
        async move { objects.put(key, Content::Bytes(&bytes), Precondition::Any).await.expect("put") }
    };
    let key: &'static str = format!("index/{name}").leak();
    put(key, bytes).await;
    put("index/CURRENT", format!("{name}\n").into()).await;
    assert_eq!(index.refresh().await.expect_err("damaged").code(), "index_corrupt");
    // an index under another's name
    put(key, fs::read(only_artefact(&places.fetched.path().join("index"))).expect("read")).await;
    assert_eq!(index.refresh().await.expect_err("another").code(), "index_corrupt");
    for line in ["", "../../etc/passwd", "x.cinerag", "\u{0}\u{1}"] {
        put("index/CURRENT", line.into()).await;
        assert_eq!(
            index.refresh().await.expect_err("no pointer").code(),
            "index_pointer_invalid",
            "{line:?}"
        );
    }
    assert_eq!(index.info().movies, 20, "the one in use serves on");

    // an index that is damaged where it was built does not leave the machine
    let built = places.built.path().join(&name);
    let mut bytes = fs::read(&built).expect("read");
    bytes.truncate(middle);
    fs::write(&built, bytes).expect("damaged");
    let refused = places.bucket.release(places.built.path()).await.expect_err("damaged");
    assert!(matches!(refused.code(), "index_corrupt" | "index_pointer_invalid"), "{refused}");
}

fn only_artefact(folder: &Path) -> std::path::PathBuf {
    let paths = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let mut paths = paths.filter(|path| path.extension().is_some_and(|ending| ending == "cinerag"));
    paths.next().expect("an artefact")
}

#[tokio::test]
async fn of_two_releases_at_once_one_is_told() {
    let places = Places::new("race").await;
    places.released(20).await;
    let other = tempfile::tempdir().expect("a folder");
    EmbeddedPublisher::new(other.path()).publish(&sample_contents(60, 2)).expect("publish");
    places.build(40);
    let (one, another) =
        tokio::join!(places.bucket.release(places.built.path()), places.bucket.release(other.path()));
    let current = places.bucket.current().await.expect("current").expect("an index");
    let won: Vec<_> = [&one, &another].into_iter().flatten().map(|release| &release.fingerprint).collect();
    assert!(won.contains(&&current), "{one:?}, {another:?}");
    for lost in [&one, &another].into_iter().filter_map(|release| release.as_ref().err()) {
        assert_eq!(lost.code(), "index_release_overtaken", "{lost}");
    }
}

#[tokio::test]
async fn without_its_bucket_a_function_serves_what_it_has() {
    let places = Places::new("unavailable").await;
    places.released(20).await;
    places.open().await.expect("open");
    // nobody listens on the discard port
    let unavailable = IndexBucket::new(&Connection::to_stand_in("http://127.0.0.1:9").await, "unavailable");
    let folder = places.fetched.path().join("index");
    let clock = || Arc::new(ManualClock::stepping(Duration::from_mins(2)));
    let index = PublishedIndex::open_from(unavailable.clone(), folder, clock()).await;
    let index = index.expect("what was fetched before");
    assert_eq!(index.info().movies, 20);
    assert!(index.refresh().await.is_err());
    assert_eq!(films_served(&index).await, 20, "even when the refresh fails");

    let empty = tempfile::tempdir().expect("a folder");
    let error = PublishedIndex::open_from(unavailable, empty.path().join("index"), clock())
        .await
        .err()
        .expect("nothing");
    let PublishedIndexError::Bucket(error) = error else { unreachable!("{error}") };
    assert_eq!(error.failure, Failure::Unreachable);
}
