//! Ingestion runs: how far each is and how it ended. What a run was made from is the caller's record, kept as it is.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};

use super::Table;
use super::item::{Item, Key, json, malformed, number, optional_text, text, texts};
use crate::{AwsError, Failure};

const LIST: &str = "RUNS";

/// A run.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Equal inputs have equal ids.
    pub id: String,
    /// Where it is, in the caller's words.
    pub state: String,
    /// What it was planned to do; never changed.
    pub plan: serde_json::Value,
    /// Parts of it that are done.
    pub done: BTreeSet<String>,
    /// When it was started last, in milliseconds since 1970.
    pub started_ms: u64,
    /// When it ended, in milliseconds since 1970.
    pub finished_ms: Option<u64>,
    /// What came of it.
    pub outcome: Option<String>,
    /// What went wrong last.
    pub error: Option<String>,
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

    /// Records a new run, unless one of this id is there: then that one comes back and nothing is changed.
    pub async fn begin(&self, run: &Run) -> Result<Option<Run>, AwsError> {
        let key = key(&run.id);
        let operation = || self.table.doing("begin", &key);
        let item = item(&key, run);
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
        item.map(|item| self.read(id, &item)).transpose()
    }

    /// Up to `limit` runs, those started last first.
    pub async fn latest(&self, limit: usize) -> Result<Vec<Run>, AwsError> {
        let keys = self.table.listed(LIST, [&moment(0), "9"], false, limit).await?;
        let found = self.table.batch_get(&keys).await?;
        let items = keys.iter().filter_map(|key| Some((key.pk.strip_prefix("RUN#")?, found.get(key)?)));
        items.map(|(id, item)| self.read(id, item)).collect()
    }

    /// Notes that a part is done, and gives the run as it is then. However often a part is noted, it counts once.
    /// `None` when there is no such run.
    pub async fn part_done(&self, id: &str, part: &str) -> Result<Option<Run>, AwsError> {
        let update = self.update(id).update_expression("ADD done :part");
        let update = update.expression_attribute_values(":part", AttributeValue::Ss(vec![part.to_owned()]));
        self.changed(id, update).await
    }

    /// Makes a run that is there run again in this state, from what it has done so far. `None` when there is no such
    /// run.
    pub async fn resume(&self, id: &str, state: &str, now_ms: u64) -> Result<Option<Run>, AwsError> {
        let update = self.update(id).update_expression(
            "SET #state = :state, started_ms = :now, list_at = :place REMOVE finished_ms, outcome, #error",
        );
        let update = named(update, state, now_ms).expression_attribute_names("#error", "error");
        let place = AttributeValue::S(moment(now_ms));
        self.changed(id, update.expression_attribute_values(":place", place)).await
    }

    /// Notes how a run ended. `None` when there is no such run.
    pub async fn end(
        &self,
        id: &str,
        state: &str,
        outcome: Result<&str, &str>,
        now_ms: u64,
    ) -> Result<Option<Run>, AwsError> {
        let (kept, dropped, said) = match outcome {
            Ok(outcome) => ("outcome", "error", outcome),
            Err(error) => ("error", "outcome", error),
        };
        let update = self
            .update(id)
            .update_expression("SET #state = :state, finished_ms = :now, #kept = :said REMOVE #dropped");
        let update = named(update, state, now_ms)
            .expression_attribute_names("#kept", kept)
            .expression_attribute_names("#dropped", dropped)
            .expression_attribute_values(":said", AttributeValue::S(said.to_owned()));
        self.changed(id, update).await
    }

    /// Notes what went wrong while the run goes on. `None` when there is no such run.
    pub async fn note_error(&self, id: &str, error: &str) -> Result<Option<Run>, AwsError> {
        let update = self.update(id).update_expression("SET #error = :error");
        let update = update
            .expression_attribute_names("#error", "error")
            .expression_attribute_values(":error", AttributeValue::S(error.to_owned()));
        self.changed(id, update).await
    }

    /// Says which run was started last.
    pub async fn set_newest(&self, id: &str) -> Result<(), AwsError> {
        let key = newest();
        let mut item = key.item();
        item.insert("run".to_owned(), AttributeValue::S(id.to_owned()));
        let put = self.table.client.put_item().table_name(&self.table.name).set_item(Some(item)).send().await;
        put.map(|_| ()).map_err(|error| AwsError::from_sdk(self.table.doing("put", &key), &error))
    }

    /// The id of the run that was started last.
    pub async fn newest(&self) -> Result<Option<String>, AwsError> {
        let item = self.table.get(&newest()).await?;
        Ok(item.and_then(|item| optional_text(&item, "run").map(str::to_owned)))
    }

    /// A change to a run that is there.
    fn update(&self, id: &str) -> UpdateItemFluentBuilder {
        let update = self.table.client.update_item().table_name(&self.table.name);
        let update = update.set_key(Some(key(id).item())).condition_expression("attribute_exists(pk)");
        update.return_values(ReturnValue::AllNew)
    }

    async fn changed(&self, id: &str, update: UpdateItemFluentBuilder) -> Result<Option<Run>, AwsError> {
        match update.send().await {
            Ok(changed) => self.read(id, &changed.attributes.unwrap_or_default()).map(Some),
            Err(error) => match AwsError::from_sdk(self.table.doing("update", &key(id)), &error) {
                missing if missing.failure == Failure::ConditionFailed => Ok(None),
                error => Err(error),
            },
        }
    }

    fn read(&self, id: &str, item: &Item) -> Result<Run, AwsError> {
        let read = || {
            Ok(Run {
                id: id.to_owned(),
                state: text(item, "state")?.to_owned(),
                plan: super::item::from_json(item, "plan")?,
                done: texts(item, "done"),
                started_ms: number(item, "started_ms")
                    .ok_or("attribute started_ms is missing or no number")?,
                finished_ms: number(item, "finished_ms"),
                outcome: optional_text(item, "outcome").map(str::to_owned),
                error: optional_text(item, "error").map(str::to_owned),
            })
        };
        read().map_err(|reason: String| malformed(self.table.doing("read", &key(id)), reason))
    }
}

/// `state` is a reserved word.
fn named(update: UpdateItemFluentBuilder, state: &str, now_ms: u64) -> UpdateItemFluentBuilder {
    update
        .expression_attribute_names("#state", "state")
        .expression_attribute_values(":state", AttributeValue::S(state.to_owned()))
        .expression_attribute_values(":now", AttributeValue::N(now_ms.to_string()))
}

fn item(key: &Key, run: &Run) -> Result<Item, String> {
    let plan = json(&run.plan)?;
    let some = |value: &String| AttributeValue::S(value.clone());
    let attributes = [
        ("state", Some(some(&run.state))),
        ("plan", Some(plan)),
        // the service keeps no empty sets
        ("done", (!run.done.is_empty()).then(|| AttributeValue::Ss(run.done.iter().cloned().collect()))),
        ("started_ms", Some(AttributeValue::N(run.started_ms.to_string()))),
        ("finished_ms", run.finished_ms.map(|at| AttributeValue::N(at.to_string()))),
        ("outcome", run.outcome.as_ref().map(some)),
        ("error", run.error.as_ref().map(some)),
    ];
    let attributes = attributes.into_iter().filter_map(|(name, value)| Some((name, value?)));
    Ok(key.listed(LIST.to_owned(), moment(run.started_ms), attributes))
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
