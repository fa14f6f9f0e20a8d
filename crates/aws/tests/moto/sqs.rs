//! Messages.

use cinerag_aws::sqs::Queue;
use cinerag_aws::{Failure, testing};

#[tokio::test]
async fn every_message_arrives_however_many_calls_it_takes() {
    let connection = super::connection().await;
    let url = testing::create_queue(&connection, "films").await;
    let messages: Vec<String> = (0..23).map(|at| format!("film {at:02}")).collect();
    assert_eq!(Queue::new(&connection, &url).send(&messages).await, []);
    let mut received = Vec::new();
    while received.len() < messages.len() {
        let some = testing::receive(&connection, &url).await;
        assert!(!some.is_empty(), "only {received:?} arrived");
        received.extend(some);
    }
    received.sort();
    assert_eq!(received, messages);
}

#[tokio::test]
async fn what_was_not_taken_is_named() {
    let connection = super::connection().await;
    let url = testing::create_queue(&connection, "gone").await.replace("gone", "nowhere");
    let unsent = Queue::new(&connection, url).send(&["a".into(), "b".into()]).await;
    assert_eq!(unsent.iter().map(|one| one.at).collect::<Vec<_>>(), [0, 1]);
    assert!(unsent.iter().all(|one| one.error.failure == Failure::NotFound), "{unsent:?}");
}
