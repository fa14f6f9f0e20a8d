//! `cinerag` on a Qdrant server: the same films as from the embedded index, and answers that go on when the server is
//! gone. The server is the peer of the vector store's tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::certificate::Certificate;
use crate::fixture::{self, Server};
use crate::trial;

#[path = "../../../vector-store/tests/qdrant/peer.rs"]
pub mod peer;

use peer::Peer;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("qdrant::the_same_films_come_first_and_answers_go_on_without_the_server", served),
        trial("qdrant::over_tls_the_certificate_is_checked_and_the_key_is_sent", tls),
        trial(
            "qdrant::killed_under_load_it_costs_no_answer_and_is_back_when_it_is_filled",
            killed_under_load,
        ),
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

const LISTINGS: [&str; 3] =
    ["/v1/movies?sort=rating&limit=30&genres=Drama", "/v1/genres", "/v1/rows?limit=5"];

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
    for path in LISTINGS {
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
    for path in LISTINGS.into_iter().chain(["/v1/rows?limit=5&liked=1"]) {
        let (mut ours, theirs) = (embedded.json(path), server.json(path));
        ours["degraded"] = json!(["vector_store"]);
        assert_eq!(ours, theirs, "{path}: the same list, and it says whose");
    }
    assert_eq!(index(&embedded), index(&server), "health names the index that answers");
}

/// A request like no other: it is in no cache.
fn fresh_path() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let nth = NEXT.fetch_add(1, Ordering::Relaxed);
    assert!(nth < 1_000, "offsets end there");
    match nth % 4 {
        0 => format!("/v1/movies?sort=rating&limit=5&offset={}", nth / 4),
        1 => format!("/v1/movies/{}/similar?limit=5", if nth % 8 == 1 { 1 } else { 1_348 }),
        _ => format!("/v1/search?q=lonely+robots&limit=5&offset={nth}"),
    }
}

/// Whether an answer, which must be one, says that the server was unavailable.
fn was_unavailable(server: &Server) -> bool {
    let path = fresh_path();
    let degraded = server.json(&path)["degraded"].clone();
    assert!(degraded == json!([]) || degraded == json!(["vector_store"]), "{path}: {degraded}");
    degraded != json!([])
}

fn killed_under_load() {
    const CLIENTS: usize = 8;
    const REQUESTS: usize = 30;
    let mut peer = Peer::start();
    let state = fixture::starter_state();
    fixture::succeed(cinerag(state, &peer.url).arg("ingest"));
    let server = Server::of(cinerag(state, &peer.url));
    let answered = AtomicUsize::new(0);
    let unavailable = std::thread::scope(|scope| {
        let client = || {
            let mut unavailable = 0;
            for _ in 0..REQUESTS {
                unavailable += usize::from(was_unavailable(&server));
                answered.fetch_add(1, Ordering::Relaxed);
            }
            unavailable
        };
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(client)).collect();
        while answered.load(Ordering::Relaxed) < CLIENTS * REQUESTS / 3 {
            std::thread::sleep(Duration::from_millis(1));
        }
        peer.kill();
        clients.into_iter().map(|client| client.join().expect("every answer is a 200")).sum::<usize>()
    });
    let whole = CLIENTS * REQUESTS - unavailable;
    assert!(
        unavailable > 0 && whole >= CLIENTS * REQUESTS / 3 - CLIENTS,
        "{unavailable} without the server, {whole} with it"
    );
    assert!(was_unavailable(&server));
    assert_eq!(server.json("/v1/health")["ready"], true);

    // back with nothing in it, it is no better than unavailable; filled again, answers come from it
    let again = peer.again(&[]);
    std::thread::sleep(Duration::from_secs(3));
    assert!(was_unavailable(&server));
    fixture::succeed(cinerag(state, &again.url).arg("ingest"));
    let is_back = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        !was_unavailable(&server)
    });
    assert!(is_back, "within ten seconds");
    assert!((0..20).all(|_| !was_unavailable(&server)), "and stays");
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
