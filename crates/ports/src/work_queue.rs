//! Work for other processes.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::RemoteError;

/// A piece of an ingestion run. Delivered at least once, in any order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkItem {
    /// Id of the run.
    pub run: String,
    /// Id of the batch to embed; `None` for a run that has nothing to embed and is only to be finished.
    pub batch: Option<String>,
}

/// Accepts work.
#[async_trait]
pub trait WorkQueue: Send + Sync {
    /// Queues every item. After an error some may have been queued; queueing them again is harmless, since workers count
    /// each item once.
    async fn send(&self, items: &[WorkItem]) -> Result<(), RemoteError>;
}
