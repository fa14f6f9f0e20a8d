//! Many items a call. The service answers with what it did not get round to, which is asked again.

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::types::{AttributeValue, DeleteRequest, KeysAndAttributes, PutRequest, WriteRequest};
use tokio::time::{sleep, timeout};

use super::Table;
use super::item::{Item, Key, malformed};
use crate::connection::OPERATION;
use crate::{AwsError, Failure};

/// Most keys of one BatchGetItem.
const MAX_GET: usize = 100;
/// Most items of one BatchWriteItem.
const MAX_WRITE: usize = 25;
/// Waits between calls for what was left over, doubling from the first.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
/// Calls for one chunk before giving up.
const MAX_ROUNDS: u32 = 6;

/// A change of a batch; batches know no conditions.
#[derive(Debug, Clone)]
pub(super) enum Write {
    Put(Item),
    Delete(Key),
}

impl Table {
    /// The items of these keys that there are, in no order. A key may be given more than once.
    pub(super) async fn batch_get(&self, keys: &[Key]) -> Result<HashMap<Key, Item>, AwsError> {
        // the service refuses a call that names a key twice
        let mut once = keys.to_vec();
        once.sort_by(|a, b| (&a.pk, &a.sk).cmp(&(&b.pk, &b.sk)));
        once.dedup();
        let mut found = HashMap::with_capacity(once.len());
        for chunk in once.chunks(MAX_GET) {
            let chunk: Vec<Item> = chunk.iter().map(Key::item).collect();
            timeout(OPERATION, self.get_chunk(chunk, &mut found))
                .await
                .map_err(|_| self.left_over("get", "nothing more came in time"))??;
        }
        Ok(found)
    }

    async fn get_chunk(&self, mut keys: Vec<Item>, found: &mut HashMap<Key, Item>) -> Result<(), AwsError> {
        let mut pauses = pauses();
        while !keys.is_empty() {
            let wanted = KeysAndAttributes::builder().set_keys(Some(keys)).build();
            let wanted =
                wanted.map_err(|error| AwsError::new("get items", Failure::Refused, error.to_string()))?;
            let call = self.client.batch_get_item().request_items(&self.name, wanted).send().await;
            let got = call
                .map_err(|error| AwsError::from_sdk(format!("get items of table {}", self.name), &error))?;
            for item in got.responses.into_iter().flat_map(HashMap::into_values).flatten() {
                let key = Key::of(&item).map_err(|reason| malformed("get items", reason))?;
                found.insert(key, item);
            }
            let left = got.unprocessed_keys.into_iter().flat_map(HashMap::into_values);
            keys = left.flat_map(|left| left.keys).collect();
            if !keys.is_empty() {
                let pause = pauses.next().ok_or_else(|| self.left_over("get", "it asks for patience"))?;
                sleep(pause).await;
            }
        }
        Ok(())
    }

    /// Makes changes, each of another key. On an error some have been made; making them again changes nothing more.
    pub(super) async fn batch_write(&self, writes: &[Write]) -> Result<(), AwsError> {
        for chunk in writes.chunks(MAX_WRITE) {
            let requests: Result<Vec<_>, _> = chunk.iter().map(request).collect();
            let requests = requests
                .map_err(|error| AwsError::new("write items", Failure::Refused, error.to_string()))?;
            timeout(OPERATION, self.write_chunk(requests))
                .await
                .map_err(|_| self.left_over("write", "it did not answer in time"))??;
        }
        Ok(())
    }

    async fn write_chunk(&self, mut requests: Vec<WriteRequest>) -> Result<(), AwsError> {
        let mut pauses = pauses();
        while !requests.is_empty() {
            let call = self.client.batch_write_item().request_items(&self.name, requests).send().await;
            let wrote = call
                .map_err(|error| AwsError::from_sdk(format!("write items of table {}", self.name), &error))?;
            requests = wrote.unprocessed_items.into_iter().flat_map(HashMap::into_values).flatten().collect();
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

fn pauses() -> impl Iterator<Item = Duration> {
    (0..MAX_ROUNDS - 1).map(|round| FIRST_PAUSE * 2_u32.pow(round))
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
