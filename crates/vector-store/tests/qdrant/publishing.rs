//! Publications that are interrupted, repeated, refused.

use cinerag_ports::conformance::sample_contents;
use cinerag_ports::{IndexPublisher, PublishError, StoreError, VectorStore};
use cinerag_vector_store::{QdrantPublisher, QdrantServer, QdrantStage};

use crate::peer::Peer;
use crate::{live, patient};

async fn current_movies(server: &QdrantServer) -> u32 {
    live(server).0.open().await.expect("something is published").info().movies
}

#[tokio::test]
async fn interrupted_at_any_write_the_old_index_serves_and_a_second_run_completes() {
    let mut peer = Peer::start();
    let server = patient(QdrantServer::new(&peer.url));
    let publisher = QdrantPublisher::new(server.clone());
    publisher.publish(&sample_contents(20, 1)).expect("the old one");
    let mut interruptions = 0;
    loop {
        // another version each time, so that every run starts from nothing
        let contents = sample_contents(150, 100 + interruptions);
        peer.tell(&format!("refuse {interruptions}"));
        let interrupted = publisher.publish(&contents);
        peer.tell("accept");
        if interrupted.is_ok() {
            break;
        }
        assert!(matches!(interrupted, Err(PublishError::Write { .. })), "{interrupted:?}");
        let serving = current_movies(&server).await;
        let again = publisher.publish(&contents).expect("completes");
        // only dropping old collections can fail with the new one already current
        assert!(again.changed || serving == 150, "write {interruptions}: {serving} films, {again:?}");
        assert_eq!(current_movies(&server).await, 150, "after write {interruptions}");
        publisher.publish(&sample_contents(20, 1)).expect("back to the old one");
        assert_eq!(current_movies(&server).await, 20);
        interruptions += 1;
    }
    // a collection, sixteen indexes, two batches, the manifest, the switch
    assert!(interruptions >= 21, "{interruptions} writes were interrupted");
}

#[tokio::test]
async fn what_is_current_is_not_published_again_and_the_previous_is_kept() {
    let mut peer = Peer::start();
    let server = patient(QdrantServer::new(&peer.url));
    let publisher = QdrantPublisher::new(server.clone());
    for seed in 1..4 {
        assert!(publisher.publish(&sample_contents(20, seed)).expect("publish").changed);
    }
    peer.tell("refuse 0");
    assert!(!publisher.publish(&sample_contents(20, 3)).expect("nothing is written").changed);
    peer.tell("accept");
    // the previous collection is complete, so rolling back is one switch
    peer.tell("refuse 1");
    assert!(publisher.publish(&sample_contents(20, 2)).expect("one write").changed);
    // the one before it was dropped
    peer.tell("refuse 1");
    assert!(publisher.publish(&sample_contents(20, 1)).is_err());
}

#[tokio::test]
async fn on_a_stage_nothing_is_seen_before_the_release_and_another_process_completes_it() {
    let mut peer = Peer::start();
    let server = patient(QdrantServer::new(&peer.url));
    let nothing = QdrantStage::new(server.clone()).release().await.expect_err("nothing was filled");
    assert!(matches!(nothing, StoreError::NoIndex { .. }), "{nothing}");

    let stage = QdrantStage::new(server.clone());
    stage.publish(&sample_contents(20, 1)).expect("filled");
    assert!(peer.holds().current.is_none() && peer.holds().collections.len() == 1, "{:?}", peer.holds());
    assert!(stage.release().await.expect("released"));
    let old = peer.holds();
    assert_eq!(current_movies(&server).await, 20);

    // interrupted between the two steps: a filled collection is not filled again
    QdrantStage::new(server.clone()).publish(&sample_contents(40, 1)).expect("filled");
    assert_eq!((peer.holds().current, current_movies(&server).await), (old.current.clone(), 20));
    let next = QdrantStage::new(server.clone());
    peer.tell("refuse 0");
    next.publish(&sample_contents(40, 1)).expect("nothing to write");
    let refused = next.release().await.expect_err("it refuses");
    assert!(matches!(refused, StoreError::Unavailable(_)), "{refused}");
    assert_eq!(peer.holds().current, old.current);
    peer.tell("accept");
    assert!(next.release().await.expect("released"));
    assert!(!next.release().await.expect("again"), "nothing more to do");
    assert_eq!(current_movies(&server).await, 40);
    let now = peer.holds();
    assert_ne!(now.current, old.current);
    assert!(old.current.is_some_and(|old| now.collections.contains(&old)), "the previous one stays: {now:?}");
}

#[tokio::test]
async fn contents_that_are_no_index_are_refused_before_anything_is_asked() {
    let publisher = QdrantPublisher::new(QdrantServer::new("http://127.0.0.1:1"));
    let mut broken = sample_contents(20, 2);
    broken.points.swap(3, 4);
    assert!(matches!(publisher.publish(&broken), Err(PublishError::Invalid(_))));
    let refused = publisher.publish(&sample_contents(20, 2)).expect_err("nobody is there");
    assert!(refused.to_string().contains("http://127.0.0.1:1"), "{refused}");
}

#[tokio::test]
async fn nothing_published_is_no_index() {
    let peer = Peer::start();
    let server = patient(QdrantServer::new(&peer.url));
    let missing = live(&server).0.open().await.err().expect("nothing there");
    assert!(matches!(&missing, StoreError::NoIndex { path } if path.contains("cinerag")), "{missing}");
}

#[tokio::test]
async fn the_key_is_sent_and_without_it_nothing_is_answered() {
    let peer = Peer::with(&["--api-key", "made-up"]);
    let server = patient(QdrantServer::new(&peer.url));
    let refused = QdrantPublisher::new(server.clone()).publish(&sample_contents(20, 1)).expect_err("no key");
    assert!(refused.to_string().contains("API key"), "{refused}");
    let server = server.with_api_key(Some("made-up".into()));
    QdrantPublisher::new(server.clone()).publish(&sample_contents(20, 1)).expect("with the key");
    assert_eq!(current_movies(&server).await, 20);
}
