//! A Qdrant server before the published index: asked first, released to first, and never in the way of an answer. The
//! server is the peer of the vector store's tests, the secrets are moto's.
#![expect(clippy::expect_used, clippy::panic, reason = "tests report by panicking")]

#[path = "../../vector-store/tests/qdrant/peer.rs"]
mod peer;

use std::sync::Arc;
use std::time::Duration;

use cinerag_aws::testing::{self, Moto};
use cinerag_domain::{Degradation, Filters, Fingerprint};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::fakes::ManualClock;
use cinerag_ports::{CurrentIndex, IndexContents, IndexPublisher, IndexSource, IndexStage};
use cinerag_published_index::{IndexBucket, NamedServer, PublishedIndex, Stage};
use cinerag_runtime::settings::QdrantSettings;
use cinerag_vector_store::{EmbeddedPublisher, QdrantPublisher, QdrantServer};
use peer::Peer;

/// Films of the index in the bucket, and of the one on the server: so that it shows which answered.
const HERE: u32 = 30;
const THERE: u32 = 40;

fn on_server() -> IndexContents {
    sample_contents(THERE, 1)
}

/// With the waits that a busy test machine needs.
fn patient(url: &str, key: Option<&str>) -> QdrantServer {
    let server = QdrantServer::new(url).with_api_key(key.map(str::to_owned));
    server.with_read_deadline(Duration::from_mins(1)).with_write_deadline(Duration::from_mins(2))
}

/// A bucket with an index in it, and a function that reads it.
struct World {
    bucket: IndexBucket,
    index: Arc<PublishedIndex>,
    clock: Arc<ManualClock>,
    _folders: [tempfile::TempDir; 2],
}

impl World {
    async fn new(name: &str) -> Self {
        let connection = Moto::shared().connection().await;
        testing::create_bucket(&connection, name).await;
        let folders = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        EmbeddedPublisher::new(folders[0].path()).publish(&sample_contents(HERE, 1)).expect("publish");
        let bucket = IndexBucket::new(&connection, name);
        bucket.release(folders[0].path()).await.expect("release");
        let clock = Arc::new(ManualClock::default());
        let fetched = folders[1].path().join("index");
        let index = PublishedIndex::open_from(bucket.clone(), fetched, Arc::clone(&clock) as _).await;
        World { bucket, index: Arc::new(index.expect("open")), clock, _folders: folders }
    }

    /// What a function answers from.
    async fn source(&self, url: &str, secret: Option<&str>) -> Arc<dyn IndexSource> {
        let settings = QdrantSettings {
            url: url.to_owned(),
            key_secret: secret.map(str::to_owned),
            timeout: Duration::from_secs(30),
        };
        let connection = Moto::shared().connection().await;
        Arc::clone(&self.index)
            .behind(NamedServer::new(&settings, &connection, Arc::clone(&self.clock) as _))
            .await
    }
}

async fn secret(name: &str, text: &str) {
    testing::create_secret(&Moto::shared().connection().await, name, text).await;
}

/// Films that a request sees, and whether its answer would say that the server was unavailable.
async fn seen(source: &Arc<dyn IndexSource>) -> (u32, bool) {
    let (snapshot, all) = (source.snapshot().await, Filters::default());
    let count = snapshot.ask(|store| store.count(&all)).await.expect("an answer");
    (count, snapshot.degraded() == [Degradation::VectorStore])
}

#[tokio::test]
async fn the_key_is_read_from_the_secret_and_again_when_it_was_changed() {
    let world = World::new("key-changed").await;
    let mut peer = Peer::with(&["--api-key", "first"]);
    QdrantPublisher::new(patient(&peer.url, Some("first"))).publish(&on_server()).expect("publish");
    secret("key-changed", "first").await;
    let source = world.source(&peer.url, Some("key-changed")).await;
    assert_eq!(seen(&source).await, (THERE, false));

    peer.kill();
    assert_eq!(seen(&source).await, (HERE, true), "the index behind answers");
    let again = peer.again(&["--api-key", "second"]);
    QdrantPublisher::new(patient(&again.url, Some("second"))).publish(&on_server()).expect("publish");
    testing::change_secret(&Moto::shared().connection().await, "key-changed", "second").await;
    world.clock.advance(Duration::from_secs(3));
    assert_eq!(seen(&source).await, (HERE, true), "the old key is refused");
    // a request finds that the key may be an old one, and a later one reads it
    world.clock.advance(Duration::from_mins(1));
    assert_eq!(seen(&source).await, (HERE, true));
    world.clock.advance(Duration::from_secs(3));
    assert_eq!(seen(&source).await, (THERE, false));
}

