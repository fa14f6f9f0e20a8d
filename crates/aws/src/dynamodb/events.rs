//! What people did with films.

use async_trait::async_trait;
use aws_sdk_dynamodb::types::AttributeValue;
use cinerag_domain::Event;
use cinerag_ports::{Appended, EventHistory, EventLog, EventLogError};
use futures_util::{StreamExt, stream};

use super::Table;
use super::item::{Item, Key, from_json, json, malformed};
use crate::{AwsError, Failure};

/// Writes under way at a time: a batch of a hundred is done in a few round trips, on few connections.
const WRITES_AT_A_TIME: usize = 16;
const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

/// The events of the table.
#[derive(Debug, Clone)]
pub struct Events {
    table: Table,
    kept_days: u32,
}

impl Events {
    /// Those of this table; new ones are kept for so many days.
    pub fn new(table: Table, kept_days: u32) -> Self {
        Events { table, kept_days }
    }

    /// Writes an event unless its id is there; true when it was not. A write whose answer was lost and which was made
    /// again says false: the event is there all the same.
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
        let expires = (event.received_ms + u64::from(self.kept_days) * DAY_MS) / 1_000;
        let expires = AttributeValue::N(expires.to_string());
        let list_at = format!("{}#{}", moment(event.received_ms), event.id);
        let attributes = [("event", json(event)?), ("expires_at", expires)];
        Ok(key.listed(list(event.received_ms / DAY_MS), list_at, attributes))
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
        let mut puts = stream::iter(puts).buffer_unordered(WRITES_AT_A_TIME);
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
                // one that expired between the two calls is no longer there
                let Some(item) = found.remove(key) else { continue };
                let event = from_json(&item, "event");
                events
                    .push(event.map_err(|reason| log_error(malformed(format!("read {}", key.pk), reason)))?);
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

#[expect(clippy::needless_pass_by_value, reason = "the end of the error, in `map_err`")]
fn log_error(error: AwsError) -> EventLogError {
    match error.failure {
        Failure::Malformed => EventLogError::Unreadable(error.to_string()),
        _ => EventLogError::Unavailable(error.to_string()),
    }
}
