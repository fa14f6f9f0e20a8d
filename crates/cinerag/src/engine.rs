//! The parts of one process, wired.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cinerag_cache::TieredCache;
use cinerag_embedding::{MiniLm, OnnxCrossEncoder};
use cinerag_ports::{Background, Clock, Embedder, IndexSource, Work};
use cinerag_retrieval::{RerankModel, SearchEngine};
use cinerag_runtime::{SystemClock, in_parallel};
use cinerag_vector_store::FolderSource;

use crate::cache_args::CacheArgs;
use crate::folders::Folders;

/// Longest time until requests notice a new index.
const REFRESH_EVERY: Duration = Duration::from_secs(2);

/// An index, a model, and the engine over both.
pub struct Parts {
    /// The embedded index.
    pub index: Arc<FolderSource>,
    /// Searched on: the embedded index, or a server as long as it answers.
    pub source: Arc<dyn IndexSource>,
    pub embedder: Arc<MiniLm>,
    pub engine: Arc<SearchEngine>,
    pub cache: Arc<TieredCache>,
}

impl Parts {
    /// Opens the current index and loads the model, and the cross-encoder if there is one; `sessions` queries are
    /// embedded in parallel. What `cache` holds is not computed again.
    pub fn open(folders: &Folders, sessions: NonZeroUsize, cache: &CacheArgs) -> Result<Self> {
        let (embedder, index) =
            in_parallel(|| MiniLm::load(&folders.model(), sessions), || FolderSource::open(&folders.index()));
        let (embedder, index) = (Arc::new(embedder?), index.context("cannot search yet")?);
        let info = index.parts().store.info();
        ensure!(
            info.model == *embedder.fingerprint(),
            "the index was built with another model ({}, this one is {}); run `cinerag ingest`",
            info.model.short(),
            embedder.fingerprint().short()
        );
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
        let cache = Arc::new(TieredCache::open(&cache.options(), &clock)?);
        let index = Arc::new(index.refreshing_every(REFRESH_EVERY, Arc::clone(&clock)));
        let source = folders.qdrant.before(Arc::clone(&index) as _)?;
        let mut engine = SearchEngine::new(
            Some(Arc::clone(&embedder) as Arc<dyn Embedder>),
            RerankModel::shipped()?,
            Arc::clone(&cache) as _,
            clock,
        )
        .with_query_vectors(Arc::clone(&cache) as _)
        .with_background(Arc::new(Spawned));
        if let Some(folder) = &folders.cross_encoder_dir {
            engine = engine.with_cross_encoder(Arc::new(OnnxCrossEncoder::load(
                folder,
                &folders.model(),
                sessions,
            )?));
        }
        Ok(Parts { index, source, embedder, engine: Arc::new(engine), cache })
    }
}

/// Runs work as a task of its own.
struct Spawned;

impl Background for Spawned {
    fn run(&self, work: Work) {
        // requests start it, and they run on a runtime; without one it is skipped, and started again later
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(work);
        }
    }
}

/// One per core.
pub fn cores() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
