//! Ingestion runs: how far each is and how it ended. What a run was planned with is the caller's record, stored as it is.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use serde::{Deserialize, Serialize};

use super::Table;
use super::item::{Item, Key, json_text, malformed, read};
use crate::{AwsError, Failure};

const LIST: &str = "RUNS";

/// A run, in the attributes of its item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Equal inputs have equal ids. It is in the key.
    #[serde(skip)]
    pub id: String,
    /// Where it is, in the caller's words.
    pub state: String,
    /// What it was planned to do; never changed.
    #[serde(with = "json_text")]
    pub plan: serde_json::Value,
    /// Parts of it that are done. DynamoDB has no empty sets.
    #[serde(with = "serde_dynamo::string_set", default, skip_serializing_if = "BTreeSet::is_empty")]
    pub done: BTreeSet<String>,
    /// When it was last started, in milliseconds since 1970.
    pub started_ms: u64,
    /// When it ended, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_ms: Option<u64>,
    /// What it produced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The last error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// The run that was started last.
#[derive(Serialize, Deserialize)]
struct Newest {
    run: String,
}

/// The ingestion runs of the table. Every change is one atomic step, and making it again changes nothing more.
#[derive(Debug, Clone)]
pub struct Runs {
    table: Table,
}

impl Runs {
    /// Those of this table.
    pub fn new(table: Table) -> Self {
        Runs { table }
    }

    /// Records a new run. If there is one with this id, nothing changes and that one is returned.
    pub async fn begin(&self, run: &Run) -> Result<Option<Run>, AwsError> {
        let key = key(&run.id);
        let operation = || self.table.doing("begin", &key);
        let item = key.listed(LIST, &moment(run.started_ms), run);
        let item = item.map_err(|reason| AwsError::new(operation(), Failure::Refused, reason))?;
        let put = self.table.client.put_item().table_name(&self.table.name).set_item(Some(item));
        match put.condition_expression("attribute_not_exists(pk)").send().await {
            Ok(_) => Ok(None),
            Err(error) => match AwsError::from_sdk(operation(), &error) {
                known if known.failure == Failure::ConditionFailed => self.run(&run.id).await,
                error => Err(error),
            },
        }
    }

    /// The run of this id, as it was last written, or `None`.
    pub async fn run(&self, id: &str) -> Result<Option<Run>, AwsError> {
        let item = self.table.get(&key(id)).await?;
        item.map(|item| self.read(id, item)).transpose()
    }

    /// Up to `limit` runs, those started last first.
    pub async fn latest(&self, limit: usize) -> Result<Vec<Run>, AwsError> {
        let keys = self.table.listed(LIST, [&moment(0), "9"], false, limit).await?;
        let mut found = self.table.batch_get(&keys).await?;
        let items = keys.iter().filter_map(|key| Some((key.pk.strip_prefix("RUN#")?, found.remove(key)?)));
        items.map(|(id, item)| self.read(id, item)).collect()
    }

    /// Records that a part is done and returns the run after it. A part counts once, however often it is recorded. `None`
    /// when there is no such run.
    pub async fn part_done(&self, id: &str, part: &str) -> Result<Option<Run>, AwsError> {
        let update = self.update(id).update_expression("ADD done :part");
        let update = update.expression_attribute_values(":part", AttributeValue::Ss(vec![part.to_owned()]));
        self.changed(id, update).await
    }

    /// Restarts an existing run in this state, keeping the parts that are done. `None` when there is no such run.
    pub async fn resume(&self, id: &str, state: &str, now_ms: u64) -> Result<Option<Run>, AwsError> {
        let update = self.update(id).update_expression(
            "SET #state = :state, started_ms = :now, list_at = :place REMOVE finished_ms, outcome, #error",
        );
        let update = named(update, state, now_ms).expression_attribute_names("#error", "error");
        let place = AttributeValue::S(moment(now_ms));
        self.changed(id, update.expression_attribute_values(":place", place)).await
    }

