//! The contract, generated from the routes themselves.

use std::sync::Arc;

use axum::response::IntoResponse;
use axum::{Json, Router, routing};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::routes::{ask, browse, health, movie, recommend, search, similar, suggest};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "CineRAG",
        description = "Search and browse films in plain words. Errors are RFC 9457 problem documents.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    tags(
        (name = "search", description = "Find films"),
        (name = "movies", description = "Read and browse films"),
        (name = "operations", description = "Look after the service"),
    ),
)]
struct Contract;

/// The contract of every route.
pub fn document() -> Document {
    let described = [
        search::described().into_openapi(),
        suggest::described().into_openapi(),
        movie::described().into_openapi(),
        similar::described().into_openapi(),
        recommend::described().into_openapi(),
        ask::described().into_openapi(),
        browse::described().into_openapi(),
        health::described().into_openapi(),
    ];
    described.into_iter().fold(Contract::openapi(), Document::merge_from)
}

/// `GET /v1/openapi.json`.
pub fn router() -> Router {
    // shared: routes are cloned for every connection, and the document is a tree of thousands of parts
    let document = Arc::new(document());
    let serve = move || async move { Json(&*document).into_response() };
    Router::new().route("/v1/openapi.json", routing::get(serve))
}
