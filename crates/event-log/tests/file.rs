//! The file of events: the ports' conformance suite, and what only files can get wrong.

use std::fs;
use std::io::Write;

use cinerag_event_log::FileEventLog;
use cinerag_ports::conformance::{self, sample_event};
use cinerag_ports::{Appended, EventHistory, EventLog};

const ONE: Appended = Appended { accepted: 1, duplicates: 0 };
const KNOWN: Appended = Appended { accepted: 0, duplicates: 1 };

fn log_in(folder: &tempfile::TempDir) -> FileEventLog {
    FileEventLog::at(folder.path().join("state/events.jsonl"))
}

#[tokio::test]
async fn conforms() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(log_in(&folder).received(0, 9_000).await.expect("no file, no events").is_empty());
    conformance::event_log(&log_in(&folder)).await;
}

#[tokio::test]
async fn the_next_process_knows_what_came() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(log_in(&folder).append(&[sample_event("a", 2_000)]).await.expect("append"), ONE);
    let next = log_in(&folder);
    assert_eq!(next.append(&[sample_event("a", 3_000)]).await.expect("append"), KNOWN);
    assert_eq!(next.received(0, 9_000).await.expect("received"), [sample_event("a", 2_000)]);
}

#[tokio::test]
async fn processes_side_by_side_know_of_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, other) = (log_in(&folder), log_in(&folder));
    assert_eq!(one.append(&[sample_event("a", 2_000)]).await.expect("append"), ONE);
    assert_eq!(other.append(&[sample_event("a", 2_001)]).await.expect("append"), KNOWN);
    let batch = |writer: u64| (0..50).map(move |n| sample_event(&format!("e{n}"), 3_000 + writer));
    let (ones, others) = (batch(1).collect::<Vec<_>>(), batch(2).collect::<Vec<_>>());
    let (one, other) = tokio::join!(one.append(&ones), other.append(&others));
    assert_eq!(one.expect("append").accepted + other.expect("append").accepted, 50);
    assert_eq!(log_in(&folder).received(0, 9_000).await.expect("received").len(), 51);
}

#[tokio::test]
async fn a_line_that_was_cut_off_is_no_event() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("state/events.jsonl");
    log_in(&folder).append(&[sample_event("a", 2_000)]).await.expect("append");
    let mut file = fs::File::options().append(true).open(&path).expect("the file");
    file.write_all(b"{\"id\":\"b\",\"kind\":\"cl").expect("a write that was cut off");
    let log = log_in(&folder);
    assert_eq!(log.append(&[sample_event("b", 2_500)]).await.expect("append"), ONE, "it never arrived");
    let stored = log.received(0, 9_000).await.expect("received");
    assert_eq!(stored, [sample_event("a", 2_000), sample_event("b", 2_500)]);

    // while the log is open, too
    let mut file = fs::File::options().append(true).open(&path).expect("the file");
    file.write_all(b"{\"id").expect("a write that was cut off");
    assert_eq!(log.append(&[sample_event("c", 2_600)]).await.expect("append"), ONE);
    assert_eq!(log.received(0, 9_000).await.expect("received").len(), 3);
}

#[tokio::test]
async fn a_damaged_line_is_named_and_a_folder_in_the_way_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("events.jsonl");
    fs::write(&path, "nonsense\n").expect("written");
    let log = FileEventLog::at(path);
    assert_eq!(log.append(&[sample_event("a", 2_000)]).await.expect("append"), ONE);
    let error = log.received(0, 9_000).await.expect_err("damaged");
    assert!(error.code() == "event_log_unreadable" && error.to_string().contains("line 1"), "{error}");
    let error =
        FileEventLog::at(folder.path()).append(&[sample_event("a", 2_000)]).await.expect_err("no file");
    assert_eq!(error.code(), "event_log_unavailable");
}
