//! `GET /v1/suggest`: a prefix → completions, for every keystroke.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use cinerag_analysis::fold;
use cinerag_ports::IndexSource;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::params::Params;
use crate::problem::{Problem, ProblemBody};
use crate::wire::{SuggestionBody, SuggestionList};

/// Longest prefix that is completed, in characters.
const MAX_PREFIX_CHARS: usize = 128;

/// The route.
pub fn router(source: Arc<dyn IndexSource>) -> Router {
    described().with_state(source).into()
}

pub(crate) fn described() -> OpenApiRouter<Arc<dyn IndexSource>> {
    OpenApiRouter::new().routes(routes!(suggest))
}

/// Complete a title, a person, a genre or a theme; small mistakes are forgiven.
#[utoipa::path(
    get, path = "/v1/suggest", tag = "search",
    params(
        ("q" = String, Query, description = "What has been typed, at most 128 characters"),
        ("limit" = Option<u32>, Query, description = "Completions to give, 1–10", minimum = 1, maximum = 10),
    ),
    responses(
        (status = 200, body = SuggestionList<'static>),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn suggest(
    State(source): State<Arc<dyn IndexSource>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let mut params = Params::parse(query.as_deref(), &["q", "limit"]);
    let typed = params.text("q").unwrap_or_default();
    let limit = params.integer("limit", 1..=10).unwrap_or(8);
    let prefix = fold(&typed);
    if typed.chars().count() > MAX_PREFIX_CHARS {
        params.mistake("q", format!("has more than {MAX_PREFIX_CHARS} characters"));
    } else if prefix.is_empty() && !params.is_mistaken("q") {
        params.mistake("q", "has no letter or digit to complete");
    }
    params.finish()?;
    let index = source.snapshot().await;
    let found = index.suggester().suggest(&prefix, limit as usize).await?;
    Ok(Json(SuggestionList { hits: found.iter().map(SuggestionBody::from).collect() }).into_response())
}
