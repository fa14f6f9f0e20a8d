//! Many items a call. The service answers with what it did not get round to, which is asked again.

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::types::{AttributeValue, DeleteRequest, KeysAndAttributes, PutRequest, WriteRequest};
use futures_util::{StreamExt, TryStreamExt, stream};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::Table;
use super::item::{Item, Key, malformed};
use crate::connection::OPERATION;
use crate::{AwsError, Failure};

/// Most keys of one `BatchGetItem`.
const MAX_GET: usize = 100;
/// Most items of one `BatchWriteItem`.
const MAX_WRITE: usize = 25;
/// Waits between calls for what was left over, doubling from the first up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// Calls for one chunk before giving up: somebody may wait for what is read.
const MAX_READS: u32 = 6;
/// What is written in batches is written by ingestion, which has minutes.
const MAX_WRITES: u32 = 12;
/// Longest that one chunk is written.
const WRITING: Duration = Duration::from_secs(30);
/// Calls at once.
const AT_ONCE: usize = 4;
/// Time between two batches of writes, so that 25 items each make 500 a second: half of what the one partition takes that
/// a list is.
const WRITE_EVERY: Duration = Duration::from_millis(50);

/// A change of a batch; batches know no conditions.
#[derive(Debug, Clone)]
pub(super) enum Write {
    Put(Item),
    Delete(Key),
}

impl Table {
    /// The items of these keys that there are, in no order, as of a moment ago. A key may be given more than once.
    pub(super) async fn batch_get(&self, keys: &[Key]) -> Result<HashMap<Key, Item>, AwsError> {
        self.gather(keys, false).await
    }

    /// As [`Self::batch_get`], with whatever was written before the call; costs twice as much.
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
            let got = timeout(OPERATION, self.get_chunk(chunk, latest)).await;
            got.map_err(|_| self.left_over("get", "nothing more came in time"))?
        });
        let found: Vec<Vec<(Key, Item)>> =
            stream::iter(calls.collect::<Vec<_>>()).buffer_unordered(AT_ONCE).try_collect().await?;
        Ok(found.into_iter().flatten().collect())
    }

    async fn get_chunk(&self, mut keys: Vec<Item>, latest: bool) -> Result<Vec<(Key, Item)>, AwsError> {
        let mut pauses = pauses(MAX_READS);
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
                let pause = pauses.next().ok_or_else(|| self.left_over("get", "it asks for patience"))?;
                sleep(pause).await;
            }
        }
        Ok(found)
    }

    /// Makes changes, each of another key, at a pace that leaves room for others. On an error some have been made; making
    /// them again changes nothing more.
    pub(super) async fn batch_write(&self, writes: &[Write]) -> Result<(), AwsError> {
        let start = Instant::now();
        let mut calls = Vec::new();
        for (at, chunk) in (0_u32..).zip(writes.chunks(MAX_WRITE)) {
            let requests: Result<Vec<_>, _> = chunk.iter().map(request).collect();
            let requests = requests
                .map_err(|error| AwsError::new("write items", Failure::Refused, error.to_string()))?;
            calls.push(async move {
                sleep_until(start + WRITE_EVERY * at).await;
                let written = timeout(WRITING, self.write_chunk(requests)).await;
                written.map_err(|_| self.left_over("write", "it did not answer in time"))?
            });
        }
        stream::iter(calls).buffer_unordered(AT_ONCE).try_collect().await
    }

    async fn write_chunk(&self, mut requests: Vec<WriteRequest>) -> Result<(), AwsError> {
        let mut pauses = pauses(MAX_WRITES);
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
                // nothing of the batch was taken
                Err(error) if error.failure == Failure::Throttled => requests,
                Err(error) => return Err(error),
            };
            if !requests.is_empty() {
                let pause = pauses.next().ok_or_else(|| self.left_over("write", "it asks for patience"))?;
                sleep(pause).await;
            }
        }
        Ok(())
    }

    fn left_over(&self, what: &str, reason: &str) -> AwsError {
        let operation = format!("{what} items of table {}", self.name);
        AwsError::new(operation, Failure::Throttled, format!("some were left over: {reason}"))
    }
}

/// Waits between so many calls.
fn pauses(calls: u32) -> impl Iterator<Item = Duration> {
    (0..calls - 1).map(|round| LONGEST_PAUSE.min(FIRST_PAUSE * 2_u32.pow(round)))
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
