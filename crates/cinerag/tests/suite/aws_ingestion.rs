//! Ingestion by functions: data in a bucket, batches in a queue, an index that other functions serve. The trial plays
//! Lambda's poller: it receives messages, hands them to the built function, and deletes those that it does not report.

mod on_server;
mod poller;
mod tmdb;
mod world;

use std::fs;
use std::path::Path;

use cinerag_ports::Clock;
use cinerag_runtime::SystemClock;
use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::fixture;
use crate::functions::OPENED_BEHIND;
use crate::{movielens_trial, trial};
use poller::Poller;
pub use world::film;
use world::{ADMIN_KEY, World};

/// A film of the first half of the starter catalogue.
const NOSFERATU: u32 = 1_348;
/// A film of the other half.
const OF_THE_NEW_DATA: u32 = 79_132;

pub fn trials() -> Vec<Trial> {
    let trials = [
        trial("aws_ingestion::from_upload_to_search_through_duplicates_and_kills", the_whole_journey),
        trial("aws_ingestion::a_message_that_is_none_of_ours_is_reported", foreign_messages),
        trial(
            "aws_ingestion::a_server_has_every_index_before_the_bucket_and_a_new_one_gets_it",
            on_server::journey,
        ),
        trial("aws_ingestion::other_uploads_are_ignored_and_no_data_is_said", uploads),
        trial("aws_ingestion::records_are_fetched_from_tmdb_whatever_comes_between", tmdb::fetching),
        trial("aws_ingestion::what_an_index_is_worth_is_measured_and_recorded", evaluation),
        movielens_trial("aws_ingestion::the_9742_films_fit_a_function", all_films),
    ];
    let here = cfg!(target_os = "linux");
    let listed = |trial: Trial| {
        if here || trial.has_ignored_flag() {
            trial
        } else {
            trial.with_kind("needs Linux").with_ignored_flag(true)
        }
    };
    trials.into_iter().map(listed).collect()
}

/// Fingerprint of the index that one machine makes of a folder of starter files.
fn made_on_one_machine(starter: &Path) -> String {
    let state = tempfile::tempdir().expect("a folder");
    let mut ingest = fixture::cinerag(state.path());
    fixture::succeed(ingest.arg("ingest").arg("--starter-dir").arg(starter));
    current(&state.path().join("index"))
}

fn current(index: &Path) -> String {
    let pointer = fs::read_to_string(index.join("CURRENT")).expect("the pointer");
    pointer.trim_end().trim_end_matches(".cinerag").to_owned()
}

/// The starter catalogue's files, in order.
fn starter_files() -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(fixture::root().join("data/starter")).expect("the catalogue");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> =
        names.filter(|name| name.starts_with("19") || name.starts_with("20")).collect();
    names.sort();
    let read = |name: &String| fs::read(fixture::root().join("data/starter").join(name)).expect("a file");
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

/// Ids of the films of starter files, in order.
fn ids_of(files: &[(String, Vec<u8>)]) -> Vec<u32> {
    let rows = files.iter().flat_map(|(_, bytes)| bytes.split(|byte| *byte == b'\n'));
    let records = rows.filter(|row| !row.is_empty());
    let id =
        |record: &[u8]| serde_json::from_slice::<Value>(record).expect("JSON")["id"].as_u64().expect("an id");
    let mut ids: Vec<u32> = records.map(|record| id(record) as u32).collect();
    ids.sort_unstable();
    ids
}

