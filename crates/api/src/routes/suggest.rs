//! `GET /v1/suggest`: a prefix → completions, on every keystroke.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use cinerag_analysis::fold;
use cinerag_ports::IndexSource;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::{ParameterProblems, Problem};
use crate::request::{Parameters, parameters};
use crate::wire::{SuggestionBody, SuggestionList};

/// The route.
pub fn router(source: Arc<dyn IndexSource>) -> Router {
    described().with_state(source).into()
}

pub(crate) fn described() -> OpenApiRouter<Arc<dyn IndexSource>> {
    OpenApiRouter::new().routes(routes!(suggest))
}

#[derive(Deserialize, ToSchema)]
struct SuggestParameters {
    /// What has been typed so far.
    #[schema(min_length = 1, max_length = 128, pattern = r"[\p{L}\p{N}]", example = "toy s")]
    q: String,
    /// Maximum number of completions.
    #[schema(minimum = 1, maximum = 10, default = 8)]
    limit: Option<u32>,
}

parameters!(SuggestParameters);

/// Complete a title, a person, a genre or a theme
///
/// Small typing errors are tolerated.
#[utoipa::path(
    get, path = "/v1/suggest", tag = "search",
    params(SuggestParameters),
    responses((status = 200, description = "Completions", body = SuggestionList<'static>), ParameterProblems),
)]
async fn suggest(
    State(source): State<Arc<dyn IndexSource>>,
    Parameters(SuggestParameters { q, limit }): Parameters<SuggestParameters>,
) -> Result<Response, Problem> {
    let index = source.snapshot().await;
    // an open hyphen ends a word: "wall-" goes on to "WALL·E" and not to "walled"
    let is_open = q.ends_with(['-', '·']);
    let prefix = fold(&q) + if is_open { " " } else { "" };
    let found = index.suggester().suggest(&prefix, limit.unwrap_or(8) as usize).await?;
    Ok(Json(SuggestionList { hits: found.iter().map(SuggestionBody::from).collect() }).into_response())
}
