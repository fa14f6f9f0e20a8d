//! `POST /v1/recommendations` and `GET /v1/users/{id}/recommendations` as a Lambda function: wiring only. The model is
//! loaded by the first request that has a query, and by no other.

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_embedding::LazyMiniLm;
use cinerag_ports::Embedder;
use cinerag_published_index::PublishedIndex;
use cinerag_retrieval::{Recommender, Sources};
use cinerag_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let published = PublishedIndex::open(&settings).await?;
    let index = published.index();
    let model = LazyMiniLm::find(&settings.model_dir);
    let model =
        model.inspect_err(|error| tracing::error!(code = error.code(), %error, "queries by their words"));
    let embedder = model.ok().map(|model| Arc::new(model) as Arc<dyn Embedder>);
    let sources = Sources::of(&index).with_store(published.store(&settings).await);
    let recommender = Recommender::new(sources, index, embedder);
    let routes = Router::new().merge(routes::recommend::router(Arc::new(recommender))).fallback(not_found);
    cinerag_runtime::serve(finish(published.follow(routes))).await
}
