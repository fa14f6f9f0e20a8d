//! `GET /v1/movies/{id}/similar` as a Lambda function: wiring only. The model is loaded by the first request that has
//! a `but`, and by no other.

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_embedding::LazyMiniLm;
use cinerag_ports::Embedder;
use cinerag_published_index::PublishedIndex;
use cinerag_retrieval::SimilarEngine;
use cinerag_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let source = PublishedIndex::open(&settings).await?.with_server(&settings).await;
    let model = LazyMiniLm::find(&settings.model_dir);
    let model =
        model.inspect_err(|error| tracing::error!(code = error.code(), %error, "no tweaks of meaning"));
    let embedder = model.ok().map(|model| Arc::new(model) as Arc<dyn Embedder>);
    let engine = Arc::new(SimilarEngine::new(embedder));
    let routes = Router::new().merge(routes::similar::router(source, engine)).fallback(not_found);
    cinerag_runtime::serve(finish(routes)).await
}
