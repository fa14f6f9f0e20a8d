//! Against recorded answers: moto takes batches that are too long, and never leaves items unprocessed.

use serde_json::{Value, json};

use super::*;
use crate::Connection;
use crate::recorded::Recorded;

fn answers(bodies: &[Value]) -> Recorded {
    bodies.iter().fold(Recorded::default(), |service, body| service.answer(&[], body.to_string()))
}

async fn table(service: &Recorded) -> Table {
    Table::new(&Connection::recorded(service).await, "films")
}

fn bodies(service: &Recorded) -> Vec<Value> {
    let sent = service.sent();
    sent.iter().map(|sent| serde_json::from_slice(&sent.body).expect("JSON")).collect()
}

fn key(n: usize) -> Key {
    Key::new(format!("FILM#{n:03}"), "RECORD")
}

fn writes(count: usize) -> Vec<Write> {
    (0..count).map(|n| Write::Put(key(n).item())).collect()
}

#[tokio::test]
async fn no_call_writes_more_than_twenty_five_items() {
    let service = answers(&[json!({}), json!({}), json!({})]);
    table(&service).await.batch_write(&writes(51)).await.expect("written");
    let sizes =
        bodies(&service).into_iter().map(|body| body["RequestItems"]["films"].as_array().map(Vec::len));
    assert_eq!(sizes.collect::<Vec<_>>(), [Some(25), Some(25), Some(1)]);
}

#[tokio::test]
async fn no_call_reads_more_than_a_hundred_keys_and_none_twice() {
    let service = answers(&[json!({}), json!({})]);
    let keys: Vec<Key> = (0..130).chain(0..130).map(key).collect();
    assert!(table(&service).await.batch_get(&keys).await.expect("read").is_empty());
    let sizes = bodies(&service)
        .into_iter()
        .map(|body| body["RequestItems"]["films"]["Keys"].as_array().map(Vec::len));
    assert_eq!(sizes.collect::<Vec<_>>(), [Some(100), Some(30)]);
}

#[tokio::test]
async fn unprocessed_items_are_sent_again() {
    let item = |n: usize| json!({"pk": {"S": key(n).pk}, "sk": {"S": "RECORD"}});
    let first = json!({
        "Responses": {"films": [item(0)]},
        "UnprocessedKeys": {"films": {"Keys": [item(1), item(2)]}},
    });
    let service = answers(&[first, json!({"Responses": {"films": [item(2)]}})]);
    let found = table(&service).await.batch_get(&[0, 1, 2].map(key)).await.expect("read");
    let mut found: Vec<&str> = found.keys().map(|key| key.pk.as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, ["FILM#000", "FILM#002"], "a missing item is not an error");
    assert_eq!(bodies(&service)[1]["RequestItems"]["films"]["Keys"], json!([item(1), item(2)]));

    let left = json!({"UnprocessedItems": {"films": [{"PutRequest": {"Item": item(1)}}]}});
    let service = answers(&[left.clone(), json!({})]);
    table(&service).await.batch_write(&writes(2)).await.expect("written");
    assert_eq!(bodies(&service)[1]["RequestItems"], left["UnprocessedItems"]);
}

#[tokio::test(start_paused = true)]
async fn items_that_stay_unprocessed_mean_throttling() {
    let left = json!({"UnprocessedItems": {"films": [{"DeleteRequest": {"Key": {"pk": {"S": "FILM#000"}, "sk": {"S": "RECORD"}}}}]}});
    let service = answers(&vec![left; WRITE_ATTEMPTS as usize]);
    let error = table(&service).await.batch_write(&[Write::Delete(key(0))]).await.expect_err("given up");
    assert_eq!((error.failure, error.code()), (Failure::Throttled, "aws_throttled"));
    assert_eq!(service.sent().len(), WRITE_ATTEMPTS as usize);
}

#[tokio::test(start_paused = true)]
async fn writes_are_spread_over_time() {
    let service = answers(&vec![json!({}); 21]);
    let start = Instant::now();
    table(&service).await.batch_write(&writes(21 * MAX_WRITE)).await.expect("written");
    assert_eq!(start.elapsed(), Duration::from_secs(1), "20 batches after the first");
}

#[tokio::test]
async fn only_what_ingestion_compares_is_read_consistently() {
    let service = answers(&[json!({}), json!({})]);
    let table = table(&service).await;
    table.batch_get(&[key(1)]).await.expect("read");
    table.batch_get_latest(&[key(1)]).await.expect("read");
    let consistent =
        bodies(&service).into_iter().map(|body| body["RequestItems"]["films"]["ConsistentRead"] == true);
    assert_eq!(consistent.collect::<Vec<_>>(), [false, true]);
}
