//! Against recorded answers: moto takes batches that are too long, and never leaves anything over.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use serde_json::{Value, json};

use super::*;
use crate::Connection;

fn answers(bodies: &[Value]) -> StaticReplayClient {
    let event = |body: &Value| {
        let body = SdkBody::from(body.to_string());
        let response = http::Response::builder().status(200).body(body).expect("a response");
        ReplayEvent::new(http::Request::new(SdkBody::empty()), response)
    };
    StaticReplayClient::new(bodies.iter().map(event).collect())
}

async fn table(client: &StaticReplayClient) -> Table {
    Table::new(&Connection::replaying(client).await, "films")
}

fn bodies(client: &StaticReplayClient) -> Vec<Value> {
    let body = |request: &HttpRequest| serde_json::from_slice(request.body().bytes().expect("a body"));
    client.actual_requests().map(|request| body(request).expect("JSON")).collect()
}

fn key(n: usize) -> Key {
    Key::new(format!("FILM#{n:03}"), "RECORD")
}

fn writes(count: usize) -> Vec<Write> {
    (0..count).map(|n| Write::Put(key(n).item())).collect()
}

#[tokio::test]
async fn no_call_writes_more_than_twenty_five_items() {
    let client = answers(&[json!({}), json!({}), json!({})]);
    table(&client).await.batch_write(&writes(51)).await.expect("written");
    let sizes =
        bodies(&client).into_iter().map(|body| body["RequestItems"]["films"].as_array().map(Vec::len));
    assert_eq!(sizes.collect::<Vec<_>>(), [Some(25), Some(25), Some(1)]);
}

#[tokio::test]
async fn no_call_reads_more_than_a_hundred_keys_and_none_twice() {
    let client = answers(&[json!({}), json!({})]);
    let keys: Vec<Key> = (0..130).chain(0..130).map(key).collect();
    assert!(table(&client).await.batch_get(&keys).await.expect("read").is_empty());
    let sizes = bodies(&client)
        .into_iter()
        .map(|body| body["RequestItems"]["films"]["Keys"].as_array().map(Vec::len));
    assert_eq!(sizes.collect::<Vec<_>>(), [Some(100), Some(30)]);
}

#[tokio::test]
async fn what_was_left_over_is_asked_again() {
    let item = |n: usize| json!({"pk": {"S": key(n).pk}, "sk": {"S": "RECORD"}});
    let first = json!({
        "Responses": {"films": [item(0)]},
        "UnprocessedKeys": {"films": {"Keys": [item(1), item(2)]}},
    });
    let client = answers(&[first, json!({"Responses": {"films": [item(2)]}})]);
    let found = table(&client).await.batch_get(&[0, 1, 2].map(key)).await.expect("read");
    let mut found: Vec<&str> = found.keys().map(|key| key.pk.as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, ["FILM#000", "FILM#002"], "the one that is not there is no error");
    assert_eq!(bodies(&client)[1]["RequestItems"]["films"]["Keys"], json!([item(1), item(2)]));

    let left = json!({"UnprocessedItems": {"films": [{"PutRequest": {"Item": item(1)}}]}});
    let client = answers(&[left.clone(), json!({})]);
    table(&client).await.batch_write(&writes(2)).await.expect("written");
    assert_eq!(bodies(&client)[1]["RequestItems"], left["UnprocessedItems"]);
}

#[tokio::test]
async fn what_is_left_over_again_and_again_is_throttling() {
    let left = json!({"UnprocessedItems": {"films": [{"DeleteRequest": {"Key": {"pk": {"S": "FILM#000"}, "sk": {"S": "RECORD"}}}}]}});
    let client = answers(&vec![left; 6]);
    let error = table(&client).await.batch_write(&[Write::Delete(key(0))]).await.expect_err("given up");
    assert_eq!((error.failure, error.code()), (Failure::Throttled, "aws_throttled"));
    assert_eq!(client.actual_requests().count(), 6);
}
