//! `GET /v1/movies/{id}`: the full record of a film.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use cinerag_ports::Catalogue;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::filters::{CountryCode, FilmId};
use crate::problem::{FilmProblems, Problem};
use crate::request::{Parameters, parameters};
use crate::wire::MovieBody;

/// The route.
pub fn router(catalogue: Arc<dyn Catalogue>) -> Router {
    described().with_state(catalogue).into()
}

pub(crate) fn described() -> OpenApiRouter<Arc<dyn Catalogue>> {
    OpenApiRouter::new().routes(routes!(movie))
}

#[derive(Deserialize, ToSchema)]
struct MovieParameters {
    /// MovieLens id.
    id: FilmId,
    /// Say where the film can be watched in this country, as an ISO 3166-1 alpha-2 code.
    country: Option<CountryCode>,
}

parameters!(MovieParameters, path "id");

/// Get full film details
#[utoipa::path(
    get, path = "/v1/movies/{id}", tag = "movies",
    params(MovieParameters),
    responses((status = 200, description = "The film", body = MovieBody<'static>), FilmProblems),
)]
async fn movie(
    State(catalogue): State<Arc<dyn Catalogue>>,
    Parameters(MovieParameters { id, country }): Parameters<MovieParameters>,
) -> Result<Response, Problem> {
    let id = id.id();
    let movie = catalogue.movie(id).await?.ok_or_else(|| Problem::unknown_movie(id))?;
    let country = country.map(CountryCode::into_upper);
    Ok(Json(MovieBody::new(&movie, country.as_deref())).into_response())
}
