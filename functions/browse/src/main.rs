//! `GET /v1/movies`, `/v1/genres` and `/v1/rows` as a Lambda function: wiring only.

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_published_index::PublishedIndex;
use cinerag_retrieval::SimilarEngine;
use cinerag_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let source = PublishedIndex::open(&settings).await?.with_server(&settings).await;
    let similar = Arc::new(SimilarEngine::new(None));
    let routes = Router::new().merge(routes::browse::router(source, similar)).fallback(not_found);
    cinerag_runtime::serve(finish(routes)).await
}
