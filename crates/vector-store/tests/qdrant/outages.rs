//! Servers that die, stop answering, or lose their collections: errors arrive in time, and the embedded index answers.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cinerag_domain::{Degradation, FacetField, Filters, MovieId};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::{
    DENSE_DOCUMENT, IndexContents, IndexPublisher, IndexSnapshot, IndexSource, ListOrder, QueryVector,
    StoreError, VectorQuery, VectorStore,
};
use cinerag_vector_store::{EmbeddedPublisher, Fallback, FolderSource, QdrantPublisher, QdrantServer};

use crate::peer::Peer;
use crate::{live, patient};

/// What a call may take beyond its deadline on a busy machine.
const SLACK: Duration = Duration::from_secs(2);

#[expect(clippy::disallowed_methods, reason = "a deadline is real time")]
fn now() -> Instant {
    Instant::now()
}

fn nearest(contents: &IndexContents) -> VectorQuery {
    let vector = QueryVector::Dense(contents.points[0].dense[DENSE_DOCUMENT].clone());
    VectorQuery { name: DENSE_DOCUMENT.into(), vector, limit: 5 }
}

fn embedded(contents: &IndexContents) -> (tempfile::TempDir, Arc<FolderSource>) {
    let folder = tempfile::tempdir().expect("tempdir");
    EmbeddedPublisher::new(folder.path()).publish(contents).expect("publish");
    let source = FolderSource::open(folder.path()).expect("open");
    (folder, Arc::new(source))
}

#[tokio::test]
async fn a_peer_killed_between_calls_is_unavailable_in_time_and_back_when_it_is() {
    let contents = sample_contents(30, 1);
    let mut peer = Peer::start();
    let deadline = Duration::from_secs(4);
    let server = patient(QdrantServer::new(&peer.url)).with_read_deadline(deadline);
    QdrantPublisher::new(server.clone()).publish(&contents).expect("publish");
    let index = live(&server).0.open().await.expect("open");
    index.query_batch(&[nearest(&contents)], &Filters::default()).await.expect("answered");
    peer.kill();
    let started = now();
    let failed = index.query_batch(&[nearest(&contents)], &Filters::default()).await;
    assert!(matches!(&failed, Err(StoreError::Unavailable(said)) if said.contains(&peer.url)), "{failed:?}");
    assert!(started.elapsed() < deadline + SLACK, "{:?}", started.elapsed());

    // another one on the same port: the old channel is dead, a fresh one is not
    let _again = peer.again(&[]);
    let gone = index.count(&Filters::default()).await;
    assert!(
        matches!(gone, Err(StoreError::NoIndex { .. })),
        "it answers that it has no such collection: {gone:?}"
    );
}

#[tokio::test]
async fn a_server_that_accepts_and_never_answers_is_unavailable_in_time() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", silent.local_addr().expect("its address"));
    let deadline = Duration::from_millis(300);
    let server = QdrantServer::new(&url).with_read_deadline(deadline);
    let started = now();
    let failed = live(&server).0.open().await.err().expect("no answer");
    assert!(matches!(failed, StoreError::Unavailable(_)), "{failed}");
    assert!(started.elapsed() < deadline + SLACK, "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_slow_server_is_given_up_on_in_time() {
    let contents = sample_contents(30, 1);
    let mut peer = Peer::start();
    let server = patient(QdrantServer::new(&peer.url));
    QdrantPublisher::new(server.clone()).publish(&contents).expect("publish");
    let hasty = live(&server.with_read_deadline(Duration::from_millis(600))).0;
    let index = hasty.open().await.expect("open");
    peer.tell("wait 3000");
    let started = now();
    let failed = index.count(&Filters::default()).await;
    assert!(matches!(failed, Err(StoreError::Unavailable(_))), "{failed:?}");
    assert!(started.elapsed() < Duration::from_millis(600) + SLACK, "{:?}", started.elapsed());
}

#[tokio::test]
async fn invalid_queries_do_not_fall_back() {
    let contents = sample_contents(30, 1);
    let peer = Peer::start();
    let server = patient(QdrantServer::new(&peer.url));
    QdrantPublisher::new(server.clone()).publish(&contents).expect("publish");
    let (_folder, behind) = embedded(&contents);
    let snapshot = Fallback::new(live(&server).0, behind).snapshot().await;
    let short = [VectorQuery { vector: QueryVector::Dense(vec![0.5; 3]), ..nearest(&contents) }];
    let all = Filters::default();
    let failed = snapshot.ask(|store| store.query_batch(&short, &all)).await;
    assert!(matches!(failed, Err(StoreError::Dimension { got: 3, .. })), "{failed:?}");
    assert!(snapshot.degraded().is_empty());
}

