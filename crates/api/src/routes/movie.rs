//! `GET /v1/movies/{id}`: the whole record of a film.

use std::sync::Arc;

use axum::extract::{RawPathParams, RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use cinerag_ports::Catalogue;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::movie_id;
use crate::params::Params;
use crate::problem::{Problem, ProblemBody};
use crate::wire::MovieBody;

/// The route.
pub fn router(catalogue: Arc<dyn Catalogue>) -> Router {
    described().with_state(catalogue).into()
}

pub(crate) fn described() -> OpenApiRouter<Arc<dyn Catalogue>> {
    OpenApiRouter::new().routes(routes!(movie))
}

/// Read everything that is known of a film.
#[utoipa::path(
    get, path = "/v1/movies/{id}", tag = "movies",
    params(("id" = u32, Path, description = "MovieLens id")),
    responses(
        (status = 200, body = MovieBody<'static>),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn movie(
    State(catalogue): State<Arc<dyn Catalogue>>,
    path: RawPathParams,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    Params::parse(query.as_deref(), &[]).finish()?;
    let id = movie_id(&path)?;
    let movie = catalogue.movie(id).await?.ok_or_else(|| Problem::unknown_movie(id))?;
    Ok(Json(MovieBody::from(&movie)).into_response())
}