    /// Records how a run ended. `None` when there is no such run.
    pub async fn end(
        &self,
        id: &str,
        state: &str,
        outcome: Result<&str, &str>,
        now_ms: u64,
    ) -> Result<Option<Run>, AwsError> {
        let (set, removed, text) = match outcome {
            Ok(outcome) => ("outcome", "error", outcome),
            Err(error) => ("error", "outcome", error),
        };
        let update = self
            .update(id)
            .update_expression("SET #state = :state, finished_ms = :now, #set = :text REMOVE #removed");
        let update = named(update, state, now_ms)
            .expression_attribute_names("#set", set)
            .expression_attribute_names("#removed", removed)
            .expression_attribute_values(":text", AttributeValue::S(text.to_owned()));
        self.changed(id, update).await
    }

    /// Records an error of a run that goes on. `None` when there is no such run.
    pub async fn note_error(&self, id: &str, error: &str) -> Result<Option<Run>, AwsError> {
        let update = self.update(id).update_expression("SET #error = :error");
        let update = update
            .expression_attribute_names("#error", "error")
            .expression_attribute_values(":error", AttributeValue::S(error.to_owned()));
        self.changed(id, update).await
    }

    /// Records which run was started last.
    pub async fn set_newest(&self, id: &str) -> Result<(), AwsError> {
        let key = newest();
        let operation = || self.table.doing("put", &key);
        let item = key.with(&Newest { run: id.to_owned() });
        let item = item.map_err(|reason| AwsError::new(operation(), Failure::Refused, reason))?;
        let put = self.table.client.put_item().table_name(&self.table.name).set_item(Some(item)).send().await;
        put.map(|_| ()).map_err(|error| AwsError::from_sdk(operation(), &error))
    }

    /// The id of the run that was started last.
    pub async fn newest(&self) -> Result<Option<String>, AwsError> {
        let key = newest();
        let newest = self.table.get(&key).await?.map(read::<Newest>).transpose();
        let newest = newest.map_err(|reason| malformed(self.table.doing("read", &key), reason))?;
        Ok(newest.map(|newest| newest.run))
    }

    /// A change to an existing run.
    fn update(&self, id: &str) -> UpdateItemFluentBuilder {
        let update = self.table.client.update_item().table_name(&self.table.name);
        let update = update.set_key(Some(key(id).item())).condition_expression("attribute_exists(pk)");
        update.return_values(ReturnValue::AllNew)
    }

    async fn changed(&self, id: &str, update: UpdateItemFluentBuilder) -> Result<Option<Run>, AwsError> {
        match update.send().await {
            Ok(changed) => self.read(id, changed.attributes.unwrap_or_default()).map(Some),
            Err(error) => match AwsError::from_sdk(self.table.doing("update", &key(id)), &error) {
                missing if missing.failure == Failure::ConditionFailed => Ok(None),
                error => Err(error),
            },
        }
    }

    fn read(&self, id: &str, item: Item) -> Result<Run, AwsError> {
        let run = read(item).map_err(|reason| malformed(self.table.doing("read", &key(id)), reason))?;
        Ok(Run { id: id.to_owned(), ..run })
    }
}

/// `state` is a reserved word.
fn named(update: UpdateItemFluentBuilder, state: &str, now_ms: u64) -> UpdateItemFluentBuilder {
    update
        .expression_attribute_names("#state", "state")
        .expression_attribute_values(":state", AttributeValue::S(state.to_owned()))
        .expression_attribute_values(":now", AttributeValue::N(now_ms.to_string()))
}

fn key(id: &str) -> Key {
    Key::new(format!("RUN#{id}"), "RUN")
}

fn newest() -> Key {
    Key::new(LIST, "NEWEST")
}

/// Fourteen digits last until the year 5138, so that text sorts as numbers do.
fn moment(ms: u64) -> String {
    format!("{ms:014}")
}
