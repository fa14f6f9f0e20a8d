//! `GET /v1/search` as a Lambda function: wiring only.

use std::num::NonZeroUsize;
use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_cache::{CacheOptions, REDIS_BUDGET, TieredCache};
use cinerag_embedding::MiniLm;
use cinerag_ports::{Clock, Embedder};
use cinerag_published_index::PublishedIndex;
use cinerag_retrieval::{RerankModel, SearchEngine};
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
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    let options = CacheOptions {
        memory_bytes: settings.cache_bytes,
        time_to_live: settings.cache_ttl,
        redis_url: settings.redis_url.as_deref(),
        redis_budget: REDIS_BUDGET,
    };
    let cache = Arc::new(TieredCache::open(&options, &clock)?);
    let vectors = Arc::clone(&cache);
    let source = published.with_server(&settings).await;
    let engine =
        SearchEngine::new(embedder, RerankModel::shipped()?, cache, clock).with_query_vectors(vectors);
    let routes = Router::new().merge(routes::search::router(source, Arc::new(engine))).fallback(not_found);
    cinerag_runtime::serve(finish(routes)).await
}