fn the_whole_journey() {
    let world = World::new("journey");
    let files = starter_files();
    let (half, _) = files.split_at(files.len() / 2);
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in half {
        world.upload(&format!("starter/{name}"), bytes);
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    let old = made_on_one_machine(folder.path());
    let new = current(&fixture::starter_state().join("index"));

    // the first index: every message once to five times, in a shuffled order
    let started = world.function("ingest").hand(&world::uploaded("starter/1920s.jsonl")).expect("returned");
    assert_eq!(started["state"], "running", "{started}");
    let mut poller = Poller::new(&world, 1);
    poller.receive_all();
    assert!(poller.deliveries.len() >= 3, "{started}");
    poller.multiply_and_shuffle();
    let mut index = world.function("index");
    assert_eq!(poller.work_off(&mut index), 0, "the log: {}", index.log());
    assert_eq!(world.current(), Some(old.clone()), "the bytes of one machine; the log: {}", index.log());
    assert_eq!(world.search("nosferatu").first(), Some(&json!(NOSFERATU)), "it is served");
    let served = world.recorded();
    assert_eq!(served, ids_of(half), "and its films have their records");

    // the rest of the data: started by an operator
    for (name, bytes) in &files {
        world.upload(&format!("starter/{name}"), bytes);
    }
    let mut admin = world.function("admin");
    let refused = admin.answer(&world::admin("POST", "", None));
    assert_eq!((refused.status, refused.body["code"].as_str()), (401, Some("unauthorized")));
    let accepted = admin.answer(&world::admin("POST", "", Some(ADMIN_KEY)));
    assert_eq!(
        (accepted.status, accepted.body["state"].as_str()),
        (202, Some("running")),
        "{}",
        accepted.body
    );
    let id = accepted.body["id"].as_str().expect("its id").to_owned();

    // killed in the middle of batches: nothing is seen of it
    let mut poller = Poller::new(&world, 2);
    poller.receive_all();
    let (all, event) = (poller.deliveries.len(), poller.event_of_all());
    assert!(all >= 5, "{}", accepted.body);
    let before = world.packs();
    for batches in 0..4 {
        let moment = || world.packs() >= before + batches;
        let killed = world.function("index").hand_and_kill(&event, moment);
        assert!(
            killed.is_none_or(|returned| !is_done(&returned)),
            "it was done before {batches} batches were"
        );
        assert_eq!(world.current(), Some(old.clone()), "the old index serves on");
    }
    let report = admin.answer(&world::admin("GET", &id, Some(ADMIN_KEY)));
    assert_eq!(report.body["state"], "running", "{}", report.body);

    // killed when the first records of the index to come are written: those of the one that is served are all there. As
    // often as it takes, for a slow machine is not done embedding before the call is given up
    let first = || world.recorded().len() > served.len();
    for _ in 0..10 {
        let killed = world.function("index").hand_and_kill(&event, first);
        assert!(killed.is_none_or(|returned| !is_done(&returned)), "it was done before");
        if first() {
            break;
        }
    }
    let recorded = world.recorded();
    assert!(recorded.len() > served.len() && served.iter().all(|film| recorded.contains(film)));

    // killed when the index is built and not yet released
    let index = world.function("index");
    let built = index.temporary().join("stage/CURRENT");
    assert!(index.hand_and_kill(&event, || built.exists()).is_none_or(|returned| !is_done(&returned)));
    assert_eq!(world.current(), Some(old), "the old index serves on");
    assert_eq!(world.search("nosferatu").first(), Some(&json!(NOSFERATU)), "and is searched");
    assert_ne!(world.search("inception").first(), Some(&json!(OF_THE_NEW_DATA)));

    // the next deliveries complete it, however often they come
    poller.multiply_and_shuffle();
    let mut index = world.function("index");
    assert_eq!(poller.work_off(&mut index), 0, "the log: {}", index.log());
    assert_eq!(world.current(), Some(new.clone()), "the bytes of one machine; the log: {}", index.log());
    assert!(world.queue_is_empty());
    let report = admin.answer(&world::admin("GET", &id, Some(ADMIN_KEY))).body;
    assert_eq!((&report["state"], &report["index"]), (&json!("published"), &json!(new)), "{report}");
    assert_eq!(
        (&report["batches"]["done"], &report["films"]),
        (&json!(all), &json!(fixture::STARTER_FILMS)),
        "{report}"
    );
    assert!(report["texts"]["reused"].as_u64().is_some_and(|reused| reused > 0), "{report}");
    assert_eq!(world.search("inception").first(), Some(&json!(OF_THE_NEW_DATA)));
    assert_eq!(world.recorded(), ids_of(&files));
    let mut movie = world.function("movie");
    let answer = movie.answer(&film(OF_THE_NEW_DATA));
    assert_eq!((answer.status, &answer.body["id"]), (200, &json!(OF_THE_NEW_DATA)), "{}", answer.body);
    assert!(!movie.log().contains(OPENED_BEHIND), "its record is enough: {}", movie.log());

    // equal data is the same run, and there is nothing to do
    let again = admin.answer(&world::admin("POST", "", Some(ADMIN_KEY)));
    assert_eq!((again.status, again.body["id"].as_str()), (200, Some(id.as_str())), "{}", again.body);
    assert!(world.queue_is_empty());
}

/// True for the report of a function that worked to its end. Of one that is killed the emulator may still say that it exited.
fn is_done(returned: &Value) -> bool {
    returned["batchItemFailures"].is_array()
}

fn foreign_messages() {
    let world = World::new("foreign");
    let message = |id: &str, body: &str| json!({"messageId": id, "body": body});
    let event = json!({"Records": [message("a", "hello"), message("b", r#"{"run":"0","batch":null}"#)]});
    let index = world.function("index");
    let report = index.hand(&event).expect("returned");
    let expected = json!({"batchItemFailures": [{"itemIdentifier": "a"}, {"itemIdentifier": "b"}]});
    assert_eq!(report, expected, "the log: {}", index.log());
    assert!(index.log().contains("run_unknown") && !index.log().contains("panicked"), "{}", index.log());
}

fn uploads() {
    let world = World::new("uploads");
    let ingest = world.function("ingest");
    let ignored = ingest.hand(&world::uploaded("notes.txt")).expect("returned");
    assert!(ignored["ignored"].is_string(), "{ignored}");
    let missing = ingest.hand(&json!({"source": "aws.events"})).expect("returned");
    let said = missing["errorMessage"].as_str().unwrap_or_default();
    assert!(said.contains("movies.csv"), "{missing}; the log: {}", ingest.log());
    let answer = world.function("admin").answer(&world::admin("POST", "", Some(ADMIN_KEY)));
    assert_eq!(
        (answer.status, answer.body["code"].as_str()),
        (409, Some("source_missing")),
        "{}",
        answer.body
    );
    assert!(world.queue_is_empty());
}

fn evaluation() {
    let world = World::new("evaluation");
    world.release(&fixture::starter_state().join("index"));
    let evaluate = world.function("evaluate");
    let report = evaluate.hand(&json!({"source": "aws.events"})).expect("returned");
    let sets = report["sets"].as_array().unwrap_or_else(|| panic!("{report}; the log: {}", evaluate.log()));
    assert_eq!((report["movies"].as_u64(), sets.len()), (Some(fixture::STARTER_FILMS), 4), "{report}");
    for set in sets {
        let mean = set["measures"]["ndcg@10"]["mean"].as_f64();
        assert!(mean.is_some_and(|mean| (0.0..=1.0).contains(&mean)), "{set}");
    }
    let recorded = world.evaluations();
    assert_eq!(recorded.len(), 1);
    assert_eq!(recorded[0].report, report);
    assert_eq!(Some(recorded[0].index.clone()), world.current());
}

/// The memory that the finish is given, and the time that a function has.
const MEMORY_KB: u64 = 3 << 20;
const SECONDS: u64 = 15 * 60;

/// With the vectors of an earlier ingestion, as every run but the first has them.
fn all_films() {
    let state = fixture::movielens_state();
    let data = fixture::data_dir().expect("CINERAG_DATA_DIR");
    let world = World::new("films");
    for name in ["movies.csv", "links.csv", "ratings.csv", "tags.csv"] {
        let bytes = fs::read(data.join("ml-latest-small").join(name)).expect("a file");
        world.upload(&format!("ml-latest-small/{name}"), &bytes);
    }
    world.upload("tmdb/movies.jsonl.gz", &fs::read(data.join("tmdb/movies.jsonl.gz")).expect("a file"));
    world.keep_vectors(&state.join("vectors"));

    let clock = SystemClock::default();
    let ingest = world.function("ingest");
    let started = ingest.hand(&world::uploaded("tmdb/movies.jsonl.gz")).expect("returned");
    assert_eq!((&started["films"], &started["batches"]), (&json!(9_742), &json!(0)), "{started}");
    let (planned, planned_kb) = (clock.elapsed(), ingest.peak_memory_kb());
    let mut poller = Poller::new(&world, 3);
    poller.receive_all();
    assert_eq!(poller.deliveries.len(), 1, "nothing is to be embedded, and the run is to be finished");
    let mut index = world.function("index");
    assert_eq!(poller.work_off(&mut index), 0, "the log: {}", index.log());
    assert_eq!(world.current(), Some(current(&state.join("index"))), "the bytes of one machine");
    let (all, finished_kb) = (clock.elapsed(), index.peak_memory_kb());
    assert_eq!(world.recorded().len(), 9_742);
    println!("planned: {planned:?}, {planned_kb} kB; planned and finished: {all:?}, {finished_kb} kB");
    assert!(planned_kb.max(finished_kb) < MEMORY_KB, "{planned_kb} kB, {finished_kb} kB");
    assert!(all.as_secs() < SECONDS, "{all:?}");
}
