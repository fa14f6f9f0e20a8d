//! `GET /v1/movies`, `GET /v1/genres`, `GET /v1/rows`: the catalogue without a query.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::{MovieId, RequestReport};
use cinerag_ports::{IndexSource, ListOrder};
use cinerag_retrieval::{SimilarEngine, browse};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::OverIndex;
use crate::filters::{FilterQuery, facet_field, filters, with_filters};
use crate::params::{Params, shown};
use crate::problem::{Problem, ProblemBody};
use crate::wire::{Card, GenreCount, GenreList, MovieList, RowBody, RowList, facets, names};

/// The three routes.
pub fn router(source: Arc<dyn IndexSource>, similar: Arc<SimilarEngine>) -> Router {
    described().with_state(OverIndex { source, engine: similar }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<SimilarEngine>> {
    OpenApiRouter::new().routes(routes!(movies)).routes(routes!(genres)).routes(routes!(rows))
}

/// List films. Takes the filters of search.
#[utoipa::path(
    get, path = "/v1/movies", tag = "movies",
    params(
        FilterQuery,
        ("sort" = Option<String>, Query, description = "popularity, rating or year"),
        ("limit" = Option<u32>, Query, description = "Films to give, 1–100", minimum = 1, maximum = 100),
        ("offset" = Option<u32>, Query, description = "Films to pass over, 0–100000"),
        ("facets" = Option<String>, Query, description = "Comma-separated: genres, decade, language, runtime, rating"),
    ),
    responses(
        (status = 200, body = MovieList<'static>),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn movies(
    State(OverIndex { source, .. }): State<OverIndex<SimilarEngine>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let mut params = Params::parse(query.as_deref(), &with_filters(&["sort", "limit", "offset", "facets"]));
    let orders =
        [("popularity", ListOrder::Popularity), ("rating", ListOrder::Rating), ("year", ListOrder::Year)];
    let order = params.choice("sort", &orders).unwrap_or(ListOrder::Popularity);
    let limit = params.integer("limit", 1..=100).unwrap_or(20);
    let offset = params.integer("offset", 0..=100_000).unwrap_or(0);
    let filters = filters(&mut params);
    let fields = params.list_of("facets", facet_field);
    params.finish()?;
    let index = source.snapshot().await;
    let listing = browse::list(&index, &filters, &fields, order, offset as usize, limit as usize).await?;
    let hits = listing.cards.iter().map(Card::from).collect();
    let (total, facets, degraded) = (listing.total, facets(&listing.facets), index.degraded());
    let body = MovieList { total, hits, facets, degraded: names(&degraded) };
    Ok((Extension(RequestReport::degraded(degraded)), Json(body)).into_response())
}

/// List the genres with how many films each has.
#[utoipa::path(get, path = "/v1/genres", tag = "movies", responses((status = 200, body = GenreList<'static>)))]
async fn genres(
    State(OverIndex { source, .. }): State<OverIndex<SimilarEngine>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    Params::parse(query.as_deref(), &[]).finish()?;
    let index = source.snapshot().await;
    let facet = browse::genres(&index).await?;
    let hits = facet.counts.iter().map(|count| GenreCount { name: &count.value, count: count.count });
    let degraded = index.degraded();
    let body = GenreList { hits: hits.collect(), degraded: names(&degraded) };
    Ok((Extension(RequestReport::degraded(degraded)), Json(body)).into_response())
}

/// Most liked films of a request.
const MAX_LIKED: usize = 50;

/// The rows of the home page. With liked films, rows of films like them come first.
#[utoipa::path(
    get, path = "/v1/rows", tag = "movies",
    params(
        ("limit" = Option<u32>, Query, description = "Films a row, 4–40", minimum = 4, maximum = 40),
        ("liked" = Option<String>, Query, description = "Ids of liked films, comma-separated, latest first; the first three get a row, and none of them is shown"),
    ),
    responses(
        (status = 200, body = RowList<'static>),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn rows(
    State(OverIndex { source, engine }): State<OverIndex<SimilarEngine>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let mut params = Params::parse(query.as_deref(), &["limit", "liked"]);
    let limit = params.integer("limit", 4..=40).unwrap_or(20) as usize;
    let liked = params.list_of("liked", |item| {
        let message = || format!("must be film ids, not {}", shown(item));
        item.parse().map(MovieId).map_err(|_| message())
    });
    if liked.len() > MAX_LIKED {
        params.mistake("liked", format!("has {} ids; at most {MAX_LIKED} are taken", liked.len()));
    }
    params.finish()?;
    let index = source.snapshot().await;
    let because = browse::because_rows(&index, &engine, &liked, limit).await?;
    let shown = because.iter().flat_map(|row| row.cards.iter().map(|card| card.id)).chain(liked).collect();
    let rows = browse::rows(&index, shown, limit).await?;
    let degraded = index.degraded();
    let because = because.iter().map(|row| RowBody {
        name: format!("because_{}", row.liked).into(),
        title: format!("Because you liked {}", row.title).into(),
        hits: row.cards.iter().map(Card::from).collect(),
    });
    let rows = rows.iter().map(|row| RowBody {
        name: row.rule.name.into(),
        title: row.rule.title.as_str().into(),
        hits: row.cards.iter().map(Card::from).collect(),
    });
    let body = RowList { rows: because.chain(rows).collect(), degraded: names(&degraded) };
    Ok((Extension(RequestReport::degraded(degraded)), Json(body)).into_response())
}
