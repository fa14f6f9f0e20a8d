//! The contract, generated from the routes themselves.

use std::sync::Arc;

use axum::response::IntoResponse;
use axum::{Json, Router, routing};
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use crate::problem::{ProblemBody, of_any_route};
use crate::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "CineRAG",
        description = "Search, browse and discuss films in plain words. Errors are RFC 9457 problem documents.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    tags(
        (name = "search", description = "Find films"),
        (name = "movies", description = "Film details, lists and recommendations"),
        (name = "events", description = "Record what users do with films"),
        (name = "operations", description = "Operate the service"),
    ),
    modifiers(&AdminKeyScheme, &ProblemsOfAnyRoute),
    components(schemas(ProblemBody<'static>)),
)]
struct Contract;

/// The authorization of the admin routes.
struct AdminKeyScheme;

impl Modify for AdminKeyScheme {
    fn modify(&self, document: &mut Document) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer);
        let scheme = bearer.description(Some("The admin key of the service")).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("admin_key", SecurityScheme::Http(scheme));
    }
}

/// Problems of paths and methods that are not in the contract.
struct ProblemsOfAnyRoute;

impl Modify for ProblemsOfAnyRoute {
    fn modify(&self, document: &mut Document) {
        document.components.get_or_insert_default().responses.extend(of_any_route());
    }
}

/// The contract of every route.
pub fn document() -> Document {
    routes::described().into_iter().fold(Contract::openapi(), Document::merge_from)
}

/// `GET /v1/openapi.json`.
pub fn router() -> Router {
    // shared: routes are cloned for every connection, and the document is a tree of thousands of parts
    let document = Arc::new(document());
    let serve = move || async move { Json(&*document).into_response() };
    Router::new().route("/v1/openapi.json", routing::get(serve))
}
