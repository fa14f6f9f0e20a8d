//! The services behind the ports of ingestion.

use cinerag_aws::dynamodb::evaluations::{Evaluation, Evaluations};
use cinerag_aws::dynamodb::{Table, runs::Runs};
use cinerag_aws::s3::Bucket;
use cinerag_aws::sqs::Queue;
use cinerag_aws::testing;
use cinerag_ports::{RemoteError, WorkItem, WorkQueue, conformance};

#[tokio::test]
async fn the_ledger_conforms() {
    let connection = super::connection().await;
    testing::create_table(&connection, "ledger").await;
    conformance::run_ledger(&Runs::new(Table::new(&connection, "ledger"))).await;
}

#[tokio::test]
async fn a_bucket_conforms() {
    let connection = super::connection().await;
    testing::create_bucket(&connection, "blobs").await;
    conformance::blob_store(&Bucket::new(&connection, "blobs")).await;
}

#[tokio::test]
async fn work_is_handed_on_as_json() {
    let connection = super::connection().await;
    let url = testing::create_queue(&connection, "work").await;
    let items: Vec<WorkItem> =
        (0..12).map(|at| WorkItem { run: "r".into(), batch: (at > 0).then(|| format!("{at:02}")) }).collect();
    WorkQueue::send(&Queue::new(&connection, &url), &items).await.expect("sent");
    let mut received: Vec<WorkItem> = Vec::new();
    while received.len() < items.len() {
        let some = testing::receive(&connection, &url).await;
        assert!(!some.is_empty(), "only {received:?} arrived");
        received.extend(some.iter().map(|body| serde_json::from_str::<WorkItem>(body).expect("an item")));
    }
    received.sort();
    assert_eq!(received, items);
    let nowhere = Queue::new(&connection, url.replace("work", "nowhere"));
    let error = WorkQueue::send(&nowhere, &items).await.expect_err("no such queue");
    assert!(matches!(error, RemoteError::Refused { .. }), "{error}");
}

#[tokio::test]
async fn evaluations_come_back_newest_first() {
    let connection = super::connection().await;
    testing::create_table(&connection, "evaluations").await;
    let evaluations = Evaluations::new(Table::new(&connection, "evaluations"));
    assert_eq!(evaluations.latest(5).await.expect("latest"), []);
    let [old, new] = [999, 1_700_000_000_000].map(|at_ms| Evaluation {
        index: "f00d".into(),
        at_ms,
        report: serde_json::json!({"sets": [{"set": "facts", "ndcg@10": 0.5}]}),
    });
    for evaluation in [&new, &old, &new] {
        evaluations.record(evaluation).await.expect("record");
    }
    assert_eq!(evaluations.latest(5).await.expect("latest"), [new.clone(), old]);
    assert_eq!(evaluations.latest(1).await.expect("latest"), [new]);
}
