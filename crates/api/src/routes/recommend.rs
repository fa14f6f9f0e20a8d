//! `POST /v1/recommendations` and `GET /v1/users/{id}/recommendations`: likes → films that may be liked.

use std::sync::Arc;

use axum::extract::{RawPathParams, RawQuery, Request, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::{MovieId, RequestReport};
use cinerag_ports::IndexSource;
use cinerag_retrieval::Recommender;
use cinerag_retrieval::recommend::RecommendRequest;
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::OverIndex;
use crate::body::{json_object, params_of};
use crate::filters::{FILTER_PARAMS, FilterQuery, filters, with_filters};
use crate::params::{Params, shown};
use crate::problem::{Problem, ProblemBody};
use crate::wire::{RecommendationList, RecommendationRequestBody};

/// Most liked, and most disliked, films of a request.
const MAX_IDS: usize = 200;
/// Most films given.
const MAX_LIMIT: u32 = 100;

/// The two routes.
pub fn router(source: Arc<dyn IndexSource>, engine: Arc<Recommender>) -> Router {
    described().with_state(OverIndex { source, engine }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<Recommender>> {
    OpenApiRouter::new().routes(routes!(for_likes)).routes(routes!(for_user))
}

/// Recommend films to somebody who likes and dislikes these. Ids that are no film's are passed over and named.
#[utoipa::path(
    post, path = "/v1/recommendations", tag = "movies", operation_id = "recommendations",
    request_body = RecommendationRequestBody,
    responses(
        (status = 200, body = RecommendationList<'static>),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 413, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 415, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn for_likes(
    State(OverIndex { source, engine }): State<OverIndex<Recommender>>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<Response, Problem> {
    Params::parse(query.as_deref(), &[]).finish()?;
    let request = request_of(json_object(request).await?)?;
    let answer = engine.recommend(&source.snapshot().await, &request).await?;
    Ok((Extension(RequestReport::degraded(answer.degraded.clone())), Json(RecommendationList::from(&answer)))
        .into_response())
}

/// Recommend films to a user of the data set, by what they rated. Takes the filters of search.
#[utoipa::path(
    get, path = "/v1/users/{id}/recommendations", tag = "movies", operation_id = "user_recommendations",
    params(
        FilterQuery,
        ("id" = u32, Path, description = "MovieLens user id"),
        ("limit" = Option<u32>, Query, description = "Films to give, 1–100", minimum = 1, maximum = 100),
    ),
    responses(
        (status = 200, body = RecommendationList<'static>),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn for_user(
    State(OverIndex { source, engine }): State<OverIndex<Recommender>>,
    path: RawPathParams,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let raw = path.iter().find(|(name, _)| *name == "id").map_or("", |(_, value)| value);
    let message = || format!("must be a user's whole number, not {}", shown(raw));
    let user: u32 = raw.parse().map_err(|_| Problem::invalid_field("id", message()))?;
    let mut params = Params::parse(query.as_deref(), &with_filters(&["limit"]));
    let limit = params.integer("limit", 1..=MAX_LIMIT).unwrap_or(20);
    let filters = filters(&mut params);
    params.finish()?;
    let index = source.snapshot().await;
    let answer = engine.for_user(&index, user, filters, limit as usize).await?;
    let answer = answer.ok_or_else(|| Problem::unknown_user(user))?;
    Ok((Extension(RequestReport::degraded(answer.degraded.clone())), Json(RecommendationList::from(&answer)))
        .into_response())
}

/// Reads and checks the body.
fn request_of(mut object: serde_json::Map<String, Value>) -> Result<RecommendRequest, Problem> {
    let (constraints, misplaced) = match object.remove("filters") {
        None | Some(Value::Null) => (serde_json::Map::new(), false),
        Some(Value::Object(constraints)) => (constraints, false),
        Some(_) => (serde_json::Map::new(), true),
    };
    let mut params = params_of(object, "", &["liked", "disliked", "query", "filters", "limit"]);
    let mut constraints = params_of(constraints, "filters.", &FILTER_PARAMS);
    if misplaced {
        params.mistake("filters", "must be an object");
    }
    let liked = film_ids(&mut params, "liked");
    let disliked = film_ids(&mut params, "disliked");
    if let Some(both) = disliked.iter().find(|id| liked.contains(id)) {
        params.mistake("disliked", format!("has film {both}, which is liked too"));
    }
    let query = params.text("query").and_then(|text| match cinerag_query::clean(&text) {
        Ok(text) => Some(text),
        Err(error) => {
            params.mistake("query", error.to_string());
            None
        }
    });
    if liked.is_empty() && query.is_none() && !params.is_mistaken("liked") && !params.is_mistaken("query") {
        params.mistake("liked", "has no film; give at least one, or a query");
    }
    let limit = params.integer("limit", 1..=MAX_LIMIT).unwrap_or(20) as usize;
    let filters = filters(&mut constraints);
    params.take_mistakes(constraints);
    params.finish()?;
    Ok(RecommendRequest { liked, disliked, query, filters, limit })
}

fn film_ids(params: &mut Params, name: &str) -> Vec<MovieId> {
    let message = |item: &str| format!("must be film ids, not {}", shown(item));
    let ids = params.list_of(name, |item| item.parse().map(MovieId).map_err(|_| message(item)));
    if ids.len() > MAX_IDS {
        params.mistake(name, format!("has {} ids; at most {MAX_IDS} are taken", ids.len()));
    }
    ids
}