#[tokio::test]
async fn without_a_valid_key_the_embedded_index_answers_until_there_is_one() {
    let world = World::new("key-missing").await;
    let peer = Peer::with(&["--api-key", "right"]);
    QdrantPublisher::new(patient(&peer.url, Some("right"))).publish(&on_server()).expect("publish");
    for (name, text) in [("key-wrong", "wrong"), ("key-broken", "line\nbreak")] {
        secret(name, text).await;
        let source = world.source(&peer.url, Some(name)).await;
        assert_eq!(seen(&source).await, (HERE, true), "{name}");
    }
    assert_eq!(seen(&world.source(&peer.url, None).await).await, (HERE, true), "it asks for a key");
    assert_eq!(seen(&world.source("no address", None).await).await, (HERE, true));

    let source = world.source(&peer.url, Some("key-missing")).await;
    assert_eq!(seen(&source).await, (HERE, true));
    secret("key-missing", "right").await;
    assert_eq!(seen(&source).await, (HERE, true), "it was read just now");
    world.clock.advance(Duration::from_secs(20));
    assert_eq!(seen(&source).await, (THERE, false));
}

#[tokio::test]
async fn a_stage_releases_to_the_server_first_and_completes_what_was_interrupted() {
    let world = World::new("staged").await;
    let mut peer = Peer::start();
    let everywhere = || world.bucket.clone().with_place(Some(peer.url.clone()));
    let current = |bucket: IndexBucket| async move { CurrentIndex::current(&bucket).await.expect("current") };
    let old = current(world.bucket.clone()).await.expect("an index");
    assert_eq!(current(everywhere()).await, None, "the server does not have it yet");

    let folder = tempfile::tempdir().expect("a folder");
    let stage = || {
        let stage = Stage::new(folder.path().join("stage"), world.bucket.clone());
        stage.after_server(patient(&peer.url, None))
    };
    let is_old = |found: Option<Fingerprint>| found.as_ref() == Some(&old);
    let first = stage();
    first.publisher().publish(&on_server()).expect("built");
    assert_eq!(first.open().expect("to be checked").info().movies, THERE);
    assert!(is_old(current(world.bucket.clone()).await), "nobody reads it yet");

    // unavailable at the release: nothing changed
    let (again, nobody) = (stage(), Stage::new(folder.path().join("nobody"), world.bucket.clone()));
    let nobody =
        nobody.after_server(patient("http://127.0.0.1:1", None).with_write_deadline(Duration::from_secs(2)));
    assert!(nobody.publisher().publish(&on_server()).is_err());
    assert!(nobody.release().await.is_err(), "there is nothing to release");
    assert!(is_old(current(world.bucket.clone()).await));

    // cut off after the server: the next delivery does all again, in another process
    again.publisher().publish(&on_server()).expect("built");
    again.release().await.expect("released");
    let new = current(world.bucket.clone()).await.expect("an index");
    assert!(!is_old(Some(new.clone())));
    assert_eq!(current(everywhere()).await, Some(new.clone()));
    let elsewhere = world.bucket.clone().with_place(Some("http://another:6334".into()));
    assert_eq!(current(elsewhere).await, None, "another server does not have it");

    let third = stage();
    third.publisher().publish(&sample_contents(50, 1)).expect("built");
    let before = peer.holds();
    peer.tell("refuse 0");
    assert!(third.release().await.is_err(), "the server refuses");
    assert_eq!((current(world.bucket.clone()).await, peer.holds()), (Some(new), before.clone()));
    peer.tell("accept");
    third.release().await.expect("released");
    let after = peer.holds();
    assert_ne!(after.current, before.current);
    assert!(before.current.is_some_and(|old| after.collections.contains(&old)), "the previous one stays");
}
