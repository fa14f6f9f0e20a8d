//! Many items in a call. The service may leave some of them unprocessed; those are sent again.

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::types::{AttributeValue, DeleteRequest, KeysAndAttributes, PutRequest, WriteRequest};
use cinerag_resilience::{Deadline, RetryPolicy};
use futures_util::{StreamExt, TryStreamExt, stream};
use tokio::time::{Instant, sleep, sleep_until};

use super::Table;
use super::item::{Item, Key, malformed};
use crate::connection::OPERATION;
use crate::{AwsError, Failure};

/// Most keys of one `BatchGetItem`.
const MAX_GET: usize = 100;
/// Most items of one `BatchWriteItem`.
const MAX_WRITE: usize = 25;
/// Waits between calls for what was left unprocessed.
const FIRST_WAIT: Duration = Duration::from_millis(50);
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// Calls for one chunk that is read, since a request waits for it.
const READ_ATTEMPTS: u32 = 6;
/// Calls for one chunk that is written, by ingestion, which has minutes.
const WRITE_ATTEMPTS: u32 = 12;
/// Longest time for writing one chunk.
const WRITE_BUDGET: Duration = Duration::from_secs(30);
/// Calls in flight.
const CONCURRENT_CALLS: usize = 4;
/// Time between two batches of writes. 25 items each make 500 a second, half of what one partition of a list accepts.
const WRITE_EVERY: Duration = Duration::from_millis(50);

/// A change in a batch. Batches cannot have conditions.
#[derive(Debug, Clone)]
pub(super) enum Write {
    Put(Item),
    Delete(Key),
}

impl Table {
    /// The existing items of these keys, in no order, read eventually consistent. A key may be given more than once.
    pub(super) async fn batch_get(&self, keys: &[Key]) -> Result<HashMap<Key, Item>, AwsError> {
        self.gather(keys, false).await
    }

    /// As [`Self::batch_get`], but strongly consistent, which costs twice as much.
    pub(super) async fn batch_get_latest(&self, keys: &[Key]) -> Result<HashMap<Key, Item>, AwsError> {
        self.gather(keys, true).await
    }

    async fn gather(&self, keys: &[Key], latest: bool) -> Result<HashMap<Key, Item>, AwsError> {
        // the service refuses a call that names a key twice
        let mut once = keys.to_vec();
        once.sort_by(|a, b| (&a.pk, &a.sk).cmp(&(&b.pk, &b.sk)));
        once.dedup();
        let chunks = once.chunks(MAX_GET).map(|chunk| chunk.iter().map(Key::item).collect::<Vec<Item>>());
        let calls = chunks.map(|chunk| async move {
            let got = Deadline::after(OPERATION).run(self.get_chunk(chunk, latest)).await;
            got.map_err(|exceeded| self.unprocessed("get", &exceeded.to_string()))?
        });
        let found: Vec<Vec<(Key, Item)>> =
            stream::iter(calls.collect::<Vec<_>>()).buffer_unordered(CONCURRENT_CALLS).try_collect().await?;
        Ok(found.into_iter().flatten().collect())
    }

    async fn get_chunk(&self, mut keys: Vec<Item>, latest: bool) -> Result<Vec<(Key, Item)>, AwsError> {
        let mut waits = retry(READ_ATTEMPTS).waits();
        let mut found = Vec::with_capacity(keys.len());
        while !keys.is_empty() {
            let wanted = KeysAndAttributes::builder().set_keys(Some(keys)).consistent_read(latest).build();
            let wanted =
                wanted.map_err(|error| AwsError::new("get items", Failure::Refused, error.to_string()))?;
            let call = self.client.batch_get_item().request_items(&self.name, wanted).send().await;
            let got = call
                .map_err(|error| AwsError::from_sdk(format!("get items of table {}", self.name), &error))?;
            for item in got.responses.into_iter().flat_map(HashMap::into_values).flatten() {
                let key = Key::of(&item).map_err(|reason| malformed("get items", reason))?;
                found.push((key, item));
            }
            let left = got.unprocessed_keys.into_iter().flat_map(HashMap::into_values);
            keys = left.flat_map(|left| left.keys).collect();
            if !keys.is_empty() {
                let wait = waits.next().ok_or_else(|| self.unprocessed("get", "no attempts left"))?;
                sleep(wait).await;
            }
        }
        Ok(found)
    }

    /// Writes changes of distinct keys, at a pace that leaves capacity for others. On an error some are written; writing
    /// them again is safe.
    pub(super) async fn batch_write(&self, writes: &[Write]) -> Result<(), AwsError> {
        let start = Instant::now();
        let mut calls = Vec::new();
        for (at, chunk) in (0_u32..).zip(writes.chunks(MAX_WRITE)) {
            let requests: Result<Vec<_>, _> = chunk.iter().map(request).collect();
            let requests = requests
                .map_err(|error| AwsError::new("write items", Failure::Refused, error.to_string()))?;
            calls.push(async move {
                sleep_until(start + WRITE_EVERY * at).await;
                let written = Deadline::after(WRITE_BUDGET).run(self.write_chunk(requests)).await;
                written.map_err(|exceeded| self.unprocessed("write", &exceeded.to_string()))?
            });
        }
        stream::iter(calls).buffer_unordered(CONCURRENT_CALLS).try_collect().await
    }

    async fn write_chunk(&self, mut requests: Vec<WriteRequest>) -> Result<(), AwsError> {
        let mut waits = retry(WRITE_ATTEMPTS).waits();
        while !requests.is_empty() {
            let call = self.client.batch_write_item().request_items(&self.name, requests.clone());
            let wrote = call.send().await;
            let wrote = wrote
                .map_err(|error| AwsError::from_sdk(format!("write items of table {}", self.name), &error));
            requests = match wrote {
                Ok(wrote) => {
                    let left = wrote.unprocessed_items.into_iter().flat_map(HashMap::into_values);
                    left.flatten().collect()
                }
                // nothing of the batch was written
                Err(error) if error.failure == Failure::Throttled => requests,
                Err(error) => return Err(error),
            };
            if !requests.is_empty() {
                let wait = waits.next().ok_or_else(|| self.unprocessed("write", "no attempts left"))?;
                sleep(wait).await;
            }
        }
        Ok(())
    }

    fn unprocessed(&self, what: &str, reason: &str) -> AwsError {
        let operation = format!("{what} items of table {}", self.name);
        AwsError::new(operation, Failure::Throttled, format!("some items were not processed: {reason}"))
    }
}

const fn retry(attempts: u32) -> RetryPolicy {
    RetryPolicy::exponential(attempts, FIRST_WAIT, LONGEST_WAIT)
}

fn request(write: &Write) -> Result<WriteRequest, aws_sdk_dynamodb::error::BuildError> {
    let request = WriteRequest::builder();
    let request = match write {
        Write::Put(item) => request.put_request(PutRequest::builder().set_item(Some(item.clone())).build()?),
        Write::Delete(key) => {
            let key: HashMap<String, AttributeValue> = key.item();
            request.delete_request(DeleteRequest::builder().set_key(Some(key)).build()?)
        }
    };
    Ok(request.build())
}

#[cfg(test)]
mod tests;
