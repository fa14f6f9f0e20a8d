//! `POST /v1/recommendations` and `GET /v1/users/{id}/recommendations`: likes → recommended films.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::RequestReport;
use cinerag_ports::IndexSource;
use cinerag_retrieval::Recommender;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::OverIndex;
use crate::filters::{FilterParameters, reversed_ranges};
use crate::problem::{BodyProblems, Problem, UserProblems};
use crate::request::{Body, Parameters, parameters};
use crate::wire::{RecommendationList, RecommendationRequestBody};

/// The two routes.
pub fn router(source: Arc<dyn IndexSource>, engine: Arc<Recommender>) -> Router {
    described().with_state(OverIndex { source, engine }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<Recommender>> {
    OpenApiRouter::new().routes(routes!(for_likes)).routes(routes!(for_user))
}

/// Recommend films by likes and dislikes
///
/// Unknown ids are ignored and returned in `unknown_ids`. A film must not be both liked and disliked.
#[utoipa::path(
    post, path = "/v1/recommendations", tag = "movies", operation_id = "recommendations",
    request_body = RecommendationRequestBody,
    responses((status = 200, description = "Recommended films", body = RecommendationList<'static>), BodyProblems),
)]
async fn for_likes(
    State(OverIndex { source, engine }): State<OverIndex<Recommender>>,
    Body(request): Body<RecommendationRequestBody>,
) -> Result<Response, Problem> {
    let answer = engine.recommend(&source.snapshot().await, &request.into()).await?;
    Ok((Extension(RequestReport::degraded(answer.degraded.clone())), Json(RecommendationList::from(&answer)))
        .into_response())
}

#[derive(Deserialize, ToSchema)]
struct UserParameters {
    /// MovieLens user id.
    #[schema(value_type = u64, minimum = 0, maximum = 4_294_967_295_u32)]
    id: u32,
    /// Number of films to return.
    #[schema(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    #[serde(flatten)]
    filters: FilterParameters,
}

parameters!(UserParameters, path "id", contradictions reversed_ranges);

/// Recommend films to a user of the data set, by their ratings
#[utoipa::path(
    get, path = "/v1/users/{id}/recommendations", tag = "movies", operation_id = "user_recommendations",
    params(UserParameters),
    responses((status = 200, description = "Recommended films", body = RecommendationList<'static>), UserProblems),
)]
async fn for_user(
    State(OverIndex { source, engine }): State<OverIndex<Recommender>>,
    Parameters(UserParameters { id, limit, filters }): Parameters<UserParameters>,
) -> Result<Response, Problem> {
    let index = source.snapshot().await;
    let answer = engine.for_user(&index, id, filters.into(), limit.unwrap_or(20) as usize).await?;
    let answer = answer.ok_or_else(|| Problem::unknown_user(id))?;
    Ok((Extension(RequestReport::degraded(answer.degraded.clone())), Json(RecommendationList::from(&answer)))
        .into_response())
}
