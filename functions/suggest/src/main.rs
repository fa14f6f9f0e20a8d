//! `GET /v1/suggest` as a Lambda function: wiring only.

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_published_index::PublishedIndex;
use cinerag_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let index = Arc::new(PublishedIndex::open(&settings).await?);
    let routes = Router::new().merge(routes::suggest::router(index)).fallback(not_found);
    cinerag_runtime::serve(finish(routes)).await
}
