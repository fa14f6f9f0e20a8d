//! Results of evaluations of an index.

use serde::{Deserialize, Serialize};

use super::Table;
use super::item::{Key, json_text, malformed, read};
use crate::{AwsError, Failure};

const LIST: &str = "EVALUATIONS";

/// One evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Fingerprint of the index.
    pub index: String,
    /// When it was measured, in milliseconds since 1970.
    pub at_ms: u64,
    /// The figures, as the evaluator reports them.
    pub report: serde_json::Value,
}

/// What is stored beside the key, which has index and time.
#[derive(Serialize, Deserialize)]
struct Figures {
    #[serde(with = "json_text")]
    report: serde_json::Value,
}

/// The evaluations of the table.
#[derive(Debug, Clone)]
pub struct Evaluations {
    table: Table,
}

impl Evaluations {
    /// Those of this table.
    pub fn new(table: Table) -> Self {
        Evaluations { table }
    }

    /// Records one. Recording it again changes nothing.
    pub async fn record(&self, evaluation: &Evaluation) -> Result<(), AwsError> {
        let key =
            Key::new(format!("EVALUATION#{}#{}", moment(evaluation.at_ms), evaluation.index), "EVALUATION");
        let operation = || self.table.doing("put", &key);
        let figures = Figures { report: evaluation.report.clone() };
        let item = key.listed(LIST, &moment(evaluation.at_ms), &figures);
        let item = item.map_err(|reason| AwsError::new(operation(), Failure::Refused, reason))?;
        let put = self.table.client.put_item().table_name(&self.table.name).set_item(Some(item)).send().await;
        put.map(|_| ()).map_err(|error| AwsError::from_sdk(operation(), &error))
    }

    /// Up to `limit` of them, newest first.
    pub async fn latest(&self, limit: usize) -> Result<Vec<Evaluation>, AwsError> {
        let keys = self.table.listed(LIST, [&moment(0), "9"], false, limit).await?;
        let mut found = self.table.batch_get(&keys).await?;
        let mut evaluations = Vec::with_capacity(keys.len());
        for key in &keys {
            let Some(item) = found.remove(key) else { continue };
            let unreadable = |reason: String| malformed(self.table.doing("read", key), reason);
            let mut parts = key.pk.splitn(3, '#').skip(1);
            let at_ms = parts.next().and_then(|at| at.parse().ok());
            evaluations.push(Evaluation {
                index: parts.next().unwrap_or_default().to_owned(),
                at_ms: at_ms.ok_or_else(|| unreadable("the key has no time".to_owned()))?,
                report: read::<Figures>(item).map_err(unreadable)?.report,
            });
        }
        Ok(evaluations)
    }
}

/// Fourteen digits, so that text sorts as numbers do.
fn moment(ms: u64) -> String {
    format!("{ms:014}")
}
