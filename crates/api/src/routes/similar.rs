//! `GET /v1/movies/{id}/similar`: films like a film, by stored vectors.

use std::sync::Arc;

use axum::extract::{RawPathParams, RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use cinerag_ports::VectorStore;
use cinerag_retrieval::similar::similar as films_like;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::movie_id;
use crate::filters::{filters, with_filters};
use crate::params::Params;
use crate::problem::{Problem, ProblemBody};
use crate::wire::{Card, ScoredCard, ScoredList, thousandth};

/// The route.
pub fn router(store: Arc<dyn VectorStore>) -> Router {
    described().with_state(store).into()
}

pub(crate) fn described() -> OpenApiRouter<Arc<dyn VectorStore>> {
    OpenApiRouter::new().routes(routes!(similar))
}

/// Find films like a film. Takes the filters of search.
#[utoipa::path(
    get, path = "/v1/movies/{id}/similar", tag = "movies",
    params(
        ("id" = u32, Path, description = "MovieLens id"),
        ("limit" = Option<u32>, Query, description = "Films to give, 1–100", minimum = 1, maximum = 100),
    ),
    responses(
        (status = 200, body = ScoredList<'static>),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn similar(
    State(store): State<Arc<dyn VectorStore>>,
    path: RawPathParams,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let id = movie_id(&path)?;
    let mut params = Params::parse(query.as_deref(), &with_filters(&["limit"]));
    let limit = params.integer("limit", 1..=100).unwrap_or(20);
    let filters = filters(&mut params);
    params.finish()?;
    let found = films_like(&*store, id, &filters, limit as usize).await?;
    let found = found.ok_or_else(|| Problem::unknown_movie(id))?;
    let hits =
        found.iter().map(|(card, score)| ScoredCard { card: Card::from(card), score: thousandth(*score) });
    Ok(Json(ScoredList { hits: hits.collect() }).into_response())
}
