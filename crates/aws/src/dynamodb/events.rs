//! What people did with films.

use async_trait::async_trait;
use cinerag_domain::Event;
use cinerag_ports::{Appended, EventHistory, EventLog, EventLogError};
use futures_util::{StreamExt, stream};
use serde::{Deserialize, Serialize};

use super::Table;
use super::item::{Item, Key, json_text, malformed, read};
use crate::{AwsError, Failure};

/// Writes in flight: a batch of a hundred takes a few round trips on few connections.
const CONCURRENT_WRITES: usize = 16;
const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

/// What is written of an event.
#[derive(Serialize)]
struct EventItem<'a> {
    #[serde(serialize_with = "json_text::serialize")]
    event: &'a Event,
    /// TTL, in seconds since 1970.
    expires_at: u64,
}

/// What is read of an event.
#[derive(Deserialize)]
struct EventRecord {
    #[serde(with = "json_text")]
    event: Event,
}

/// The events of the table.
#[derive(Debug, Clone)]
pub struct Events {
    table: Table,
    retention_days: u32,
}

impl Events {
    /// Those of this table. New ones expire after so many days.
    pub fn new(table: Table, retention_days: u32) -> Self {
        Events { table, retention_days }
    }

    /// Writes an event unless there is one with its id; true when it was written. False too when the answer to a first
    /// write was lost and the SDK repeated it: the event is stored all the same.
    async fn put(&self, event: &Event) -> Result<bool, AwsError> {
        let key = key(event);
        let operation = || self.table.doing("put", &key);
        let item = self.item(&key, event);
        let item = item.map_err(|reason| AwsError::new(operation(), Failure::Refused, reason))?;
        let put = self.table.client.put_item().table_name(&self.table.name).set_item(Some(item));
        match put.condition_expression("attribute_not_exists(pk)").send().await {
            Ok(_) => Ok(true),
            Err(error) => match AwsError::from_sdk(operation(), &error) {
                known if known.failure == Failure::ConditionFailed => Ok(false),
                error => Err(error),
            },
        }
    }

    fn item(&self, key: &Key, event: &Event) -> Result<Item, String> {
        let expires_at = (event.received_ms + u64::from(self.retention_days) * DAY_MS) / 1_000;
        let list_at = format!("{}#{}", moment(event.received_ms), event.id);
        key.listed(&list(event.received_ms / DAY_MS), &list_at, &EventItem { event, expires_at })
    }
}

#[async_trait]
impl EventLog for Events {
    async fn append(&self, events: &[Event]) -> Result<Appended, EventLogError> {
        // owned futures: a stream over borrowed ones is not general enough for an async trait
        let puts = events.iter().cloned().map(|event| {
            let log = self.clone();
            async move { log.put(&event).await }
        });
        let mut puts = stream::iter(puts).buffer_unordered(CONCURRENT_WRITES);
        let (mut appended, mut failed) = (Appended::default(), None);
        while let Some(put) = puts.next().await {
            match put {
                Ok(true) => appended.accepted += 1,
                Ok(false) => appended.duplicates += 1,
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        failed.map_or(Ok(appended), |error| Err(log_error(error)))
    }
}

#[async_trait]
impl EventHistory for Events {
    async fn received(&self, from_ms: u64, until_ms: u64) -> Result<Vec<Event>, EventLogError> {
        let mut events = Vec::new();
        let Some(last_ms) = until_ms.checked_sub(1) else { return Ok(events) };
        for day in from_ms / DAY_MS..=last_ms / DAY_MS {
            // `~` sorts after every character of an id
            let (from, to) = (moment(from_ms), format!("{}#~", moment(last_ms)));
            let keys = self.table.listed(&list(day), [&from, &to], true, usize::MAX).await;
            let keys = keys.map_err(log_error)?;
            let mut found = self.table.batch_get(&keys).await.map_err(log_error)?;
            for key in &keys {
                // it may have expired between the two calls
                let Some(item) = found.remove(key) else { continue };
                let unreadable = |reason| log_error(malformed(format!("read {}", key.pk), reason));
                events.push(read::<EventRecord>(item).map_err(unreadable)?.event);
            }
        }
        Ok(events)
    }
}

fn key(event: &Event) -> Key {
    Key::new(format!("EVENT#{}", event.id), "EVENT")
}

fn list(day: u64) -> String {
    format!("EVENTS#{day}")
}

/// Fourteen digits last until the year 5138.
fn moment(ms: u64) -> String {
    format!("{ms:014}")
}

#[expect(clippy::needless_pass_by_value, reason = "used in `map_err`, which passes the error by value")]
fn log_error(error: AwsError) -> EventLogError {
    match error.failure {
        Failure::Malformed => EventLogError::Unreadable(error.to_string()),
        _ => EventLogError::Unavailable(error.to_string()),
    }
}
