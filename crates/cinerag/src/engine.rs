//! The parts, put together for one process.

use std::num::NonZeroUsize;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use cinerag_cache::MemoryCache;
use cinerag_embedding::{MiniLm, OnnxCrossEncoder};
use cinerag_ports::{Embedder, VectorStore};
use cinerag_retrieval::{RerankModel, SearchEngine, Sources};
use cinerag_runtime::{SystemClock, in_parallel};
use cinerag_vector_store::LiveIndex;

use crate::folders::Folders;

/// Memory for kept answers.
const CACHE_BYTES: u64 = 64 << 20;

/// An index, a model, and the engine over both.
pub struct Parts {
    pub index: Arc<LiveIndex>,
    /// Searched on: the index, or a server with the index behind it.
    pub sources: Sources,
    pub embedder: Arc<MiniLm>,
    pub engine: Arc<SearchEngine>,
}

impl Parts {
    /// Opens the current index and loads the model, and the cross-encoder if there is one; `sessions` queries are
    /// embedded side by side. With `keep_answers` equal requests are computed once.
    pub fn open(folders: &Folders, sessions: NonZeroUsize, keep_answers: bool) -> Result<Self> {
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
        let cache = Arc::new(MemoryCache::new(if keep_answers { CACHE_BYTES } else { 0 }));
        let sources = Sources::of(&index).with_store(folders.qdrant.store(&index)?);
        let mut engine = SearchEngine::new(
            sources.clone(),
            Arc::clone(&index) as _,
            Some(Arc::clone(&embedder) as Arc<dyn Embedder>),
            RerankModel::shipped()?,
            cache,
            Arc::new(SystemClock::default()),
        );
        if let Some(folder) = &folders.cross_encoder_dir {
            engine = engine.with_cross_encoder(Arc::new(OnnxCrossEncoder::load(
                folder,
                &folders.model(),
                sessions,
            )?));
        }
        Ok(Parts { index, sources, embedder, engine: Arc::new(engine) })
    }
}

/// As many as there are cores.
pub fn cores() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
