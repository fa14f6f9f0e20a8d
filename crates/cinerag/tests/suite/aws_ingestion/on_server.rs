//! Ingestion that publishes to a Qdrant server besides: the peer of the vector store's tests.

use serde_json::json;

use super::poller::Poller;
use super::world::{self, SERVER_KEY, World};
use super::{NOSFERATU, OF_THE_NEW_DATA, starter_files};
use crate::fixture::STARTER_FILMS;
use crate::qdrant::peer::Peer;

/// Films that are sent to a server at once (`crates/vector-store/src/qdrant/publish.rs`).
const AT_ONCE: u64 = 128;

/// Starts a run over what was uploaded; its messages are received and not worked off.
fn started(world: &World, seed: u64) -> Poller<'_> {
    let ingest = world.function("ingest");
    let started = ingest.hand(&world::uploaded("starter/1920s.jsonl")).expect("returned");
    assert_eq!(started["state"], "running", "{started}; the log: {}", ingest.log());
    let mut poller = Poller::new(world, seed);
    poller.receive_all();
    poller
}

/// Works a run off to its end.
fn published(world: &World, seed: u64) {
    let mut index = world.function("index");
    let reported = started(world, seed).work_off(&mut index);
    assert_eq!(reported, 0, "the log: {}", index.log());
}

pub fn journey() {
    let mut peer = Peer::with(&["--api-key", SERVER_KEY]);
    let world = World::new("on-server").on_server(&peer.url);
    let files = starter_files();
    let mut thirds = files.chunks(files.len().div_ceil(3));
    let mut upload_third = || {
        for (name, bytes) in thirds.next().expect("a third") {
            world.upload(&format!("starter/{name}"), bytes);
        }
    };

    upload_third();
    published(&world, 1);
    let (oldest, oldest_on_server) = (world.current(), peer.holds());
    assert!(oldest.is_some() && oldest_on_server.current.is_some(), "{oldest:?} {oldest_on_server:?}");
    assert_eq!(
        world.search("nosferatu").first(),
        Some(&json!(NOSFERATU)),
        "the server answers, with its key"
    );

    upload_third();
    published(&world, 2);
    let (old, old_on_server) = (world.current(), peer.holds());
    assert!(old != oldest && old_on_server.current != oldest_on_server.current);
    let holds =
        |before: &Option<String>, now: &[String]| before.as_ref().is_some_and(|name| now.contains(name));
    assert!(holds(&oldest_on_server.current, &old_on_server.collections), "the previous one stays");
    assert_eq!(old_on_server.collections.len(), 2, "{old_on_server:?}");

    // the server refuses from the moment on that its alias has moved: the bucket has the old index still
    upload_third();
    let mut poller = started(&world, 3);
    // an index for each field of names, and for what is no name
    let indexes = cinerag_domain::NameField::ALL.len() as u64 + 11;
    let (collection, manifest, switch) = (1, 1, 1);
    let writes = collection + indexes + STARTER_FILMS.div_ceil(AT_ONCE) + manifest + switch;
    peer.tell(&format!("refuse {writes}"));
    let mut index = world.function("index");
    assert!(poller.work_off(&mut index) > 0, "the log: {}", index.log());
    assert!(index.log().contains("told to refuse"), "{}", index.log());
    let new_on_server = peer.holds();
    assert_ne!(new_on_server.current, old_on_server.current, "the log: {}", index.log());
    assert_eq!(world.current(), old, "cut off between the two");
    peer.tell("accept");

    // the next delivery does the rest, in another process
    poller.receive_all();
    let mut index = world.function("index");
    assert_eq!(poller.work_off(&mut index), 0, "the log: {}", index.log());
    let new = world.current();
    assert!(new != old && peer.holds().current == new_on_server.current);
    assert!(
        holds(&old_on_server.current, &peer.holds().collections),
        "the previous one stays: {:?}",
        peer.holds()
    );
    assert_eq!(world.search("inception").first(), Some(&json!(OF_THE_NEW_DATA)));
    let again = world.function("ingest").hand(&world::uploaded("starter/1920s.jsonl")).expect("returned");
    assert_eq!(again["state"], "published", "equal data is nothing to do: {again}");

    // another server has nothing yet, though the data are the same
    let mut other = Peer::with(&["--api-key", SERVER_KEY]);
    let world = world.on_server(&other.url);
    published(&world, 4);
    assert_eq!(other.holds().current, new_on_server.current, "equal films are the same collection");
    assert_eq!(world.current(), new);
}
