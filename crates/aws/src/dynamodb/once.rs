//! Work that is done once, however often it is requested: a claim by conditional write, and the outcome stored for those who
//! ask again.

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use super::Table;
use super::item::{Key, malformed, read};
use crate::{AwsError, Failure};

/// The result of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// The caller does the work, and then [completes](Once::complete) or [releases](Once::release) it.
    Ours,
    /// Another holder is doing it, or was when it crashed; that claim expires.
    Taken,
    /// It is done, with this outcome.
    Done(String),
}

/// The claim of a holder, as it is written.
#[derive(Serialize)]
struct ClaimItem<'a> {
    holder: &'a str,
    held_until_ms: u64,
    /// TTL, in seconds since 1970.
    expires_at: u64,
}

/// A claim or an outcome, as it is read; all of it is missing once the item has expired.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Stored {
    holder: Option<String>,
    held_until_ms: Option<u64>,
    outcome: Option<String>,
}

/// One scope of work, such as the messages of a queue.
#[derive(Debug, Clone)]
pub struct Once {
    table: Table,
    scope: String,
}

impl Once {
    /// The work of a scope. Keys of different scopes are independent.
    pub fn new(table: Table, scope: impl Into<String>) -> Self {
        Once { table, scope: scope.into() }
    }

    /// Claims work for `holder`, for as long as it may take at most. Holders need unique names, such as the id of their
    /// request.
    pub async fn claim(
        &self,
        key: &str,
        holder: &str,
        now_ms: u64,
        at_most: Duration,
    ) -> Result<Claim, AwsError> {
        let key = self.key(key);
        let claim = ClaimItem {
            holder,
            held_until_ms: later_ms(now_ms, at_most),
            expires_at: later_seconds(now_ms, at_most),
        };
        let item = key.with(&claim);
        let item =
            item.map_err(|reason| AwsError::new(self.table.doing("claim", &key), Failure::Refused, reason))?;
        let put = self.table.client.put_item().table_name(&self.table.name).set_item(Some(item));
        // DynamoDB deletes expired items within two days
        let free = "attribute_not_exists(pk) OR held_until_ms <= :now OR expires_at <= :seconds";
        let put = put
            .condition_expression(free)
            .expression_attribute_values(":now", number(now_ms))
            .expression_attribute_values(":seconds", number(now_ms / 1_000));
        let put =
            put.send().await.map_err(|error| AwsError::from_sdk(self.table.doing("claim", &key), &error));
        if held(put)? {
            return Ok(Claim::Ours);
        }
        let stored = self.table.get(&key).await?.map_or_else(|| Ok(Stored::default()), read::<Stored>);
        let stored = stored.map_err(|reason| malformed(self.table.doing("read", &key), reason))?;
        Ok(state(stored, holder))
    }

    /// Stores the outcome for those who ask again within `retention`. False when the caller's claim had expired and another
    /// holder has it.
    pub async fn complete(
        &self,
        key: &str,
        holder: &str,
        outcome: &str,
        now_ms: u64,
        retention: Duration,
    ) -> Result<bool, AwsError> {
        let key = self.key(key);
        let update = self.table.client.update_item().table_name(&self.table.name).set_key(Some(key.item()));
        let update = update
            .update_expression("SET outcome = :outcome, expires_at = :expires REMOVE held_until_ms")
            .condition_expression("holder = :holder")
            .expression_attribute_values(":outcome", AttributeValue::S(outcome.to_owned()))
            .expression_attribute_values(":expires", number(later_seconds(now_ms, retention)))
            .expression_attribute_values(":holder", AttributeValue::S(holder.to_owned()));
        held(
            update
                .send()
                .await
                .map_err(|error| AwsError::from_sdk(self.table.doing("complete", &key), &error)),
        )
    }

    /// Releases a claim, so that the next caller may do the work. False when another holder has it.
    pub async fn release(&self, key: &str, holder: &str) -> Result<bool, AwsError> {
        let key = self.key(key);
        let delete = self.table.client.delete_item().table_name(&self.table.name).set_key(Some(key.item()));
        let values = HashMap::from([(":holder".to_owned(), AttributeValue::S(holder.to_owned()))]);
        let delete = delete.condition_expression("holder = :holder AND attribute_not_exists(outcome)");
        let deleted = delete.set_expression_attribute_values(Some(values)).send().await;
        held(deleted.map_err(|error| AwsError::from_sdk(self.table.doing("release", &key), &error)))
    }

    fn key(&self, key: &str) -> Key {
        Key::new(format!("ONCE#{}#{key}", self.scope), "ONCE")
    }
}

/// What a stored item means for a caller. A claim with the caller's own name is theirs: the SDK repeated a write whose answer
/// was lost.
fn state(stored: Stored, holder: &str) -> Claim {
    match stored.outcome {
        Some(outcome) => Claim::Done(outcome),
        None if stored.holder.as_deref() == Some(holder) && stored.held_until_ms.is_some() => Claim::Ours,
        None => Claim::Taken,
    }
}

fn held<T>(changed: Result<T, AwsError>) -> Result<bool, AwsError> {
    match changed {
        Ok(_) => Ok(true),
        Err(error) if error.failure == Failure::ConditionFailed => Ok(false),
        Err(error) => Err(error),
    }
}

fn later_ms(now_ms: u64, later: Duration) -> u64 {
    now_ms + later.as_millis() as u64
}

/// In the unit of TTL, rounded up.
fn later_seconds(now_ms: u64, later: Duration) -> u64 {
    later_ms(now_ms, later).div_ceil(1_000)
}

fn number(value: u64) -> AttributeValue {
    AttributeValue::N(value.to_string())
}
