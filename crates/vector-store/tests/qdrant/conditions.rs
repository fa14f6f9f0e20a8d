//! The conditions of filters as a server receives them, and what a server in strict mode refuses.

use cinerag_domain::{Filters, Genre, GenreSet, MovieId, Span};
use cinerag_ports::conformance::sample_contents;
use cinerag_ports::{IndexPublisher, VectorStore};
use cinerag_vector_store::{QdrantPublisher, QdrantServer};
use qdrant_client::qdrant::points_client::PointsClient;
use qdrant_client::qdrant::{Condition, CountPoints, Filter};
use serde_json::{Value, json};
use tonic::{Code, Status};

use crate::peer::Peer;
use crate::{live, patient};

/// A server with an index, and the name of its collection.
fn published() -> (Peer, QdrantServer, String) {
    let mut peer = Peer::start();
    let server = patient(QdrantServer::new(&peer.url));
    QdrantPublisher::new(server.clone()).publish(&sample_contents(20, 1)).expect("publish");
    let collection = peer.holds().current.expect("a current collection");
    (peer, server, collection)
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn genres(genres: &[Genre]) -> GenreSet {
    genres.iter().copied().collect()
}

/// Filters of every kind, with white space in every text.
fn everything() -> Filters {
    let mut filters = Filters {
        genres: genres(&[Genre::SciFi]),
        exclude_genres: genres(&[Genre::War]),
        people: names(&["actor 3"]),
        exclude_people: names(&["actor 4"]),
        cast: names(&["actor 5", "actor 6"]),
        directors: names(&["director 1"]),
        topics: names(&["time travel", "space"]),
        exclude_topics: names(&["love triangle"]),
        countries: names(&["New Zealand"]),
        language: Some("en".into()),
        exclude_languages: names(&["fr"]),
        year: Span { from: Some(1950), to: Some(1999) },
        runtime_minutes: Span { from: None, to: Some(120) },
        rating_from: Some(6.5),
        rating_to: Some(9.5),
        exclude_years: Span { from: Some(1960), to: Some(1969) },
        exclude_countries: names(&["South Korea"]),
        exclude_ids: vec![MovieId(7)],
        ..Filters::default()
    };
    filters.only_ids = Some(vec![MovieId(8), MovieId(9)]);
    filters
}

#[tokio::test]
async fn every_text_is_sent_as_an_exact_keyword() {
    let (mut peer, server, _) = published();
    let index = live(&server).0.open().await.expect("open");
    index.count(&everything()).await.expect("count");
    let keyword = |key: &str, value: &str| json!({"field": {"key": key, "match": {"keyword": value}}});
    let keywords = |key: &str, values: &[&str]| json!({"field": {"key": key, "match": {"keywords": {"strings": values}}}});
    let range = |key: &str, range: Value| json!({"field": {"key": key, "range": range}});
    // 64-bit numbers are text in protobuf's JSON
    let ids = |ids: &[&str]| {
        let ids: Vec<Value> = ids.iter().map(|id| json!({"num": id})).collect();
        json!({"has_id": {"has_id": ids}})
    };
    let expected = json!({
        "must": [
            keyword("genres", "Sci-Fi"),
            keyword("people", "actor 3"),
            keyword("cast", "actor 5"),
            keyword("cast", "actor 6"),
            keyword("directors", "director 1"),
            keywords("countries", &["New Zealand"]),
            keywords("topics", &["time travel", "space"]),
            keyword("language", "en"),
            range("year", json!({"gte": 1950.0, "lte": 1999.0})),
            range("runtime_minutes", json!({"lte": 120.0})),
            range("rating", json!({"gte": 6.5, "lte": 9.5})),
            ids(&["8", "9"]),
        ],
        "must_not": [
            ids(&["4294967296"]),
            keywords("genres", &["War"]),
            keywords("people", &["actor 4"]),
            keywords("countries", &["South Korea"]),
            keywords("topics", &["love triangle"]),
            keywords("language", &["fr"]),
            json!({"is_empty": {"key": "language"}}),
            range("year", json!({"gte": 1960.0, "lte": 1969.0})),
            ids(&["7"]),
        ],
    });
    let sent: Value = serde_json::from_str(&peer.ask("filter")).expect("a filter in JSON");
    assert_eq!(sent, expected);
}

async fn count(peer: &Peer, collection: &str, condition: Condition) -> Result<u64, Status> {
    let mut client = PointsClient::connect(peer.url.clone()).await.expect("a connection");
    let request = CountPoints {
        collection_name: collection.to_owned(),
        filter: Some(Filter { must: vec![condition], ..Filter::default() }),
        exact: Some(true),
        ..CountPoints::default()
    };
    let answer = client.count(request).await?.into_inner();
    Ok(answer.result.map_or(0, |result| result.count))
}

#[tokio::test]
async fn a_server_in_strict_mode_refuses_what_no_index_serves() {
    let (peer, _, collection) = published();
    let contents = sample_contents(20, 1);
    let mut people = contents.points.iter().flat_map(|film| &film.facts.people);
    let person = people.find(|name| name.contains(' ')).expect("a name with white space");
    let exact = Condition::matches("people", vec![person.clone()]);
    assert!(count(&peer, &collection, exact).await.expect("served by the keyword index") > 0);
    // the client's condition for a single text with white space
    let full_text = Condition::matches("people", person.clone());
    for unserved in [
        full_text,
        Condition::matches("signals", vec!["x".to_owned()]),
        Condition::matches("year", vec!["1999".to_owned()]),
        Condition::is_empty("card"),
    ] {
        let refused = count(&peer, &collection, unserved.clone()).await.expect_err("no index serves it");
        assert_eq!(refused.code(), Code::InvalidArgument, "{unserved:?}");
        assert!(refused.message().contains("Index required"), "{}", refused.message());
    }
}
