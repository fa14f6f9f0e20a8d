//! Functions that search on a Qdrant server, and go on without it. The server is the peer of the vector store's tests, its
//! key is in the stand-in's Secrets Manager.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::time::Duration;

use cinerag_aws::testing::{self, Moto};
use cinerag_ports::Clock;
use cinerag_runtime::SystemClock;
use libtest_mimic::Trial;
use serde_json::{Value, json};

use super::{Answer, Emulator, Event, OF_INGESTION, functions};
use crate::dependency_table::ON_A_SERVER;
use crate::qdrant::peer::Peer;
use crate::{fixture, stand_in, trial};

pub fn trials() -> [Trial; 4] {
    [
        trial("functions::vectors_come_from_a_server_and_from_the_index_while_it_is_unavailable", asked),
        trial("functions::neither_a_key_nor_a_server_that_is_missing_stops_an_answer", missing),
        trial("functions::a_server_that_stalls_is_waited_for_until_its_deadline", stalled),
        trial("functions::grpc_is_in_the_programs_that_ask_vectors_and_in_no_other", linked),
    ]
}

/// Milliseconds that a busy test machine may take.
const PATIENT: u32 = 30_000;

/// A function on the starter catalogue's index, and on a server.
fn start(function: &str, url: &str, secret: &str, timeout_ms: u32) -> Emulator {
    let index = fixture::starter_state().join("index");
    let variables: [(&str, OsString); 5] = [
        ("CINERAG_INDEX_DIR", index.into()),
        ("CINERAG_MODEL_DIR", fixture::model_dir().into()),
        ("CINERAG_QDRANT_URL", url.into()),
        ("CINERAG_QDRANT_KEY_SECRET", secret.into()),
        ("CINERAG_QDRANT_TIMEOUT_MS", timeout_ms.to_string().into()),
    ];
    let aws = stand_in::environment().map(|(name, value)| (name, OsString::from(value)));
    Emulator::with(function, variables.into_iter().chain(aws))
}

/// A peer with the starter catalogue, and a secret with its key.
fn filled_peer(secret: &str) -> Peer {
    let key = format!("key of {secret}");
    stand_in::wait(async {
        testing::create_secret(&Moto::shared().connection().await, secret, &key).await;
    });
    let peer = Peer::with(&["--api-key", &key]);
    let mut ingest = fixture::cinerag(fixture::starter_state());
    ingest.arg("ingest").env("CINERAG_QDRANT_URL", &peer.url).env("CINERAG_QDRANT_API_KEY", key);
    fixture::succeed(ingest.env("CINERAG_QDRANT_TIMEOUT_MS", PATIENT.to_string()));
    peer
}

/// Parts that an answer names as unavailable; none where it does not say.
fn degraded(answer: &Answer) -> Option<&Value> {
    let of_done = || {
        let events = answer.body.as_array()?;
        events.iter().find(|event| event["event"] == "done").map(|event| &event["data"]["degraded"])
    };
    answer.body.get("degraded").or_else(of_done)
}

/// The same first film, and most of the others: the index keeps plots in 8 bits, a server in 32.
fn assert_alike(ours: &Answer, theirs: &Answer, event: &str) {
    if ours.body["hits"].is_array() {
        let (ours, theirs) = (ours.film_ids(), theirs.film_ids());
        assert_eq!(ours.first(), theirs.first(), "{event}");
        let [a, b] = [&ours, &theirs].map(|ids| ids.iter().map(|id| id.as_u64()).collect::<BTreeSet<_>>());
        assert!(
            10 * a.intersection(&b).count() >= 9 * a.len().max(b.len()),
            "{event}: {ours:?} / {theirs:?}"
        );
    }
}

