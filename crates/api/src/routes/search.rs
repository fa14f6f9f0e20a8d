//! `GET /v1/search`: words → ranked films.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::{
    DEFAULT_SEMANTIC_RATIO, FacetField, RequestReport, SearchMode, SearchRequest, SortOrder,
};
use cinerag_ports::IndexSource;
use cinerag_retrieval::SearchEngine;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::OverIndex;
use crate::filters::{FilterParameters, reversed_ranges};
use crate::problem::{ParameterProblems, Problem};
use crate::request::{Parameters, SearchText, parameters};
use crate::wire::SearchBody;

/// The route.
pub fn router(source: Arc<dyn IndexSource>, engine: Arc<SearchEngine>) -> Router {
    described().with_state(OverIndex { source, engine }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<SearchEngine>> {
    OpenApiRouter::new().routes(routes!(search))
}

#[derive(Deserialize, ToSchema)]
struct SearchParameters {
    /// What to search for. Texts of more than 512 characters are condensed.
    #[schema(value_type = String, min_length = 1, max_length = 4000, pattern = r"^[^\x00]*[\p{L}\p{N}][^\x00]*$", example = "a heist in a dream")]
    q: SearchText,
    /// Search the words literally, without spelling correction and query understanding.
    #[schema(default = false)]
    literal: Option<bool>,
    /// Number of films on the page.
    #[schema(minimum = 1, maximum = 50, default = 20)]
    limit: Option<u32>,
    /// Number of films to skip.
    #[schema(minimum = 0, maximum = 1000, default = 0)]
    offset: Option<u32>,
    /// What to search by: meaning, words or both.
    mode: Option<SearchMode>,
    /// Weight of meaning against words in hybrid mode.
    #[schema(minimum = 0, maximum = 1, default = 0.5)]
    semantic_ratio: Option<f32>,
    /// Order of the films.
    sort: Option<SortOrder>,
    /// Fields to count the candidates by.
    facets: Option<Vec<FacetField>>,
    /// Explain how each film was found.
    #[schema(default = false)]
    explain: Option<bool>,
    #[serde(flatten)]
    filters: FilterParameters,
}

parameters!(SearchParameters, contradictions reversed_ranges);

impl From<SearchParameters> for SearchRequest {
    fn from(given: SearchParameters) -> Self {
        SearchRequest {
            text: given.q.0,
            literal: given.literal.unwrap_or_default(),
            mode: given.mode.unwrap_or_default(),
            semantic_ratio: given.semantic_ratio.unwrap_or(DEFAULT_SEMANTIC_RATIO),
            filters: given.filters.into(),
            sort: given.sort.unwrap_or_default(),
            limit: given.limit.unwrap_or(20),
            offset: given.offset.unwrap_or(0),
            facets: given.facets.unwrap_or_default(),
            explain: given.explain.unwrap_or_default(),
        }
    }
}

/// Search films by words, meaning or both
#[utoipa::path(
    get, path = "/v1/search", tag = "search",
    params(SearchParameters),
    responses(
        (status = 200, description = "A page of films", body = SearchBody<'static>, headers(
            ("x-cache" = String, description = "Where the answer came from, as `cache` in the body"),
            ("server-timing" = String, description = "Milliseconds of each stage"),
        )),
        ParameterProblems,
    ),
)]
async fn search(
    State(OverIndex { source, engine }): State<OverIndex<SearchEngine>>,
    Parameters(parameters): Parameters<SearchParameters>,
) -> Result<Response, Problem> {
    let index = source.snapshot().await;
    let outcome = engine.search(&index, &parameters.into()).await?;
    let took_ms = (outcome.timings.total().as_secs_f64() * 1e5).round() / 100.0;
    let body = SearchBody::new(&outcome.answer, outcome.cache.into(), took_ms);
    let (degraded, cache) = (index.degraded(), Some(outcome.cache.name()));
    let report = RequestReport { degraded, cache, timings: outcome.timings.clone() };
    Ok((Extension(report), Json(body)).into_response())
}
