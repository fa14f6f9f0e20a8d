//! `GET /v1/search`: words → ranked films.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::{DEFAULT_SEMANTIC_RATIO, RequestReport, SearchMode, SearchRequest, SortOrder};
use cinerag_ports::IndexSource;
use cinerag_retrieval::SearchEngine;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::OverIndex;
use crate::filters::{FilterQuery, facet_field, filters, with_filters};
use crate::params::Params;
use crate::problem::{Problem, ProblemBody};
use crate::wire::SearchBody;

const OWN_PARAMS: [&str; 9] =
    ["literal", "q", "limit", "offset", "mode", "semantic_ratio", "sort", "facets", "explain"];

/// The orders by name.
pub(crate) const SORTS: [(&str, SortOrder); 4] = [
    ("relevance", SortOrder::Relevance),
    ("rating", SortOrder::Rating),
    ("year", SortOrder::Year),
    ("popularity", SortOrder::Popularity),
];

/// The route.
pub fn router(source: Arc<dyn IndexSource>, engine: Arc<SearchEngine>) -> Router {
    described().with_state(OverIndex { source, engine }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<SearchEngine>> {
    OpenApiRouter::new().routes(routes!(search))
}

/// Search films by words, meaning or both.
#[utoipa::path(
    get, path = "/v1/search", tag = "search",
    params(
        FilterQuery,
        ("q" = String, Query, description = "What to look for, 1–512 characters; descriptions of up to 4,000 are accepted and condensed"),
        ("literal" = Option<bool>, Query, description = "Search the words as they stand: correct nothing, understand nothing"),
        ("limit" = Option<u32>, Query, description = "Films to give, 1–50", minimum = 1, maximum = 50),
        ("offset" = Option<u32>, Query, description = "Films to pass over, 0–1000", maximum = 1000),
        ("mode" = Option<String>, Query, description = "hybrid, semantic or keyword"),
        ("semantic_ratio" = Option<f32>, Query, description = "Weight of meaning against words in hybrid mode, 0–1"),
        ("sort" = Option<String>, Query, description = "relevance, rating, year or popularity"),
        ("facets" = Option<String>, Query, description = "Comma-separated: genres, decade, language, runtime, rating"),
        ("explain" = Option<bool>, Query, description = "Say how each film was found"),
    ),
    responses(
        (status = 200, body = SearchBody<'static>, headers(
            ("x-cache" = String, description = "Where the answer came from: what `cache` says in the body"),
            ("server-timing" = String, description = "Milliseconds of each stage that ran"),
        )),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn search(
    State(OverIndex { source, engine }): State<OverIndex<SearchEngine>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let request = request(query.as_deref())?;
    let index = source.snapshot().await;
    let outcome = engine.search(&index, &request).await?;
    let cache = outcome.cache.name();
    let took_ms = (outcome.timings.total().as_secs_f64() * 1e5).round() / 100.0;
    let body = SearchBody::new(&outcome.answer, cache, took_ms);
    let report =
        RequestReport { degraded: index.degraded(), cache: Some(cache), timings: outcome.timings.clone() };
    Ok((Extension(report), Json(body)).into_response())
}

/// Reads and checks the parameters.
fn request(query: Option<&str>) -> Result<SearchRequest, Problem> {
    let mut params = Params::parse(query, &with_filters(&OWN_PARAMS));
    let modes = [
        ("hybrid", SearchMode::Hybrid),
        ("semantic", SearchMode::Semantic),
        ("keyword", SearchMode::Keyword),
    ];
    let text = params.text("q").unwrap_or_default();
    let text = cinerag_query::clean(&text).unwrap_or_else(|error| {
        if !params.is_mistaken("q") {
            params.mistake("q", error.to_string());
        }
        String::new()
    });
    let request = SearchRequest {
        text,
        literal: params.flag("literal"),
        mode: params.choice("mode", &modes).unwrap_or_default(),
        semantic_ratio: params.number("semantic_ratio", 0.0..=1.0).unwrap_or(DEFAULT_SEMANTIC_RATIO),
        filters: filters(&mut params),
        sort: params.choice("sort", &SORTS).unwrap_or_default(),
        limit: params.integer("limit", 1..=50).unwrap_or(20),
        offset: params.integer("offset", 0..=1_000).unwrap_or(0),
        facets: params.list_of("facets", facet_field),
        explain: params.flag("explain"),
    };
    params.finish()?;
    Ok(request)
}
