//! `GET /v1/search` as a Lambda function: wiring only.

use std::num::NonZeroUsize;
use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_cache::MemoryCache;
use cinerag_embedding::MiniLm;
use cinerag_ports::Embedder;
use cinerag_published_index::PublishedIndex;
use cinerag_retrieval::{RerankModel, SearchEngine, Sources};
use cinerag_runtime::{Error, SystemClock};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let folder = settings.model_dir.clone();
    let model = tokio::task::spawn_blocking(move || MiniLm::load(&folder, NonZeroUsize::MIN));
    let published = PublishedIndex::open(&settings).await?;
    let model = model
        .await?
        .inspect_err(|error| tracing::error!(code = error.code(), %error, "keyword matches only"));
    let embedder = model.ok().map(|model| Arc::new(model) as Arc<dyn Embedder>);
    let cache = Arc::new(MemoryCache::new(settings.cache_bytes));
    let index = published.index();
    let clock = Arc::new(SystemClock::default());
    let engine =
        SearchEngine::new(Sources::of(&index), index as _, embedder, RerankModel::shipped()?, cache, clock);
    let routes = Router::new().merge(routes::search::router(Arc::new(engine))).fallback(not_found);
    cinerag_runtime::serve(finish(published.follow(routes))).await
}
