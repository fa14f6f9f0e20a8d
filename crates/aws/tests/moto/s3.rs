//! Objects.

use std::time::Duration;

use cinerag_aws::s3::{Body, Bucket, Precondition};
use cinerag_aws::{Connection, Failure, testing};

#[tokio::test]
async fn objects_come_back_as_they_were_put() {
    let connection = super::connection().await;
    testing::create_bucket(&connection, "objects").await;
    let bucket = Bucket::new(&connection, "objects");
    assert_eq!(bucket.get("index/none").await.expect("absence is no error"), None);
    let etag = bucket.put("index/a", Body::Bytes(b"one"), Precondition::Any).await.expect("put");
    let found = bucket.get("index/a").await.expect("get").expect("there");
    assert_eq!((found.bytes.as_slice(), found.etag), (&b"one"[..], etag));

    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    let large: Vec<u8> = (0..3_000_000_u32).map(|at| (at % 251) as u8).collect();
    std::fs::write(&from, &large).expect("written");
    bucket.put("index/b", Body::File(&from), Precondition::Absent).await.expect("put a file");
    assert!(bucket.download("index/b", &to).await.expect("download"));
    assert!(std::fs::read(&to).expect("read") == large, "the same bytes");
    assert!(!bucket.download("index/none", &to).await.expect("absence is no error"));

    bucket.put("other/c", Body::Bytes(b""), Precondition::Any).await.expect("put");
    assert_eq!(bucket.list("index/").await.expect("list"), ["index/a", "index/b"]);
    assert_eq!(bucket.list("nothing/").await.expect("list"), Vec::<String>::new());
}

#[tokio::test]
async fn a_list_has_more_than_a_page() {
    let connection = super::connection().await;
    testing::create_bucket(&connection, "pages").await;
    let bucket = Bucket::new(&connection, "pages");
    for at in 0..1_003 {
        let key = format!("k/{at:04}");
        bucket.put(&key, Body::Bytes(b"x"), Precondition::Any).await.expect("put");
    }
    let keys = bucket.list("k/").await.expect("list");
    assert_eq!((keys.len(), keys[1_002].as_str()), (1_003, "k/1002"));
}

#[tokio::test]
async fn conditions_hold_or_nothing_is_written() {
    let connection = super::connection().await;
    testing::create_bucket(&connection, "conditions").await;
    let bucket = Bucket::new(&connection, "conditions");
    let first = bucket.put("p", Body::Bytes(b"1"), Precondition::Absent).await.expect("the first");
    let again = bucket.put("p", Body::Bytes(b"2"), Precondition::Absent).await.expect_err("there already");
    assert_eq!(again.failure, Failure::ConditionFailed, "{again}");
    bucket.put("p", Body::Bytes(b"3"), Precondition::Unchanged(&first)).await.expect("unchanged");
    let late = bucket.put("p", Body::Bytes(b"4"), Precondition::Unchanged(&first)).await;
    let late = late.expect_err("it changed");
    assert_eq!(
        (late.failure, late.service_code.as_deref()),
        (Failure::ConditionFailed, Some("PreconditionFailed"))
    );
    assert_eq!(bucket.get("p").await.expect("get").expect("there").bytes, b"3");
}

#[tokio::test]
async fn failures_are_told_apart() {
    let connection = super::connection().await;
    let missing = Bucket::new(&connection, "no-such-bucket");
    let error = missing.get("k").await.expect_err("no bucket");
    assert_eq!((error.failure, error.service_code.as_deref()), (Failure::NotFound, Some("NoSuchBucket")));
    assert!(error.to_string().contains("s3://no-such-bucket/k"), "{error}");

    // nobody listens on the discard port
    let nowhere = Bucket::new(&Connection::to_stand_in("http://127.0.0.1:9").await, "b");
    let error = tokio::time::timeout(Duration::from_secs(6), nowhere.get("k")).await;
    assert_eq!(error.expect("within the deadline").expect_err("nobody").failure, Failure::Unreachable);
}
