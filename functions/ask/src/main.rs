//! `POST /v1/ask` as a Lambda function behind a function URL that streams: wiring only.

mod writer;

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_cache::MemoryCache;
use cinerag_embedding::LazyMiniLm;
use cinerag_generation::AskEngine;
use cinerag_ports::{Clock, Embedder};
use cinerag_published_index::PublishedIndex;
use cinerag_retrieval::{RerankModel, SearchEngine};
use cinerag_runtime::{Error, SystemClock};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let published = PublishedIndex::open(&settings).await?;
    let model = LazyMiniLm::find(&settings.model_dir);
    let model =
        model.inspect_err(|error| tracing::error!(code = error.code(), %error, "keyword matches only"));
    let embedder = model.ok().map(|model| Arc::new(model) as Arc<dyn Embedder>);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    let cache = Arc::new(MemoryCache::of_bytes(settings.cache_bytes, settings.cache_ttl, Arc::clone(&clock)));
    let source = published.with_server(&settings).await;
    let search = SearchEngine::new(embedder, RerankModel::shipped()?, cache, clock);
    let mut engine = AskEngine::new(Arc::new(search));
    if let Some((generator, patience)) = writer::writer(&settings.generator).await? {
        engine = engine.with_generator(generator, patience);
    }
    let routes = Router::new().merge(routes::ask::router(source, Arc::new(engine))).fallback(not_found);
    cinerag_runtime::serve_streaming(finish(routes)).await
}
