//! Ingestion runs: their input, their progress, how they ended.

use std::collections::BTreeSet;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use serde::{Deserialize, Serialize};

use crate::RemoteError;

/// The state of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// Batches are being embedded, or the index is being built.
    Running,
    /// Its index was made current.
    Published,
    /// It could not be finished; `error` says why. A retry may succeed.
    Failed,
    /// A newer run began before this one ended, so its index was not made current.
    Superseded,
}

/// A run. Its id names everything the outcome depends on, so equal inputs are the same run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IngestionRun {
    /// Hash of data, template and model.
    pub id: String,
    /// Its state.
    pub state: RunState,
    /// Of the records.
    pub data: Fingerprint,
    /// Name of the data set, for people.
    pub data_name: String,
    /// Of the embedding model.
    pub model: Fingerprint,
    /// Version of the document template.
    pub template: String,
    /// Films in the data.
    pub films: u32,
    /// Texts of all films.
    pub texts: u32,
    /// Texts that had a vector when the run was planned.
    pub reused: u32,
    /// Rows of the data that were read and not used.
    pub rejected: u32,
    /// Batches of the other texts.
    pub batches: Vec<String>,
    /// Those of them that are embedded.
    pub done: BTreeSet<String>,
    /// When it was started last, in milliseconds since 1970.
    pub started_ms: u64,
    /// When it ended, in milliseconds since 1970.
    pub finished_ms: Option<u64>,
    /// The index it published.
    pub index: Option<Fingerprint>,
    /// What went wrong last.
    pub error: Option<String>,
}

impl IngestionRun {
    /// Every batch is embedded.
    pub fn is_embedded(&self) -> bool {
        self.batches.iter().all(|batch| self.done.contains(batch))
    }

    /// What remains to be done: the batches that are not embedded, or else the finish.
    pub fn open_items(&self) -> Vec<crate::WorkItem> {
        let item = |batch: Option<&String>| crate::WorkItem { run: self.id.clone(), batch: batch.cloned() };
        let open = self.batches.iter().filter(|batch| !self.done.contains(*batch));
        let open: Vec<_> = open.map(|batch| item(Some(batch))).collect();
        if open.is_empty() { vec![item(None)] } else { open }
    }
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunOutcome {
    /// This index is current now.
    Published(Fingerprint),
    /// A newer run replaces it.
    Superseded,
    /// It failed, in words that begin with the error's code.
    Failed(String),
}

/// Records runs. Every change is one atomic step and idempotent.
#[async_trait]
pub trait RunLedger: Send + Sync {
    /// Records a new run. If one of this id exists, it is returned and nothing is changed.
    async fn begin(&self, run: &IngestionRun) -> Result<Option<IngestionRun>, RemoteError>;

    /// Restarts an existing run from what it has done so far.
    async fn resume(&self, id: &str, now_ms: u64) -> Result<(), RemoteError>;

    /// Records which run was started last: the only one that may publish.
    async fn set_newest(&self, id: &str) -> Result<(), RemoteError>;

    /// The run that was started last.
    async fn newest(&self) -> Result<Option<String>, RemoteError>;

    /// Notes that a batch is embedded, and returns the updated run. A batch counts once, however often it is noted.
    /// `None` when there is no such run.
    async fn batch_done(&self, id: &str, batch: &str) -> Result<Option<IngestionRun>, RemoteError>;

    /// Notes how a run ended.
    async fn end(&self, id: &str, outcome: &RunOutcome, now_ms: u64) -> Result<(), RemoteError>;

    /// Notes what went wrong while the run continues.
    async fn note_error(&self, id: &str, error: &str) -> Result<(), RemoteError>;

    /// The run of this id, or `None`.
    async fn run(&self, id: &str) -> Result<Option<IngestionRun>, RemoteError>;
}
