//! One table for all records: films, ingestion runs, evaluations, events, and claims of work that is done once.
//!
//! Items have the keys `pk` and `sk`. Items that are listed are in the index `by_list` (keys only) under `list` and
//! `list_at`. `expires_at` is the table's TTL attribute, in seconds.
//!
//! | access | how |
//! |---|---|
//! | a film by id, by `movie` ([`films`]) | `BatchGetItem`, `FILM#<id>` / `RECORD` |
//! | records that differ from a new index, by `index` ([`films`]) | `BatchGetItem`, consistent, 100 a call |
//! | write the records of a new index, by `index` ([`films`]) | `BatchWriteItem`, 25 a call, 20 calls a second |
//! | film ids in ascending order, by `index` ([`films`]) | Query `by_list`: `FILMS`, `list_at` = the id in ten digits |
//! | a run by id ([`runs`]) | Get `RUN#<id>` / `RUN`, consistent |
//! | the run started last ([`runs`]) | Get `RUNS` / `NEWEST`, consistent |
//! | runs, newest first ([`runs`]) | Query `by_list`: `RUNS`, `list_at` = start in milliseconds |
//! | evaluations, newest first ([`evaluations`]) | Query `by_list`: `EVALUATIONS`, `list_at` = time in milliseconds; then `BatchGet` |
//! | claim work that is done once ([`once`]) | conditional Put `ONCE#<scope>#<key>` / `ONCE`, with TTL |
//! | store an event once ([`events`]) | conditional Put `EVENT#<id>` / `EVENT`, with TTL |
//! | events of a time ([`events`]) | Query `by_list`: `EVENTS#<days since 1970>`, `list_at` = receipt and id; then `BatchGetItem` |
//!
//! A list is one partition of the index, which accepts a thousand writes a second: runs are far from that, films are written
//! at half that rate and only if they differ, events have one partition per day.

mod batch;
pub mod evaluations;
pub mod events;
pub mod films;
mod item;
mod ledger;
pub mod once;
pub mod runs;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::get_item::GetItemOutput;
use aws_sdk_dynamodb::types::AttributeValue;

use crate::{AwsError, Connection};
use item::{Item, Key};

/// Name of the index over lists.
pub const LIST_INDEX: &str = "by_list";

/// The table.
#[derive(Debug, Clone)]
pub struct Table {
    client: Client,
    name: String,
}

impl Table {
    /// The table of this name.
    pub fn new(connection: &Connection, name: impl Into<String>) -> Self {
        Table { client: Client::new(connection.sdk()), name: name.into() }
    }

    /// The operation of an error: the action and the key.
    fn doing(&self, what: &str, key: &Key) -> String {
        format!("{what} {} in table {}", key.pk, self.name)
    }

    /// An item as it was last written, or `None`.
    async fn get(&self, key: &Key) -> Result<Option<Item>, AwsError> {
        let get = self.client.get_item().table_name(&self.name).set_key(Some(key.item()));
        let got = get.consistent_read(true).send().await;
        got.map(|GetItemOutput { item, .. }| item)
            .map_err(|error| AwsError::from_sdk(self.doing("get", key), &error))
    }

    /// Keys of a list whose `list_at` is from `from` to `to`, both included, in ascending order or the reverse.
    async fn listed(
        &self,
        list: &str,
        [from, to]: [&str; 2],
        ascending: bool,
        limit: usize,
    ) -> Result<Vec<Key>, AwsError> {
        let query = self.client.query().table_name(&self.name).index_name(LIST_INDEX);
        let query = query.key_condition_expression("#list = :list AND list_at BETWEEN :from AND :to");
        // LIST is a reserved word
        let query = query.expression_attribute_names("#list", "list");
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let query = query
            .expression_attribute_values(":list", text(list))
            .expression_attribute_values(":from", text(from))
            .expression_attribute_values(":to", text(to))
            .scan_index_forward(ascending)
            .limit(i32::try_from(limit.min(1_000)).unwrap_or(1_000));
        let mut items = query.into_paginator().items().send();
        let mut keys = Vec::new();
        while keys.len() < limit {
            let Some(found) = items.next().await else { break };
            let operation = || format!("list {list} in table {}", self.name);
            let found = found.map_err(|error| AwsError::from_sdk(operation(), &error))?;
            keys.push(Key::of(&found).map_err(|reason| item::malformed(operation(), reason))?);
        }
        Ok(keys)
    }
}
