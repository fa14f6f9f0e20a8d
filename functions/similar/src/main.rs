//! `GET /v1/movies/{id}/similar` as a Lambda function: wiring only. The model is loaded by the first request that has
//! a `but`, and by no other.

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_embedding::LazyMiniLm;
use cinerag_ports::Embedder;
use cinerag_retrieval::{SimilarEngine, Sources};
use cinerag_runtime::Error;
use cinerag_vector_store::EmbeddedIndex;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let index = Arc::new(EmbeddedIndex::open_current(&settings.index_dir)?);
    let model = LazyMiniLm::find(&settings.model_dir);
    let model =
        model.inspect_err(|error| tracing::error!(code = error.code(), %error, "no tweaks of meaning"));
    let embedder = model.ok().map(|model| Arc::new(model) as Arc<dyn Embedder>);
    let engine = SimilarEngine::new(Sources::of(&index), embedder);
    let routes = Router::new().merge(routes::similar::router(Arc::new(engine))).fallback(not_found);
    cinerag_runtime::serve(finish(routes)).await
}
