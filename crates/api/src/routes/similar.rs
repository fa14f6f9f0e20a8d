//! `GET /v1/movies/{id}/similar`: films like a film, from its stored vectors.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::RequestReport;
use cinerag_ports::IndexSource;
use cinerag_query::parse_tweak;
use cinerag_retrieval::SimilarEngine;
use cinerag_retrieval::similar::SimilarRequest;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::OverIndex;
use crate::filters::{FilmId, FilterParameters, reversed_ranges};
use crate::problem::{FilmProblems, Problem};
use crate::request::{Parameters, SearchText, parameters};
use crate::wire::ScoredList;

/// The route.
pub fn router(source: Arc<dyn IndexSource>, engine: Arc<SimilarEngine>) -> Router {
    described().with_state(OverIndex { source, engine }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<SimilarEngine>> {
    OpenApiRouter::new().routes(routes!(similar))
}

#[derive(Deserialize, ToSchema)]
struct SimilarParameters {
    /// MovieLens id.
    id: FilmId,
    /// Number of films to return.
    #[schema(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// How they should differ: darker, without violence, older, set in space.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200, pattern = r"^[^\x00]*[\p{L}\p{N}][^\x00]*$")]
    but: Option<SearchText>,
    #[serde(flatten)]
    filters: FilterParameters,
}

parameters!(SimilarParameters, path "id", contradictions reversed_ranges);

impl From<SimilarParameters> for SimilarRequest {
    fn from(given: SimilarParameters) -> Self {
        SimilarRequest {
            id: given.id.id(),
            but: given.but.map(|text| parse_tweak(&text.0)).unwrap_or_default(),
            filters: given.filters.into(),
            limit: given.limit.unwrap_or(20) as usize,
        }
    }
}

/// Find films like a film
#[utoipa::path(
    get, path = "/v1/movies/{id}/similar", tag = "movies",
    params(SimilarParameters),
    responses((status = 200, description = "Similar films", body = ScoredList<'static>), FilmProblems),
)]
async fn similar(
    State(OverIndex { source, engine }): State<OverIndex<SimilarEngine>>,
    Parameters(parameters): Parameters<SimilarParameters>,
) -> Result<Response, Problem> {
    let request = SimilarRequest::from(parameters);
    let index = source.snapshot().await;
    let answer = engine.similar(&index, &request).await?;
    let answer = answer.ok_or_else(|| Problem::unknown_movie(request.id))?;
    Ok((Extension(RequestReport::degraded(answer.degraded.clone())), Json(ScoredList::from(&answer)))
        .into_response())
}
