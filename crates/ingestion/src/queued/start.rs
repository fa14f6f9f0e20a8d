//! Starting a run: data → plan → messages.

use std::num::NonZeroUsize;
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use cinerag_ports::{
    BlobStore, CurrentIndex, IngestionRun, IngestionRuns, RemoteError, RunLedger, RunState, StartError,
    VectorArchive, WallClock, WorkQueue,
};

use super::inputs::{InputError, keep_inputs, read_inputs};
use super::plan::{plan, run_id};
use crate::CatalogueBytes;
use crate::document::template_version;
use crate::index::documents;

/// Plans runs and queues their batches.
pub struct RunStarter {
    /// The uploaded data set.
    pub data: Arc<dyn BlobStore>,
    /// The runs' own files.
    pub files: Arc<dyn BlobStore>,
    /// Vectors of earlier runs.
    pub vectors: Arc<dyn VectorArchive>,
    /// The runs.
    pub ledger: Arc<dyn RunLedger>,
    /// The workers' queue.
    pub queue: Arc<dyn WorkQueue>,
    /// The index that readers have.
    pub current: Arc<dyn CurrentIndex>,
    /// Texts of a batch.
    pub batch_texts: NonZeroUsize,
    /// The model that the workers have.
    pub model: Fingerprint,
    /// For timestamps.
    pub clock: Arc<dyn WallClock>,
}

impl RunStarter {
    /// The run over the current data: a new one, a running one, or one whose index is already current.
    async fn prepared(&self) -> Result<(IngestionRun, bool), StartError> {
        let source = read_inputs(self.data.as_ref(), "").await.map_err(start_error)?;
        let data = source.fingerprint();
        let id = run_id(&data, &self.model);
        if let Some(known) = self.ledger.run(&id).await? {
            return Ok((known, false));
        }
        let run = self.planned(&source, id, data).await?;
        // another start may have recorded it meanwhile: the first one has planned it
        Ok(match self.ledger.begin(&run).await? {
            Some(known) => (known, false),
            None => (run, true),
        })
    }

    /// Writes everything a worker will need, and describes the run.
    async fn planned(
        &self,
        source: &CatalogueBytes,
        id: String,
        data: Fingerprint,
    ) -> Result<IngestionRun, StartError> {
        let set = source.read().map_err(|error| start_error(error.into()))?;
        let known = self.vectors.load().await?;
        let planned = plan(&documents(&set.movies), &self.model, known.as_ref(), self.batch_texts);
        keep_inputs(self.files.as_ref(), source, &data).await?;
        for batch in &planned.batches {
            batch.keep(self.files.as_ref()).await?;
        }
        Ok(IngestionRun {
            id,
            state: RunState::Running,
            data,
            data_name: set.name,
            model: self.model.clone(),
            template: template_version().to_owned(),
            films: set.movies.len() as u32,
            texts: planned.texts as u32,
            reused: planned.reused as u32,
            rejected: set.rejects.0.len() as u32,
            batches: planned.batches.into_iter().map(|batch| batch.id).collect(),
            done: std::collections::BTreeSet::new(),
            started_ms: self.clock.unix_ms(),
            finished_ms: None,
            index: None,
            error: None,
        })
    }
}

#[async_trait]
impl IngestionRuns for RunStarter {
    async fn start(&self) -> Result<IngestionRun, StartError> {
        let (mut run, is_new) = self.prepared().await?;
        // also for a finished run: a run over other data must no longer replace it
        self.ledger.set_newest(&run.id).await?;
        if !is_new {
            let published = run.state == RunState::Published && run.index.is_some();
            if published && self.current.current().await? == run.index {
                tracing::info!(run = run.id, "the index of this data is already current");
                return Ok(run);
            }
            let now = self.clock.unix_ms();
            self.ledger.resume(&run.id, now).await?;
            run = IngestionRun {
                state: RunState::Running,
                started_ms: now,
                finished_ms: None,
                error: None,
                ..run
            };
        }
        // last: a start that is interrupted before this is repeated by the next one
        let items = run.open_items();
        self.queue.send(&items).await?;
        tracing::info!(
            run = run.id,
            messages = items.len(),
            films = run.films,
            reused = run.reused,
            "run started"
        );
        Ok(run)
    }

    async fn run(&self, id: &str) -> Result<Option<IngestionRun>, RemoteError> {
        self.ledger.run(id).await
    }
}

fn start_error(error: InputError) -> StartError {
    match error {
        InputError::Remote(error) => StartError::Remote(error),
        error => StartError::Data { code: error.code(), reason: error.to_string() },
    }
}
