//! Things that are to be done once, however often they are asked for: a claim by conditional write, and the outcome kept
//! for those who ask again.

use std::collections::HashMap;
use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;

use super::Table;
use super::item::{Item, Key, number, optional_text};
use crate::{AwsError, Failure};

/// What became of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// It is the caller's to do, and then to [`Once::complete`] or [`Once::release`].
    Ours,
    /// Somebody is at it, or was when they were cut off; their claim runs out.
    Taken,
    /// It is done; this came of it.
    Done(String),
}

/// One scope of things, such as the messages of a queue.
#[derive(Debug, Clone)]
pub struct Once {
    table: Table,
    scope: String,
}

impl Once {
    /// The things of a scope, whose keys are its own.
    pub fn new(table: Table, scope: impl Into<String>) -> Self {
        Once { table, scope: scope.into() }
    }

    /// Claims a thing for `holder`, for as long as doing it may take at most. Holders need names of their own, such as
    /// their request's id.
    pub async fn claim(
        &self,
        key: &str,
        holder: &str,
        now_ms: u64,
        at_most: Duration,
    ) -> Result<Claim, AwsError> {
        let key = self.key(key);
        let mut item = key.item();
        item.insert("holder".to_owned(), AttributeValue::S(holder.to_owned()));
        item.insert("held_until_ms".to_owned(), milliseconds(now_ms, at_most));
        item.insert("expires_at".to_owned(), seconds(now_ms, at_most));
        let put = self.table.client.put_item().table_name(&self.table.name).set_item(Some(item));
        // an item past its TTL is there for up to two days more
        let free = "attribute_not_exists(pk) OR held_until_ms <= :now OR expires_at <= :seconds";
        let put = put
            .condition_expression(free)
            .expression_attribute_values(":now", milliseconds(now_ms, Duration::ZERO))
            .expression_attribute_values(":seconds", AttributeValue::N((now_ms / 1_000).to_string()));
        let put =
            put.send().await.map_err(|error| AwsError::from_sdk(self.table.doing("claim", &key), &error));
        if held(put)? {
            return Ok(Claim::Ours);
        }
        let there = self.table.get(&key).await?;
        Ok(state(&there.unwrap_or_default(), holder))
    }

    /// Keeps what came of a thing, for those who ask again within `kept`. False when the caller's claim had run out and
    /// somebody else holds it.
    pub async fn complete(
        &self,
        key: &str,
        holder: &str,
        outcome: &str,
        now_ms: u64,
        kept: Duration,
    ) -> Result<bool, AwsError> {
        let key = self.key(key);
        let update = self.table.client.update_item().table_name(&self.table.name).set_key(Some(key.item()));
        let update = update
            .update_expression("SET outcome = :outcome, expires_at = :expires REMOVE held_until_ms")
            .condition_expression("holder = :holder")
            .expression_attribute_values(":outcome", AttributeValue::S(outcome.to_owned()))
            .expression_attribute_values(":expires", seconds(now_ms, kept))
            .expression_attribute_values(":holder", AttributeValue::S(holder.to_owned()));
        held(
            update
                .send()
                .await
                .map_err(|error| AwsError::from_sdk(self.table.doing("complete", &key), &error)),
        )
    }

    /// Gives a claim back, so that the next who asks may do it. False when somebody else holds it.
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

/// What an item says of a thing. A claim of the caller's own, made again since its answer was lost, is theirs.
fn state(item: &Item, holder: &str) -> Claim {
    match optional_text(item, "outcome") {
        Some(outcome) => Claim::Done(outcome.to_owned()),
        None if optional_text(item, "holder") == Some(holder) && number(item, "held_until_ms").is_some() => {
            Claim::Ours
        }
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

fn milliseconds(now_ms: u64, later: Duration) -> AttributeValue {
    AttributeValue::N((now_ms + later.as_millis() as u64).to_string())
}

/// TTL's unit, rounded up.
fn seconds(now_ms: u64, later: Duration) -> AttributeValue {
    AttributeValue::N((now_ms + later.as_millis() as u64).div_ceil(1_000).to_string())
}
