//! The workers' side: a message → an embedded batch, and after the last one the index.

use std::num::NonZeroUsize;
use std::sync::Arc;

use cinerag_ports::{
    BlobStore, EmbedError, Embedder, EmbeddingKey, FilmRecords, IndexStage, IngestionRun, OpenedIndex,
    RemoteError, RunLedger, RunOutcome, RunState, StoreError, VectorArchive, WallClock, WorkItem,
};

use super::batch::Batch;
use super::inputs::{InputError, inputs_of, read_inputs};
use super::verify::{VerifyError, verify};
use crate::embed::{embed_texts, embedding_key};
use crate::{IngestError, NoProgress, ingest};

/// Does the work that a [`RunStarter`](super::RunStarter) queues.
pub struct Worker {
    /// The runs' own files.
    pub files: Arc<dyn BlobStore>,
    /// Where vectors are stored.
    pub vectors: Arc<dyn VectorArchive>,
    /// The runs.
    pub ledger: Arc<dyn RunLedger>,
    /// Where the index is built and released from.
    pub stage: Arc<dyn IndexStage>,
    /// The films one by one, for readers that need a film and no index.
    pub records: Arc<dyn FilmRecords>,
    /// The model.
    pub embedder: Arc<dyn Embedder>,
    /// For timestamps.
    pub clock: Arc<dyn WallClock>,
    /// Texts embedded in parallel.
    pub threads: NonZeroUsize,
}

/// What a message led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progressed {
    /// The batch is embedded; others are not yet.
    Embedded,
    /// The run's index was released.
    Published,
    /// The run had been published before.
    AlreadyPublished,
    /// A newer run replaces it.
    Superseded,
}

/// Why a message could not be processed. It should be delivered again.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// Nobody started such a run.
    #[error("there is no run {0}")]
    UnknownRun(String),
    /// The worker has another model than the run was planned for.
    #[error("the run was planned for model {expected}, this worker has {found}")]
    OtherModel {
        /// Of the run.
        expected: String,
        /// Of the worker.
        found: String,
    },
    /// The run's copy of the data is not what was planned with.
    #[error("the run's copy of the data has fingerprint {found}, expected {expected}")]
    InputsDiffer {
        /// Of the run.
        expected: String,
        /// Of the copy.
        found: String,
    },
    /// The copy of the data cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// A text could not be embedded.
    #[error(transparent)]
    Embed(#[from] EmbedError),
    /// The index could not be built.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The built index cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The built index failed its checks.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// A service failed.
    #[error(transparent)]
    Remote(#[from] RemoteError),
}

impl WorkError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            WorkError::UnknownRun(_) => "run_unknown",
            WorkError::OtherModel { .. } => "model_differs",
            WorkError::InputsDiffer { .. } => "inputs_differ",
            WorkError::Input(error) => error.code(),
            WorkError::Embed(error) => error.code(),
            WorkError::Ingest(error) => error.code(),
            WorkError::Store(error) => error.code(),
            WorkError::Verify(_) => "index_not_verified",
            WorkError::Remote(error) => error.code(),
        }
    }
}

impl Worker {
    /// Processes a message. Repeated deliveries count once.
    pub async fn handle(&self, item: &WorkItem) -> Result<Progressed, WorkError> {
        let worked = self.work(item).await;
        if let Err(error) = &worked {
            let noted = format!("{}: {error}", error.code());
            if let Err(error) = self.ledger.note_error(&item.run, &noted).await {
                tracing::warn!(run = item.run, %error, "the error was not recorded");
            }
        }
        worked
    }

