//! Messages to a queue. Lambda receives them and invokes a function with them.

use aws_sdk_sqs::Client;
use aws_sdk_sqs::types::SendMessageBatchRequestEntry;

use crate::{AwsError, Connection, Failure};

/// Most messages in one call, and most bytes of all its messages.
const MAX_MESSAGES: usize = 10;
/// The service allows 1 MiB, of which attributes need a few bytes per message.
const MAX_BYTES: usize = 1_000_000;

/// A queue.
#[derive(Debug, Clone)]
pub struct Queue {
    client: Client,
    url: String,
}

/// A message that was not accepted, with its place in the batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// Place among the messages given.
    pub at: usize,
    /// Why.
    pub error: AwsError,
}

impl Queue {
    /// The queue with this URL.
    pub fn new(connection: &Connection, url: impl Into<String>) -> Self {
        Queue { client: Client::new(connection.sdk()), url: url.into() }
    }

    /// Sends messages, in as many calls as needed, and returns those that were not accepted, so that the caller can send
    /// them again. The rest is in the queue, each at least once.
    pub async fn send(&self, messages: &[String]) -> Vec<Unsent> {
        let mut unsent = Vec::new();
        let mut start = 0;
        while start < messages.len() {
            let end = start + batch_length(&messages[start..]);
            self.send_batch(messages, &(start..end), &mut unsent).await;
            start = end;
        }
        unsent
    }

    async fn send_batch(
        &self,
        messages: &[String],
        range: &std::ops::Range<usize>,
        unsent: &mut Vec<Unsent>,
    ) {
        let operation = || format!("send to {}", self.url);
        let entry = |at: usize| {
            SendMessageBatchRequestEntry::builder().id(at.to_string()).message_body(&messages[at]).build()
        };
        let entries: Result<Vec<_>, _> = range.clone().map(entry).collect();
        let failed = |error: AwsError| range.clone().map(move |at| Unsent { at, error: error.clone() });
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                unsent.extend(failed(AwsError::new(operation(), Failure::Refused, error.to_string())));
                return;
            }
        };
        let sent = self.client.send_message_batch().queue_url(&self.url).set_entries(Some(entries)).send();
        match sent.await {
            Ok(sent) => unsent.extend(sent.failed.into_iter().map(|entry| {
                let failure = if entry.sender_fault { Failure::Refused } else { Failure::Broken };
                let message = entry.message.unwrap_or_else(|| entry.code.clone());
                let error = AwsError::new(operation(), failure, message).with_service_code(entry.code);
                Unsent { at: entry.id.parse().unwrap_or(range.start), error }
            })),
            Err(error) => unsent.extend(failed(AwsError::from_sdk(operation(), &error))),
        }
    }
}

/// How many of the first messages fit into one call. At least one, so that the service can reject what is too long.
fn batch_length(messages: &[String]) -> usize {
    let mut bytes = 0;
    let fits = |message: &&String| {
        bytes += message.len();
        bytes <= MAX_BYTES
    };
    messages.iter().take(MAX_MESSAGES).take_while(fits).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_carries_ten_messages_or_a_megabyte() {
        let short = vec!["a".to_owned(); 25];
        assert_eq!([25, 12, 3].map(|count| batch_length(&short[..count])), [10, 10, 3]);
        let long = vec!["x".repeat(400_000); 4];
        assert_eq!(batch_length(&long), 2);
        assert_eq!(batch_length(&["x".repeat(2_000_000), "a".into()]), 1);
    }
}
