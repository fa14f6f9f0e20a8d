//! Runs in memory.

use std::collections::BTreeMap;

use async_trait::async_trait;
use parking_lot::{Mutex, MutexGuard};

use crate::{IngestionRun, RemoteError, RunLedger, RunOutcome, RunState};

/// Holds every run.
#[derive(Default)]
pub struct MemoryLedger(Mutex<Runs>);

#[derive(Default)]
struct Runs {
    by_id: BTreeMap<String, IngestionRun>,
    newest: Option<String>,
}

impl MemoryLedger {
    fn runs(&self) -> MutexGuard<'_, Runs> {
        self.0.lock()
    }
}

#[async_trait]
impl RunLedger for MemoryLedger {
    async fn begin(&self, run: &IngestionRun) -> Result<Option<IngestionRun>, RemoteError> {
        let mut runs = self.runs();
        if let Some(known) = runs.by_id.get(&run.id) {
            return Ok(Some(known.clone()));
        }
        runs.by_id.insert(run.id.clone(), run.clone());
        Ok(None)
    }

    async fn resume(&self, id: &str, now_ms: u64) -> Result<(), RemoteError> {
        if let Some(run) = self.runs().by_id.get_mut(id) {
            run.state = RunState::Running;
            run.started_ms = now_ms;
            run.finished_ms = None;
            run.error = None;
        }
        Ok(())
    }

    async fn set_newest(&self, id: &str) -> Result<(), RemoteError> {
        self.runs().newest = Some(id.to_owned());
        Ok(())
    }

    async fn newest(&self) -> Result<Option<String>, RemoteError> {
        Ok(self.runs().newest.clone())
    }

    async fn batch_done(&self, id: &str, batch: &str) -> Result<Option<IngestionRun>, RemoteError> {
        let mut runs = self.runs();
        let run = runs.by_id.get_mut(id);
        Ok(run.map(|run| {
            run.done.insert(batch.to_owned());
            run.clone()
        }))
    }

    async fn end(&self, id: &str, outcome: &RunOutcome, now_ms: u64) -> Result<(), RemoteError> {
        if let Some(run) = self.runs().by_id.get_mut(id) {
            run.finished_ms = Some(now_ms);
            match outcome {
                RunOutcome::Published(index) => {
                    (run.state, run.index, run.error) = (RunState::Published, Some(index.clone()), None);
                }
                RunOutcome::Superseded => run.state = RunState::Superseded,
                RunOutcome::Failed(error) => {
                    (run.state, run.error) = (RunState::Failed, Some(error.clone()));
                }
            }
        }
        Ok(())
    }

    async fn note_error(&self, id: &str, error: &str) -> Result<(), RemoteError> {
        if let Some(run) = self.runs().by_id.get_mut(id) {
            run.error = Some(error.to_owned());
        }
        Ok(())
    }

    async fn run(&self, id: &str) -> Result<Option<IngestionRun>, RemoteError> {
        Ok(self.runs().by_id.get(id).cloned())
    }
}