    async fn work(&self, item: &WorkItem) -> Result<Progressed, WorkError> {
        let run = self.ledger.run(&item.run).await?;
        let run = run.ok_or_else(|| WorkError::UnknownRun(item.run.clone()))?;
        let model = self.embedder.fingerprint();
        if run.model != *model {
            let (expected, found) = (run.model.0, model.0.clone());
            return Err(WorkError::OtherModel { expected, found });
        }
        let run = match &item.batch {
            Some(batch) => {
                self.embed(batch).await?;
                let run = self.ledger.batch_done(&item.run, batch).await?;
                run.ok_or_else(|| WorkError::UnknownRun(item.run.clone()))?
            }
            None => run,
        };
        match run.state {
            RunState::Published => Ok(Progressed::AlreadyPublished),
            RunState::Superseded => Ok(Progressed::Superseded),
            RunState::Running | RunState::Failed if run.is_embedded() => self.finish(&run).await,
            RunState::Running | RunState::Failed => Ok(Progressed::Embedded),
        }
    }

    /// Embeds a batch, unless an earlier delivery has.
    async fn embed(&self, id: &str) -> Result<(), WorkError> {
        if self.vectors.holds(id).await? {
            return Ok(());
        }
        let batch = Batch::find(self.files.as_ref(), id).await?;
        let vectors = embed_texts(&batch.texts, self.embedder.as_ref(), self.threads, &NoProgress);
        let vectors = vectors.map_err(IngestError::from)?;
        let keys = batch.texts.iter().map(|text| embedding_key(self.embedder.fingerprint(), text));
        let pack: Vec<(EmbeddingKey, Vec<f32>)> = keys.zip(vectors).collect();
        Ok(self.vectors.keep(id, &pack).await?)
    }

    /// Builds and verifies the index of a run whose texts are all embedded, and releases it with its films' records.
    async fn finish(&self, run: &IngestionRun) -> Result<Progressed, WorkError> {
        if !self.is_newest(run).await? {
            return self.give_way(run).await;
        }
        let built = self.build(run).await;
        if let Err(error @ (WorkError::Verify(_) | WorkError::InputsDiffer { .. })) = &built {
            let outcome = RunOutcome::Failed(format!("{}: {error}", error.code()));
            self.ledger.end(&run.id, &outcome, self.clock.unix_ms()).await?;
        }
        let index = built?;
        let Some(written) = self.write_records(run, index.as_ref()).await? else {
            return self.give_way(run).await;
        };
        self.stage.release().await?;
        let removed = self.remove_records(run, index.as_ref()).await?;
        let fingerprint = index.info().fingerprint.clone();
        let outcome = RunOutcome::Published(fingerprint.clone());
        self.ledger.end(&run.id, &outcome, self.clock.unix_ms()).await?;
        tracing::info!(
            run = run.id,
            index = fingerprint.short(),
            films = run.films,
            records_written = written,
            records_removed = removed,
            "index published"
        );
        Ok(Progressed::Published)
    }

    /// Whether no run was started after this one.
    pub(super) async fn is_newest(&self, run: &IngestionRun) -> Result<bool, WorkError> {
        Ok(self.ledger.newest().await?.as_ref() == Some(&run.id))
    }

    async fn give_way(&self, run: &IngestionRun) -> Result<Progressed, WorkError> {
        self.ledger.end(&run.id, &RunOutcome::Superseded, self.clock.unix_ms()).await?;
        tracing::info!(run = run.id, "a newer run replaces this one");
        Ok(Progressed::Superseded)
    }

    async fn build(&self, run: &IngestionRun) -> Result<Arc<dyn OpenedIndex>, WorkError> {
        let source = read_inputs(self.files.as_ref(), &inputs_of(&run.data)).await?;
        let (expected, found) = (&run.data.0, source.fingerprint().0);
        if *expected != found {
            return Err(WorkError::InputsDiffer { expected: expected.clone(), found });
        }
        let known = self.vectors.load().await?;
        let (embedder, publisher) = (self.embedder.as_ref(), self.stage.publisher());
        ingest(&source, embedder, known.as_ref(), publisher, self.threads, &NoProgress)?;
        let index = self.stage.open()?;
        verify(index.as_ref(), embedder, &run.data, run.films).await?;
        Ok(index)
    }
}
