//! The parts, put together for one process.

use std::num::NonZeroUsize;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use cinerag_cache::TieredCache;
use cinerag_embedding::{MiniLm, OnnxCrossEncoder};
use cinerag_ports::{Background, Clock, Embedder, VectorStore, Work};
use cinerag_retrieval::{RerankModel, SearchEngine, Sources};
use cinerag_runtime::{SystemClock, in_parallel};
use cinerag_vector_store::LiveIndex;

use crate::cache_args::CacheArgs;
use crate::folders::Folders;

/// An index, a model, and the engine over both.
pub struct Parts {
    pub index: Arc<LiveIndex>,
    /// Searched on: the index, or a server with the index behind it.
    pub sources: Sources,
    pub embedder: Arc<MiniLm>,
    pub engine: Arc<SearchEngine>,
    pub cache: Arc<TieredCache>,
}

impl Parts {
    /// Opens the current index and loads the model, and the cross-encoder if there is one; `sessions` queries are
    /// embedded side by side. What `cache` keeps is not computed again.
    pub fn open(folders: &Folders, sessions: NonZeroUsize, cache: &CacheArgs) -> Result<Self> {
        let (embedder, index) =
            in_parallel(|| MiniLm::load(&folders.model(), sessions), || LiveIndex::open(&folders.index()));
        let (embedder, index) = (Arc::new(embedder?), Arc::new(index.context("cannot search yet")?));
        let info = index.info();
        ensure!(
            info.model == *embedder.fingerprint(),
            "the index was built with another model ({}, this one is {}); run `cinerag ingest`",
            info.model.short(),
            embedder.fingerprint().short()
        );
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
        let cache = Arc::new(TieredCache::open(&cache.options(), &clock)?);
        let sources = Sources::of(&index).with_store(folders.qdrant.store(&index)?);
        let mut engine = SearchEngine::new(
            sources.clone(),
            Arc::clone(&index) as _,
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
        Ok(Parts { index, sources, embedder, engine: Arc::new(engine), cache })
    }
}

/// Work as a task of its own beside the requests.
struct Spawned;

impl Background for Spawned {
    fn run(&self, work: Work) {
        // it is started by requests, which run on a runtime; without one it is left undone, and asked for again
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(work);
        }
    }
}

/// As many as there are cores.
pub fn cores() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
