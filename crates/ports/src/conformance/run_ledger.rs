//! What every ledger of runs must do.

use std::collections::BTreeSet;

use cinerag_domain::Fingerprint;

use crate::{IngestionRun, RunLedger, RunOutcome, RunState};

/// A run with these batches.
pub fn sample_run(id: &str, batches: &[&str]) -> IngestionRun {
    IngestionRun {
        id: id.to_owned(),
        state: RunState::Running,
        data: Fingerprint("data".into()),
        data_name: "sample".into(),
        model: Fingerprint("model".into()),
        template: "template".into(),
        films: 30,
        texts: 60,
        reused: 20,
        rejected: 1,
        batches: batches.iter().map(|batch| (*batch).to_owned()).collect(),
        done: BTreeSet::new(),
        started_ms: 1_700_000_000_123,
        finished_ms: None,
        index: None,
        error: None,
    }
}

/// Runs the suite on an empty ledger. Panics with what differs.
pub async fn run_ledger(ledger: &dyn RunLedger) {
    assert_eq!(ledger.run("a").await.expect("run"), None);
    assert_eq!(ledger.batch_done("a", "1").await.expect("batch_done"), None, "no such run, and none is made");
    assert_eq!(ledger.run("a").await.expect("run"), None);
    assert_eq!(ledger.newest().await.expect("newest"), None);

    let run = sample_run("a", &["1", "2"]);
    assert_eq!(ledger.begin(&run).await.expect("begin"), None);
    assert_eq!(ledger.run("a").await.expect("run").as_ref(), Some(&run), "every field comes back");
    let after = ledger.batch_done("a", "2").await.expect("batch_done").expect("the run");
    assert!(after.done.contains("2") && !after.is_embedded());
    let again = ledger.batch_done("a", "2").await.expect("batch_done");
    assert_eq!(again.as_ref(), Some(&after), "a batch counts once");

    let other = IngestionRun { films: 99, ..run.clone() };
    let known = ledger.begin(&other).await.expect("begin").expect("it is there");
    assert_eq!(known, after, "the run that is there stays as it is");
    ledger.note_error("a", "embedding_failed: x").await.expect("note_error");
    let noted = ledger.run("a").await.expect("run").expect("the run");
    assert_eq!((noted.state, noted.error.as_deref()), (RunState::Running, Some("embedding_failed: x")));
    assert!(ledger.batch_done("a", "1").await.expect("batch_done").expect("the run").is_embedded());

    ledger.end("a", &RunOutcome::Failed("y".into()), 5).await.expect("end");
    let failed = ledger.run("a").await.expect("run").expect("the run");
    assert_eq!((failed.state, failed.error.as_deref()), (RunState::Failed, Some("y")));
    ledger.resume("a", 7).await.expect("resume");
    let resumed = ledger.run("a").await.expect("run").expect("the run");
    assert_eq!((resumed.state, resumed.started_ms, resumed.finished_ms), (RunState::Running, 7, None));
    assert!(resumed.error.is_none() && resumed.is_embedded(), "what was done stays done");
    let index = Fingerprint("index".into());
    ledger.end("a", &RunOutcome::Published(index.clone()), 9).await.expect("end");
    let ended = ledger.run("a").await.expect("run").expect("the run");
    assert_eq!((ended.state, ended.index, ended.finished_ms), (RunState::Published, Some(index), Some(9)));

    // a run with nothing to embed, and one that is superseded
    let bare = sample_run("b", &[]);
    ledger.begin(&bare).await.expect("begin");
    assert_eq!(ledger.run("b").await.expect("run"), Some(bare));
    ledger.end("b", &RunOutcome::Superseded, 11).await.expect("end");
    assert_eq!(ledger.run("b").await.expect("run").expect("the run").state, RunState::Superseded);
    for newest in ["a", "b", "b"] {
        ledger.set_newest(newest).await.expect("set_newest");
        assert_eq!(ledger.newest().await.expect("newest").as_deref(), Some(newest));
    }
}
