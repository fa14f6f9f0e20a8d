//! Functions whose index is in a bucket.

use std::ffi::OsStr;
use std::path::Path;

use cinerag_aws::testing::{self, Moto};
use cinerag_published_index::IndexBucket;
use libtest_mimic::Trial;

use super::{Emulator, Event, Outcome, looking_at};
use crate::{fixture, stand_in, trial};

pub fn trials() -> [Trial; 3] {
    [
        trial("functions::an_index_in_a_bucket_is_served_by_every_function", every_function),
        trial("functions::without_a_bucket_init_fails_and_names_it", no_such_bucket),
        trial("functions::events_without_a_table_do_not_start", events_without_a_table),
    ]
}

/// A function that has a bucket, and an index folder with nothing in it.
fn start(function: &str, bucket: &str) -> Emulator {
    let model = fixture::model_dir();
    let variables = [
        ("CINERAG_INDEX_BUCKET", OsStr::new(bucket)),
        ("CINERAG_INDEX_DIR", OsStr::new("/nowhere")),
        ("CINERAG_MODEL_DIR", model.as_os_str()),
    ];
    let aws = stand_in::environment().map(|(name, value)| (name, OsStr::new(value)));
    Emulator::with(function, variables.into_iter().chain(aws))
}

fn release(bucket: &str, folder: &Path) -> String {
    stand_in::wait(async {
        let connection = Moto::shared().connection().await;
        let released = IndexBucket::new(&connection, bucket).release(folder).await;
        released.expect("released").fingerprint.0
    })
}

fn every_function() {
    stand_in::wait(async {
        testing::create_bucket(&Moto::shared().connection().await, "indexes").await;
    });
    let fingerprint = release("indexes", &fixture::starter_state().join("index"));
    for function in looking_at("CINERAG_INDEX_DIR") {
        let mut emulator = start(function, "indexes");
        let events = Event::all().into_iter().filter(|event| event.function() == *function);
        let mut answers = events.map(|event| emulator.answer(&event.payload));
        assert!(answers.any(|answer| answer.status == 200), "{function}: {}", emulator.log());
    }
    let health = start("health", "indexes").answer(&Event::named("health-ready").payload);
    assert_eq!(health.body["index"]["fingerprint"], fingerprint.as_str(), "{}", health.body);
}

fn no_such_bucket() {
    for function in looking_at("CINERAG_INDEX_DIR").iter().filter(|name| **name != "health") {
        let mut emulator = start(function, "no-such-bucket");
        let event = Event::all().into_iter().find(|event| event.function() == *function).expect("an event");
        let outcome = emulator.invoke(&event.payload);
        let log = emulator.log();
        assert!(matches!(outcome, Outcome::Failed), "{function} answered; the log: {log}");
        assert!(log.contains("s3://no-such-bucket/index/CURRENT"), "{function} does not name it: {log}");
        assert!(!log.contains("panicked"), "{function}: {log}");
    }
    let health = start("health", "no-such-bucket").answer(&Event::named("health-ready").payload);
    assert_eq!(health.status, 503, "{}", health.body);
    assert!(health.body.to_string().contains("s3://no-such-bucket"), "{}", health.body);
}

fn events_without_a_table() {
    let mut emulator = Emulator::with("events", stand_in::environment());
    let outcome = emulator.invoke(&Event::named("events-kinds").payload);
    let log = emulator.log();
    assert!(matches!(outcome, Outcome::Failed), "it answered; the log: {log}");
    assert!(log.contains("CINERAG_TABLE") && !log.contains("panicked"), "{log}");

    // a table that is not there is an outage, and says so without saying more
    let variables = stand_in::environment().into_iter().chain([("CINERAG_TABLE", "no-such-table")]);
    let answer = Emulator::with("events", variables).answer(&Event::named("events-kinds").payload);
    assert_eq!((answer.status, answer.body["code"].as_str()), (503, Some("unavailable")), "{}", answer.body);
    assert!(!answer.body.to_string().contains("no-such-table"), "{}", answer.body);
}
