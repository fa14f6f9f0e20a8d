//! The runs of the table as the ledger of ingestion.

use std::collections::BTreeSet;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use cinerag_ports::{IngestionRun, RemoteError, RunLedger, RunOutcome, RunState};
use serde::{Deserialize, Serialize};

use super::runs::{Run, Runs};

/// What a run was planned with; never changed.
#[derive(Debug, Serialize, Deserialize)]
struct Plan {
    data: Fingerprint,
    data_name: String,
    model: Fingerprint,
    template: String,
    films: u32,
    texts: u32,
    reused: u32,
    rejected: u32,
    batches: Vec<String>,
}

#[async_trait]
impl RunLedger for Runs {
    async fn begin(&self, run: &IngestionRun) -> Result<Option<IngestionRun>, RemoteError> {
        let recorded = recorded(run).map_err(|error| RemoteError::Refused {
            service: format!("run {}", run.id),
            reason: error.to_string(),
        })?;
        Runs::begin(self, &recorded).await?.map(reported).transpose()
    }

    async fn resume(&self, id: &str, now_ms: u64) -> Result<(), RemoteError> {
        Runs::resume(self, id, name_of(RunState::Running), now_ms).await?;
        Ok(())
    }

    async fn set_newest(&self, id: &str) -> Result<(), RemoteError> {
        Ok(Runs::set_newest(self, id).await?)
    }

    async fn newest(&self) -> Result<Option<String>, RemoteError> {
        Ok(Runs::newest(self).await?)
    }

    async fn batch_done(&self, id: &str, batch: &str) -> Result<Option<IngestionRun>, RemoteError> {
        self.part_done(id, batch).await?.map(reported).transpose()
    }

    async fn end(&self, id: &str, outcome: &RunOutcome, now_ms: u64) -> Result<(), RemoteError> {
        let (state, said) = match outcome {
            RunOutcome::Published(index) => (RunState::Published, Ok(index.0.as_str())),
            RunOutcome::Superseded => (RunState::Superseded, Ok("")),
            RunOutcome::Failed(error) => (RunState::Failed, Err(error.as_str())),
        };
        Runs::end(self, id, name_of(state), said, now_ms).await?;
        Ok(())
    }

    async fn note_error(&self, id: &str, error: &str) -> Result<(), RemoteError> {
        Runs::note_error(self, id, error).await?;
        Ok(())
    }

    async fn run(&self, id: &str) -> Result<Option<IngestionRun>, RemoteError> {
        Runs::run(self, id).await?.map(reported).transpose()
    }
}

fn recorded(run: &IngestionRun) -> Result<Run, serde_json::Error> {
    let plan = Plan {
        data: run.data.clone(),
        data_name: run.data_name.clone(),
        model: run.model.clone(),
        template: run.template.clone(),
        films: run.films,
        texts: run.texts,
        reused: run.reused,
        rejected: run.rejected,
        batches: run.batches.clone(),
    };
    Ok(Run {
        id: run.id.clone(),
        state: name_of(run.state).to_owned(),
        plan: serde_json::to_value(plan)?,
        done: run.done.clone(),
        started_ms: run.started_ms,
        finished_ms: run.finished_ms,
        outcome: run.index.as_ref().map(|index| index.0.clone()),
        error: run.error.clone(),
    })
}

fn reported(run: Run) -> Result<IngestionRun, RemoteError> {
    let Run { id, state, plan, done, started_ms, finished_ms, outcome, error } = run;
    let unreadable = |reason: String| RemoteError::Unreadable { service: format!("run {id}"), reason };
    let plan: Plan = serde_json::from_value(plan).map_err(|error| unreadable(error.to_string()))?;
    let state = STATES.into_iter().find(|known| name_of(*known) == state);
    let state = state.ok_or_else(|| unreadable("its state is unknown".to_owned()))?;
    Ok(IngestionRun {
        state,
        data: plan.data,
        data_name: plan.data_name,
        model: plan.model,
        template: plan.template,
        films: plan.films,
        texts: plan.texts,
        reused: plan.reused,
        rejected: plan.rejected,
        batches: plan.batches,
        done: done.into_iter().collect::<BTreeSet<_>>(),
        started_ms,
        finished_ms,
        index: outcome.filter(|index| !index.is_empty()).map(Fingerprint),
        error,
        id,
    })
}

const STATES: [RunState; 4] =
    [RunState::Running, RunState::Published, RunState::Failed, RunState::Superseded];

const fn name_of(state: RunState) -> &'static str {
    match state {
        RunState::Running => "running",
        RunState::Published => "published",
        RunState::Failed => "failed",
        RunState::Superseded => "superseded",
    }
}
