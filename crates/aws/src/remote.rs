//! The ports of ingestion over AWS: a bucket as blob store, a queue as work queue.

use cinerag_ports::RemoteError;

use crate::{AwsError, Failure};

impl From<AwsError> for RemoteError {
    fn from(error: AwsError) -> Self {
        let (service, reason) = (error.operation, error.message);
        match error.failure {
            Failure::Throttled => RemoteError::Throttled { service, reason },
            Failure::Unreachable | Failure::Broken => RemoteError::Unavailable { service, reason },
            Failure::Malformed => RemoteError::Unreadable { service, reason },
            Failure::NotFound | Failure::ConditionFailed | Failure::Denied | Failure::Refused => {
                RemoteError::Refused { service, reason }
            }
        }
    }
}

#[cfg(feature = "s3")]
mod blobs {
    use async_trait::async_trait;
    use cinerag_ports::{BlobStore, RemoteError};

    use crate::s3::{Body, Bucket, Precondition};

    #[async_trait]
    impl BlobStore for Bucket {
        async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, RemoteError> {
            Ok(Bucket::get(self, key).await?.map(|object| object.bytes))
        }

        async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<(), RemoteError> {
            Bucket::put(self, key, Body::Bytes(&bytes), Precondition::Any).await?;
            Ok(())
        }

        async fn list(&self, prefix: &str) -> Result<Vec<String>, RemoteError> {
            Ok(Bucket::list(self, prefix).await?)
        }
    }
}

#[cfg(feature = "sqs")]
mod queue {
    use std::time::Duration;

    use async_trait::async_trait;
    use cinerag_ports::{RemoteError, WorkItem, WorkQueue};
    use cinerag_resilience::RetryPolicy;
    use tokio::time::sleep;

    use crate::sqs::Queue;

    /// The SDK retries a whole call, so this is for single messages of a batch. Whoever sends repeats the rest.
    const RETRY: RetryPolicy =
        RetryPolicy::exponential(2, Duration::from_millis(50), Duration::from_millis(50));

    #[async_trait]
    impl WorkQueue for Queue {
        async fn send(&self, items: &[WorkItem]) -> Result<(), RemoteError> {
            let messages: Result<Vec<String>, _> = items.iter().map(serde_json::to_string).collect();
            let mut messages = messages.map_err(|error| RemoteError::Refused {
                service: "the queue".to_owned(),
                reason: error.to_string(),
            })?;
            let mut waits = RETRY.waits();
            loop {
                let unsent = Queue::send(self, &messages).await;
                let is_transient = unsent.iter().all(|unsent| unsent.error.failure.is_transient());
                let wait = waits.next().filter(|_| is_transient && !unsent.is_empty());
                let Some(wait) = wait else {
                    return unsent.into_iter().next().map_or(Ok(()), |unsent| Err(unsent.error.into()));
                };
                messages = unsent.iter().map(|unsent| messages[unsent.at].clone()).collect();
                sleep(wait).await;
            }
        }
    }
}
