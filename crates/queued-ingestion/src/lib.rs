//! Wiring of queued ingestion on AWS.
//!
//! In: [`Settings`] and a [`Connection`]. Out: the [`RunStarter`] that plans runs, for the functions `ingest` and
//! `admin`, and the [`Worker`] that executes them, for `index`. Files of runs are in the bucket of indexes, beside
//! `index/`:
//!
//! ```text
//! inputs/<data>/…             copy of the data of a run
//! batches/<batch>.json        texts of a batch
//! vectors/<model>/<batch>     vectors of a batch, reused by later runs
//! ```

mod uploads;

use std::num::NonZeroUsize;
use std::sync::Arc;

use cinerag_aws::Connection;
use cinerag_aws::dynamodb::{Table, films::Films, runs::Runs};
use cinerag_aws::s3::Bucket;
use cinerag_aws::sqs::Queue;
use cinerag_embedding::{LazyMiniLm, MiniLm, PackArchive};
use cinerag_ingestion::queued::{RunStarter, WorkError, Worker};
use cinerag_ports::{EmbedError, Embedder, WorkItem};
use cinerag_published_index::{IndexBucket, Stage};
use cinerag_runtime::{Settings, SettingsError, SystemClock};

pub use cinerag_ingestion::queued::{LINKS, TMDB_FETCHED, TMDB_RECORDS};
pub use uploads::concerns_data;

/// Why ingestion cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum WiringError {
    /// A setting is missing.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// There is no model.
    #[error(transparent)]
    Model(#[from] EmbedError),
}

/// Plans runs. Only the fingerprint of the model is read.
pub fn starter(settings: &Settings, connection: &Connection) -> Result<RunStarter, WiringError> {
    let model = LazyMiniLm::find(&settings.model_dir)?;
    let name = settings.required_index_bucket()?;
    let files = Arc::new(Bucket::new(connection, name));
    let place = settings.qdrant.as_ref().map(|server| server.url.clone());
    Ok(RunStarter {
        data: Arc::new(Bucket::new(connection, settings.required_data_bucket()?)),
        vectors: Arc::new(PackArchive::new(files.clone(), model.fingerprint(), model.dimension())),
        files,
        ledger: Arc::new(Runs::new(Table::new(connection, settings.required_table()?))),
        queue: Arc::new(Queue::new(connection, settings.required_queue_url()?)),
        current: Arc::new(IndexBucket::new(connection, name).with_place(place)),
        batch_texts: settings.batch_texts,
        model: model.fingerprint().clone(),
        clock: Arc::new(SystemClock::default()),
    })
}

/// Executes runs, with one session of the model per core, and releases indexes from `stage`.
pub fn worker(settings: &Settings, connection: &Connection, stage: Stage) -> Result<Worker, WiringError> {
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let model = MiniLm::load(&settings.model_dir, threads)?;
    let name = settings.required_index_bucket()?;
    let files = Arc::new(Bucket::new(connection, name));
    let table = Table::new(connection, settings.required_table()?);
    Ok(Worker {
        vectors: Arc::new(PackArchive::new(files.clone(), model.fingerprint(), model.dimension())),
        files,
        ledger: Arc::new(Runs::new(table.clone())),
        stage: Arc::new(stage),
        records: Arc::new(Films::new(table)),
        embedder: Arc::new(model),
        clock: Arc::new(SystemClock::default()),
        threads,
    })
}

/// Why a message could not be processed.
#[derive(Debug, thiserror::Error)]
pub enum MessageError {
    /// It is not a work item.
    #[error("the message is not a work item: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// Its work failed.
    #[error("{code}: {0}", code = .0.code())]
    Work(#[from] WorkError),
}

/// Processes a message of the queue.
pub async fn process_message(worker: &Worker, message: &str) -> Result<(), MessageError> {
    let item: WorkItem = serde_json::from_str(message)?;
    worker.handle(&item).await?;
    Ok(())
}
