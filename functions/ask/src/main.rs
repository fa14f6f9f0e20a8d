//! `POST /v1/ask` as a Lambda function behind a function URL that streams: wiring only.

mod writer;

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_cache::MemoryCache;
use cinerag_embedding::LazyMiniLm;
use cinerag_generation::AskEngine;
use cinerag_ports::Embedder;
use cinerag_retrieval::{RerankModel, SearchEngine, Sources};
use cinerag_runtime::{Error, SystemClock};
use cinerag_vector_store::EmbeddedIndex;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let index = Arc::new(EmbeddedIndex::open_current(&settings.index_dir)?);
    let model = LazyMiniLm::find(&settings.model_dir);
    let model =
        model.inspect_err(|error| tracing::error!(code = error.code(), %error, "keyword matches only"));
    let embedder = model.ok().map(|model| Arc::new(model) as Arc<dyn Embedder>);
    let cache = Arc::new(MemoryCache::new(settings.cache_bytes));
    let (sources, clock) = (Sources::of(&index), Arc::new(SystemClock::default()));
    let search =
        SearchEngine::new(sources.clone(), index.clone(), embedder, RerankModel::shipped()?, cache, clock);
    let mut engine = AskEngine::new(Arc::new(search), sources, index);
    if let Some((generator, patience)) = writer::writer(&settings.generator).await? {
        engine = engine.with_generator(generator, patience);
    }
    let routes = Router::new().merge(routes::ask::router(Arc::new(engine))).fallback(not_found);
    cinerag_runtime::serve_streaming(finish(routes)).await
}
