//! `cinerag` on a Qdrant server: the same films as from the embedded index, and answers that go on when the server is
//! gone. The server is the peer of the vector store's tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::certificate::Certificate;
use crate::fixture::{self, Server};
use crate::trial;

#[path = "../../../vector-store/tests/qdrant/peer.rs"]
mod peer;

use peer::Peer;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("qdrant::the_same_films_come_first_and_answers_go_on_without_the_server", served),
        trial("qdrant::over_tls_the_certificate_is_checked_and_the_key_is_sent", tls),
        trial("qdrant::a_server_that_is_not_there_stops_an_ingestion_and_no_search", not_there),
    ]
}

fn state(name: &str) -> PathBuf {
    fixture::root().join("target/test-state").join(name)
}

/// The binary with a server, and with the patience that a busy test machine needs.
fn cinerag(state: &Path, url: &str) -> Command {
    let mut command = fixture::cinerag(state);
    command.env("CINERAG_QDRANT_URL", url).env("CINERAG_QDRANT_TIMEOUT_MS", "30000");
    command
}

const SEARCHES: [&str; 5] = [
    "/v1/search?q=toys+that+come+alive+when+nobody+is+looking&facets=genres,decade",
    "/v1/search?q=hitchcock",
    "/v1/search?q=love&genres=Drama&exclude_genres=Comedy&sort=year&facets=language",
    "/v1/search?q=films+from+the+90s&facets=runtime,rating",
    "/v1/search?q=movies+like+toy+story",
];

fn ids(answer: &Value) -> Vec<u64> {
    answer["hits"].as_array().expect("hits").iter().map(|hit| hit["id"].as_u64().expect("id")).collect()
}

/// The same first film, and most of the first page: the embedded index keeps plots in 8 bits, a server in 32.
fn assert_alike(path: &str, ours: &Value, theirs: &Value) {
    let (ours, theirs) = (ids(ours), ids(theirs));
    assert_eq!(ours.first(), theirs.first(), "{path}");
    let common = ours.iter().collect::<BTreeSet<_>>().intersection(&theirs.iter().collect()).count();
    assert!(10 * common >= 9 * ours.len().max(theirs.len()), "{path}: {ours:?} / {theirs:?}");
}

fn served() {
    let mut peer = Peer::start();
    let state = state("qdrant");
    fixture::succeed(cinerag(&state, &peer.url).arg("ingest"));
    peer.tell("refuse 0");
    let again = fixture::succeed(cinerag(&state, &peer.url).arg("ingest"));
    peer.tell("accept");
    assert!(String::from_utf8_lossy(&again.stdout).starts_with("unchanged"), "{again:?}");

    let (embedded, server) = (Server::start(&state), Server::of(cinerag(&state, &peer.url)));
    for path in SEARCHES {
        let (ours, theirs) = (embedded.json(path), server.json(path));
        assert_eq!(theirs["degraded"], json!([]), "{path}");
        assert_alike(path, &ours, &theirs);
        assert_eq!((&ours["total"], &ours["facets"]), (&theirs["total"], &theirs["facets"]), "{path}");
    }
    let index = |server: &Server| server.json("/v1/health")["index"]["fingerprint"].clone();
    assert_ne!(index(&embedded), index(&server), "health names the index that answers");
    for path in ["/v1/movies?sort=rating&limit=30&genres=Drama", "/v1/genres", "/v1/rows?limit=5"] {
        assert_eq!(embedded.json(path), server.json(path), "{path}");
    }
    let similar = "/v1/movies/1/similar?limit=10";
    assert_alike(similar, &embedded.json(similar), &server.json(similar));

    peer.kill();
    for path in SEARCHES {
        let path = format!("{path}&limit=19");
        let (ours, theirs) = (embedded.json(&path), server.json(&path));
        assert_eq!(theirs["degraded"], json!(["vector_store"]), "{path}");
        assert_eq!(ours["hits"], theirs["hits"], "{path}: it is the same index now");
    }
    assert_eq!(server.json(similar)["degraded"], json!(["vector_store"]));
    assert_eq!(index(&embedded), index(&server), "health names the index that answers");
}

fn tls() {
    let certificate = Certificate::make();
    let text = |path: PathBuf| path.to_str().expect("a path").to_owned();
    let (file, key) = (text(certificate.certificate()), text(certificate.key()));
    let peer = Peer::with(&["--certificate", &file, "--key", &key, "--api-key", "made-up"]);
    let state = state("qdrant-tls");

    let ingest = |trusted: &Certificate, key: &str| {
        let mut command = cinerag(&state, &peer.url);
        command.arg("ingest").env("SSL_CERT_FILE", trusted.certificate()).env("CINERAG_QDRANT_API_KEY", key);
        command
    };
    let said = fixture::fail(&mut ingest(&Certificate::make(), "made-up"));
    assert!(said.contains(&peer.url), "{said}");
    let said = fixture::fail(&mut ingest(&certificate, "another"));
    assert!(said.contains("API key") && !said.contains("another"), "{said}");
    fixture::succeed(&mut ingest(&certificate, "made-up"));
}

fn not_there() {
    let state = state("qdrant-not-there");
    fixture::succeed(fixture::cinerag(&state).arg("ingest"));
    let nobody = "http://127.0.0.1:1";
    let said = fixture::fail(cinerag(&state, nobody).arg("ingest"));
    assert!(said.contains(nobody) && said.contains("nothing was changed"), "{said}");
    let search = fixture::succeed(cinerag(&state, nobody).args(["search", "forrest", "gump", "--json"]));
    assert!(String::from_utf8_lossy(&search.stdout).contains("Forrest Gump"));
    let said = fixture::fail(cinerag(&state, "localhost:6334").args(["search", "love"]));
    assert!(said.contains("http://localhost:6334"), "says what an address looks like: {said}");
}
