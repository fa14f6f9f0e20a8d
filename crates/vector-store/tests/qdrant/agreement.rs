//! The same contents in both stores: the same lists, up to ties.

use std::collections::BTreeSet;

use cinerag_domain::{Filters, MovieId, Span, SparseVector};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::{
    DENSE_DOCUMENT, DENSE_PLOT, IndexPublisher, QueryVector, SPARSE_BM25, SPARSE_CONCEPTS, SPARSE_SUBJECTS,
    SPARSE_TITLE, SPARSE_TRAITS, Scored, VectorQuery, VectorStore,
};
use cinerag_vector_store::{EmbeddedIndex, EmbeddedPublisher, QdrantPublisher, QdrantServer};

use crate::peer::Peer;
use crate::{live, patient};

#[tokio::test]
async fn both_stores_find_the_same_films() {
    let contents = sample_contents(400, 21);
    let folder = tempfile::tempdir().expect("tempdir");
    EmbeddedPublisher::new(folder.path()).publish(&contents).expect("publish");
    let embedded = EmbeddedIndex::open_current(folder.path()).expect("open");
    let peer = Peer::start();
    let server = patient(QdrantServer::new(&peer.url));
    QdrantPublisher::new(server.clone()).publish(&contents).expect("publish");
    let qdrant = live(&server).0.open().await.expect("open");

    let filters = [
        Filters::default(),
        Filters { year: Span { from: Some(1950), to: Some(1999) }, ..Filters::default() },
        Filters { exclude_ids: vec![contents.points[3].facts.id], ..Filters::default() },
    ];
    for film in contents.points.iter().step_by(37) {
        for filters in &filters {
            let queries = queries(film);
            let ours = embedded.query_batch(&queries, filters).await.expect("embedded");
            let theirs = qdrant.query_batch(&queries, filters).await.expect("qdrant");
            for ((query, ours), theirs) in queries.iter().zip(&ours).zip(&theirs) {
                // the embedded index stores this one in 8 bits
                let tolerance = if query.name == DENSE_PLOT { 0.01 } else { 1e-4 };
                assert_same(&query.name, ours, theirs, tolerance);
            }
        }
    }
    for field_order in [cinerag_ports::ListOrder::Rating, cinerag_ports::ListOrder::Year] {
        let ours = embedded.list(&filters[1], None, field_order, 3, 50).await.expect("embedded");
        assert_eq!(qdrant.list(&filters[1], None, field_order, 3, 50).await.expect("qdrant"), ours);
    }
}

/// A film's own vectors as queries, and one with negative weights.
fn queries(film: &cinerag_ports::Point) -> Vec<VectorQuery> {
    let query = |name: &str, vector| VectorQuery { name: name.to_owned(), vector, limit: 30 };
    let dense =
        [DENSE_DOCUMENT, DENSE_PLOT].map(|name| query(name, QueryVector::Dense(film.dense[name].clone())));
    let sparse = [SPARSE_BM25, SPARSE_TITLE, SPARSE_SUBJECTS, SPARSE_TRAITS, SPARSE_CONCEPTS]
        .map(|name| query(name, QueryVector::Sparse(film.sparse[name].clone())));
    let signs = film.sparse[SPARSE_BM25].iter().enumerate();
    let against = signs.map(|(at, (term, weight))| (term, if at % 2 == 0 { weight } else { -weight }));
    let against = query(SPARSE_BM25, QueryVector::Sparse(SparseVector::from_pairs(against)));
    dense.into_iter().chain(sparse).chain([against]).collect()
}

/// The same scores place by place, and the same films except where scores are too close to tell apart.
fn assert_same(name: &str, ours: &[Scored], theirs: &[Scored], tolerance: f32) {
    assert_eq!(ours.len(), theirs.len(), "{name}");
    let Some(last) = ours.last() else { return };
    for (a, b) in ours.iter().zip(theirs) {
        assert!((a.score - b.score).abs() <= tolerance * a.score.abs().max(1.0), "{name}: {a:?}, {b:?}");
    }
    let clear = |list: &[Scored]| -> BTreeSet<MovieId> {
        let clear = list.iter().filter(|scored| scored.score > last.score + 2.0 * tolerance);
        clear.map(|scored| scored.id).collect()
    };
    let all = |list: &[Scored]| list.iter().map(|scored| scored.id).collect::<BTreeSet<MovieId>>();
    assert!(clear(ours).is_subset(&all(theirs)), "{name}: {ours:?} / {theirs:?}");
    assert!(clear(theirs).is_subset(&all(ours)), "{name}: {ours:?} / {theirs:?}");
}