fn asked() {
    let mut peer = filled_peer("functions-asked");
    let asking = ON_A_SERVER.iter().filter(|name| !OF_INGESTION.contains(name) && **name != "health");
    let mut running = Vec::new();
    for function in asking {
        let (mut ours, mut theirs) =
            (start(function, "", "", PATIENT), start(function, &peer.url, "functions-asked", PATIENT));
        let mut answered = 0;
        for event in Event::all().into_iter().filter(|event| event.function() == *function) {
            let (here, there) = (ours.answer(&event.payload), theirs.answer(&event.payload));
            assert_eq!(here.status, there.status, "{}: {}", event.name, there.body);
            if here.status == 200 {
                assert_eq!(degraded(&there), Some(&json!([])), "{}: {}", event.name, theirs.log());
                assert_alike(&here, &there, &event.name);
                answered += 1;
            }
        }
        assert!(answered > 0, "{function} has no event that is answered");
        running.push((function, ours, theirs));
    }
    let mut health = start("health", &peer.url, "functions-asked", PATIENT);
    let said = |health: &mut Emulator| health.answer(&Event::named("health-ready").payload);
    assert!(said(&mut health).body.to_string().contains("answers with the index"));

    peer.kill();
    // a server that was there two seconds ago counts as there, and its cached answers are given
    std::thread::sleep(Duration::from_secs(3));
    for (function, mut ours, mut theirs) in running {
        let mut answered = 0;
        for mut event in Event::all().into_iter().filter(|event| event.function() == *function) {
            if *function == "search" {
                // nothing that was cached
                event.payload["rawQueryString"] =
                    format!("{}&limit=19", event.text("/rawQueryString")).into();
            }
            let (here, there) = (ours.answer(&event.payload), theirs.answer(&event.payload));
            assert_eq!(here.status, there.status, "{}: {}", event.name, there.body);
            if here.status == 200 {
                assert_eq!(here.body["hits"], there.body["hits"], "{}: the same index now", event.name);
                let unavailable = degraded(&there).and_then(Value::as_array).expect("what was unavailable");
                // a film that is asked after by its title is looked up, and no vector is
                let is_looked_up = *function == "ask" && unavailable.is_empty();
                assert!(
                    is_looked_up || *unavailable == [json!("vector_store")],
                    "{}: {}",
                    event.name,
                    there.body
                );
                answered += unavailable.len();
            }
        }
        assert!(answered > 0, "{function}: {}", theirs.log());
    }
    let said = said(&mut health);
    assert_eq!(said.status, 200, "{}", said.body);
    assert!(said.body.to_string().contains("unavailable, the embedded index answers"), "{}", said.body);
}

fn missing() {
    let peer = filled_peer("functions-missing");
    let event = Event::named("search-words");
    stand_in::wait(async {
        testing::create_secret(&Moto::shared().connection().await, "functions-wrong", "another key").await;
    });
    let nobody = "http://127.0.0.1:1";
    for (url, secret, expected) in [
        (peer.url.as_str(), "functions-wrong", "API key"),
        (&peer.url, "no-such-secret", "qdrant_key_missing"),
        (&peer.url, "", "API key"),
        (nobody, "functions-missing", nobody),
        ("qdrant:6334", "functions-missing", "qdrant_settings_invalid"),
    ] {
        let mut search = start("search", url, secret, PATIENT);
        let answer = search.answer(&event.payload);
        let log = search.log();
        assert_eq!(answer.status, 200, "{url} {secret}: {}; the log: {log}", answer.body);
        assert_eq!(degraded(&answer), Some(&json!(["vector_store"])), "{url} {secret}; the log: {log}");
        assert!(!answer.film_ids().is_empty(), "{url} {secret}");
        assert!(log.contains(expected) && !log.contains("panicked"), "{url} {secret}; the log: {log}");
        assert!(!log.contains("another key") && !log.contains("key of"), "a key is in the log: {log}");
    }
}

fn stalled() {
    /// How long the server takes, and how long the function may.
    const STALLS: Duration = Duration::from_secs(20);
    const AT_MOST: Duration = Duration::from_secs(8);
    let mut peer = filled_peer("functions-stalled");
    let mut search = start("search", &peer.url, "functions-stalled", PATIENT);
    assert_eq!(degraded(&search.answer(&Event::named("search-words").payload)), Some(&json!([])));
    drop(search);
    peer.tell(&format!("wait {}", STALLS.as_millis()));
    let clock = SystemClock::default();
    let mut search = start("search", &peer.url, "functions-stalled", 500);
    let answer = search.answer(&Event::named("search-words").payload);
    assert_eq!((answer.status, degraded(&answer)), (200, Some(&json!(["vector_store"]))), "{}", answer.body);
    assert!(clock.elapsed() < AT_MOST, "{:?}, with the start", clock.elapsed());
}

/// Names of gRPC methods are text in a program that calls them.
fn linked() {
    const METHOD: &[u8] = b"/qdrant.Points/";
    for function in functions() {
        let program = fs::read(fixture::function(&function)).expect("the program");
        let is_in = program.windows(METHOD.len()).any(|window| window == METHOD);
        assert_eq!(is_in, ON_A_SERVER.contains(&function.as_str()), "{function}");
    }
}
