//! Ingestions started through a running server: run by a thread of their own, reported from memory.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_embedding::{EmbeddingLog, MiniLm};
use cinerag_ingestion::queued::run_id;
use cinerag_ingestion::{CatalogueBytes, IngestReport, NoProgress, TEMPLATE_VERSION, ingest};
use cinerag_ports::{
    Embedder, IndexSource, IngestionRun, IngestionRuns, RemoteError, RunState, StartError, WallClock,
};
use cinerag_vector_store::{EmbeddedPublisher, FolderSource};
use parking_lot::Mutex;

use crate::commands::ingest::{source, write_rejects};
use crate::folders::Folders;

/// The runs of this process.
#[derive(Clone)]
pub struct LocalRuns(Arc<Inner>);

struct Inner {
    folders: Folders,
    embedder: Arc<MiniLm>,
    index: Arc<FolderSource>,
    clock: Arc<dyn WallClock>,
    runs: Mutex<Runs>,
    /// Held by the active run: two would write to the same files.
    turn: Mutex<()>,
}

#[derive(Default)]
struct Runs {
    by_id: BTreeMap<String, IngestionRun>,
    newest: String,
}

impl LocalRuns {
    /// Over the data set and the state folder of the server, with its model.
    pub fn new(
        folders: Folders,
        embedder: Arc<MiniLm>,
        index: Arc<FolderSource>,
        clock: Arc<dyn WallClock>,
    ) -> Self {
        let (runs, turn) = (Mutex::default(), Mutex::default());
        LocalRuns(Arc::new(Inner { folders, embedder, index, clock, runs, turn }))
    }
}

#[async_trait]
impl IngestionRuns for LocalRuns {
    async fn start(&self) -> Result<IngestionRun, StartError> {
        let inner = Arc::clone(&self.0);
        let read = tokio::task::spawn_blocking(move || inner.read()).await;
        let (source, run) = read.map_err(|error| StartError::Internal(error.to_string()))??;
        let index = self.0.index.snapshot().await;
        {
            let mut runs = self.0.runs.lock();
            runs.newest.clone_from(&run.id);
            if let Some(known) = runs.by_id.get(&run.id) {
                let published =
                    known.state == RunState::Published && known.index.as_ref() == Some(index.version());
                if known.state == RunState::Running || published {
                    return Ok(known.clone());
                }
            }
            runs.by_id.insert(run.id.clone(), run.clone());
        }
        let (inner, id) = (Arc::clone(&self.0), run.id.clone());
        // a system thread, not a task of the runtime: stopping the server does not wait for it
        std::thread::spawn(move || inner.work(&id, &source));
        Ok(run)
    }

    async fn run(&self, id: &str) -> Result<Option<IngestionRun>, RemoteError> {
        Ok(self.0.runs.lock().by_id.get(id).cloned())
    }
}

impl Inner {
    /// The data as it is now, and the run over it.
    fn read(&self) -> Result<(CatalogueBytes, IngestionRun), StartError> {
        let missing = |error| StartError::Data { code: "source_missing", reason: format!("{error:#}") };
        let source = source(&self.folders).map_err(missing)?;
        let set = source
            .read()
            .map_err(|error| StartError::Data { code: error.code(), reason: error.to_string() })?;
        let model = self.embedder.fingerprint().clone();
        let run = IngestionRun {
            id: run_id(&set.fingerprint, &model),
            state: RunState::Running,
            data: set.fingerprint,
            data_name: set.name,
            model,
            template: TEMPLATE_VERSION.to_owned(),
            films: set.movies.len() as u32,
            texts: 2 * set.movies.len() as u32,
            reused: 0,
            rejected: set.rejects.0.len() as u32,
            batches: Vec::new(),
            done: BTreeSet::new(),
            started_ms: self.clock.unix_ms(),
            finished_ms: None,
            index: None,
            error: None,
        };
        Ok((source, run))
    }

    /// Does a run when it is its turn, and records how it ended.
    fn work(&self, id: &str, source: &CatalogueBytes) {
        let _turn = self.turn.lock();
        let overtaken = self.runs.lock().newest != id;
        let ended =
            if overtaken { None } else { Some(catch_unwind(AssertUnwindSafe(|| self.ingest(source)))) };
        let mut runs = self.runs.lock();
        let Some(run) = runs.by_id.get_mut(id) else { return };
        run.finished_ms = Some(self.clock.unix_ms());
        match ended {
            None => run.state = RunState::Superseded,
            Some(Ok(Ok(report))) => {
                run.state = RunState::Published;
                run.reused = report.vectors.reused as u32;
                run.index = Some(report.published.info.fingerprint);
            }
            Some(Ok(Err(error))) => {
                tracing::error!(run = id, error = format!("{error:#}"), "the ingestion failed");
                (run.state, run.error) = (RunState::Failed, Some(format!("{error:#}")));
            }
            // the panic is on standard error
            Some(Err(_)) => {
                (run.state, run.error) = (RunState::Failed, Some("internal: the ingestion panicked".into()));
            }
        }
    }

    /// One text at a time: requests come first.
    fn ingest(&self, source: &CatalogueBytes) -> anyhow::Result<IngestReport> {
        let embedder = self.embedder.as_ref();
        let log = EmbeddingLog::open(&self.folders.vectors(embedder.fingerprint()), embedder.dimension())?;
        let publisher = EmbeddedPublisher::new(self.folders.index());
        let report = ingest(source, embedder, &log, &publisher, NonZeroUsize::MIN, &NoProgress)?;
        write_rejects(&self.folders, &report)?;
        Ok(report)
    }
}
