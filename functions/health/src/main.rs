//! `GET /v1/health` and `/v1/openapi.json` as a Lambda function: wiring only.

mod probe;

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, openapi, routes};
use cinerag_published_index::NamedServer;
use cinerag_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let server = NamedServer::of(&settings).await;
    let probe = Arc::new(probe::InstalledProbe { settings, server });
    let routes = Router::new().merge(routes::health::router(probe)).merge(openapi::router());
    cinerag_runtime::serve(finish(routes.fallback(not_found))).await
}