/// Films that a request counts.
async fn count(snapshot: &IndexSnapshot) -> u32 {
    let all = Filters::default();
    snapshot.ask(|store| store.count(&all)).await.expect("answered")
}

fn is_degraded(snapshot: &IndexSnapshot) -> bool {
    snapshot.degraded() == [Degradation::VectorStore]
}

#[tokio::test]
async fn the_embedded_index_answers_only_while_the_server_is_unavailable() {
    // different films, to see which index answered
    let (there, here) = (sample_contents(40, 1), sample_contents(30, 1));
    let mut peer = Peer::start();
    let server = patient(QdrantServer::new(&peer.url)).with_read_deadline(Duration::from_secs(4));
    QdrantPublisher::new(server.clone()).publish(&there).expect("publish");
    let (_folder, behind) = embedded(&here);
    let (preferred, clock) = live(&server);
    let source = Fallback::new(preferred, Arc::clone(&behind) as _);

    let whole = source.snapshot().await;
    assert_eq!(count(&whole).await, 40);
    assert!(!is_degraded(&whole));
    let whole_version = whole.version().clone();
    assert_eq!(whole.info().movies, 40);

    let cut_off = source.snapshot().await;
    assert_eq!(*cut_off.version(), whole_version, "snapshots of one version agree");
    peer.kill();
    assert_eq!(count(&cut_off).await, 30, "by the embedded index");
    assert!(is_degraded(&cut_off) && !is_degraded(&whole), "each request has its own state");
    let own = behind.snapshot().await;
    assert_eq!(cut_off.info().fingerprint, own.info().fingerprint, "and its info is that index's");
    assert_ne!(*cut_off.version(), whole_version);
    answers_everything(&cut_off, &here).await;

    // not asked for a while: the next request does not wait for it
    let started = now();
    let next = source.snapshot().await;
    assert!(is_degraded(&next) && started.elapsed() < Duration::from_secs(1));
    assert_eq!(next.version(), cut_off.version(), "one version, whenever the server failed");
    assert_ne!(next.version(), own.version(), "and not the version of the same index without a server");

    let _again = peer.again(&[]);
    QdrantPublisher::new(server).publish(&there).expect("publish");
    clock.advance(Duration::from_secs(3));
    let back = source.snapshot().await;
    assert_eq!(count(&back).await, 40);
    assert!(!is_degraded(&back));
    assert_eq!(*back.version(), whole_version, "equal contents are the same version again");
}

async fn answers_everything(snapshot: &IndexSnapshot, contents: &IndexContents) {
    let (all, id) = (Filters::default(), contents.points[3].facts.id);
    let queries = [nearest(contents)];
    let lists = snapshot.ask(|store| store.query_batch(&queries, &all)).await.expect("lists");
    assert_eq!(lists[0].len(), 5);
    let dense = snapshot.ask(|store| store.dense_vector(DENSE_DOCUMENT, id)).await;
    assert!(dense.expect("vector").is_some());
    let sparse = snapshot.ask(|store| store.sparse_vector(cinerag_ports::SPARSE_TRAITS, id)).await;
    assert!(sparse.expect("vector").is_some());
    let list = snapshot.ask(|store| store.list(&all, None, ListOrder::Year, 0, 9)).await;
    assert_eq!(list.expect("list").len(), 9);
    let facets = snapshot.ask(|store| store.facets(FacetField::ALL, &all, None)).await;
    assert_eq!(facets.expect("facets").len(), FacetField::ALL.len());
    let unknown_and_known = [MovieId(1), id];
    let signals = snapshot.ask(|store| store.signals(&unknown_and_known)).await.expect("signals");
    assert_eq!(signals[1], Some(contents.points[3].signals()));
    let cards = snapshot.ask(|store| store.cards(&unknown_and_known)).await.expect("cards");
    assert_eq!(cards, [None, Some(contents.points[3].movie.card.clone())]);
}

#[tokio::test]
async fn a_server_that_was_never_there_leaves_the_index_behind() {
    let here = sample_contents(30, 1);
    let (_folder, behind) = embedded(&here);
    let (preferred, _clock) = live(&QdrantServer::new("http://127.0.0.1:1"));
    let snapshot = Fallback::new(preferred, behind).snapshot().await;
    assert_eq!(snapshot.info().movies, 30);
    assert_eq!(count(&snapshot).await, 30);
    assert!(is_degraded(&snapshot));
}
