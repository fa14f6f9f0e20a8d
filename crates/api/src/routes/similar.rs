//! `GET /v1/movies/{id}/similar`: films like a film, by what is stored of it.

use std::sync::Arc;

use axum::extract::{RawPathParams, RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::RequestReport;
use cinerag_ports::IndexSource;
use cinerag_query::{Tweak, parse_tweak};
use cinerag_retrieval::SimilarEngine;
use cinerag_retrieval::similar::SimilarRequest;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{OverIndex, movie_id};
use crate::filters::{FilterQuery, filters, with_filters};
use crate::params::Params;
use crate::problem::{Problem, ProblemBody};
use crate::wire::ScoredList;

/// Longest tweak that is read, in characters.
const MAX_BUT_CHARS: usize = 200;

/// The route.
pub fn router(source: Arc<dyn IndexSource>, engine: Arc<SimilarEngine>) -> Router {
    described().with_state(OverIndex { source, engine }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<SimilarEngine>> {
    OpenApiRouter::new().routes(routes!(similar))
}

/// Find films like a film. Takes the filters of search.
#[utoipa::path(
    get, path = "/v1/movies/{id}/similar", tag = "movies",
    params(
        FilterQuery,
        ("id" = u32, Path, description = "MovieLens id"),
        ("limit" = Option<u32>, Query, description = "Films to give, 1–100", minimum = 1, maximum = 100),
        ("but" = Option<String>, Query, description = "In which ways they should differ: darker, without violence, older, set in space; at most 200 characters"),
    ),
    responses(
        (status = 200, body = ScoredList<'static>),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn similar(
    State(OverIndex { source, engine }): State<OverIndex<SimilarEngine>>,
    path: RawPathParams,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let id = movie_id(&path)?;
    let mut params = Params::parse(query.as_deref(), &with_filters(&["limit", "but"]));
    let limit = params.integer("limit", 1..=100).unwrap_or(20) as usize;
    let but = but(&mut params);
    let filters = filters(&mut params);
    params.finish()?;
    let index = source.snapshot().await;
    let answer = engine.similar(&index, &SimilarRequest { id, but, filters, limit }).await?;
    let answer = answer.ok_or_else(|| Problem::unknown_movie(id))?;
    Ok((Extension(RequestReport::degraded(answer.degraded.clone())), Json(ScoredList::from(&answer)))
        .into_response())
}

fn but(params: &mut Params) -> Vec<Tweak> {
    let Some(text) = params.text("but") else { return Vec::new() };
    let chars = text.chars().count();
    if chars > MAX_BUT_CHARS {
        params.mistake("but", format!("has {chars} characters; at most {MAX_BUT_CHARS} are read"));
        return Vec::new();
    }
    match cinerag_query::clean(&text) {
        Ok(text) => parse_tweak(&text),
        Err(error) => {
            params.mistake("but", error.to_string());
            Vec::new()
        }
    }
}
