//! `POST /v1/recommendations` and `GET /v1/users/{id}/recommendations` as a Lambda function: wiring only. The model is
//! loaded by the first request that has a query, and by no other.

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_embedding::LazyMiniLm;
use cinerag_ports::Embedder;
use cinerag_published_index::PublishedIndex;
use cinerag_retrieval::Recommender;
use cinerag_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let source = PublishedIndex::open(&settings).await?.with_server(&settings).await;
    let model = LazyMiniLm::find(&settings.model_dir);
    let model =
        model.inspect_err(|error| tracing::error!(code = error.code(), %error, "queries by their words"));
    let embedder = model.ok().map(|model| Arc::new(model) as Arc<dyn Embedder>);
    let recommender = Arc::new(Recommender::new(embedder));
    let routes = Router::new().merge(routes::recommend::router(source, recommender)).fallback(not_found);
    cinerag_runtime::serve(finish(routes)).await
}
