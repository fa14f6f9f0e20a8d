//! `GET /v1/movies`, `GET /v1/genres`, `GET /v1/rows`: the catalogue without a query.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::{FacetField, RequestReport};
use cinerag_ports::{IndexSource, ListOrder};
use cinerag_retrieval::{SimilarEngine, browse};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::OverIndex;
use crate::filters::{FilmId, FilterParameters, reversed_ranges};
use crate::problem::{ParameterProblems, Problem};
use crate::request::{NoParameters, Parameters, parameters};
use crate::wire::{Card, GenreCount, GenreList, MovieList, RowBody, RowList, facets};

/// The three routes.
pub fn router(source: Arc<dyn IndexSource>, similar: Arc<SimilarEngine>) -> Router {
    described().with_state(OverIndex { source, engine: similar }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<SimilarEngine>> {
    OpenApiRouter::new().routes(routes!(movies)).routes(routes!(genres)).routes(routes!(rows))
}

/// The order of a list.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum MovieSort {
    /// Most popular first.
    #[default]
    Popularity,
    /// Best rated first.
    Rating,
    /// Newest first.
    Year,
}

impl From<MovieSort> for ListOrder {
    fn from(sort: MovieSort) -> Self {
        match sort {
            MovieSort::Popularity => ListOrder::Popularity,
            MovieSort::Rating => ListOrder::Rating,
            MovieSort::Year => ListOrder::Year,
        }
    }
}

#[derive(Deserialize, ToSchema)]
struct MoviesParameters {
    /// Order of the films.
    sort: Option<MovieSort>,
    /// Number of films on the page.
    #[schema(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// Number of films to skip.
    #[schema(minimum = 0, maximum = 100_000, default = 0)]
    offset: Option<u32>,
    /// Fields to count the films by.
    facets: Option<Vec<FacetField>>,
    #[serde(flatten)]
    filters: FilterParameters,
}

parameters!(MoviesParameters, contradictions reversed_ranges);

/// List films
#[utoipa::path(
    get, path = "/v1/movies", tag = "movies",
    params(MoviesParameters),
    responses((status = 200, description = "A page of films", body = MovieList<'static>), ParameterProblems),
)]
async fn movies(
    State(OverIndex { source, .. }): State<OverIndex<SimilarEngine>>,
    Parameters(given): Parameters<MoviesParameters>,
) -> Result<Response, Problem> {
    let (limit, offset) = (given.limit.unwrap_or(20), given.offset.unwrap_or(0));
    let (filters, fields) = (given.filters.into(), given.facets.unwrap_or_default());
    let order = given.sort.unwrap_or_default().into();
    let index = source.snapshot().await;
    let listing = browse::list(&index, &filters, &fields, order, offset as usize, limit as usize).await?;
    let hits = listing.cards.iter().map(Card::from).collect();
    let degraded = index.degraded();
    let body = MovieList { total: listing.total, hits, facets: facets(&listing.facets), degraded: &degraded };
    Ok((Extension(RequestReport::degraded(degraded.clone())), Json(body)).into_response())
}

/// List the genres and how many films have each
#[utoipa::path(
    get, path = "/v1/genres", tag = "movies",
    responses((status = 200, description = "The genres", body = GenreList<'static>), ParameterProblems),
)]
async fn genres(
    State(OverIndex { source, .. }): State<OverIndex<SimilarEngine>>,
    _: Parameters<NoParameters>,
) -> Result<Response, Problem> {
    let index = source.snapshot().await;
    let facet = browse::genres(&index).await?;
    let hits = facet.counts.iter().map(|count| GenreCount { name: &count.value, count: count.count });
    let degraded = index.degraded();
    let body = GenreList { hits: hits.collect(), degraded: &degraded };
    Ok((Extension(RequestReport::degraded(degraded.clone())), Json(body)).into_response())
}

#[derive(Deserialize, ToSchema)]
struct RowsParameters {
    /// Films per row.
    #[schema(minimum = 4, maximum = 40, default = 20)]
    limit: Option<u32>,
    /// Ids of liked films, latest first. The first three get a row each, and none of them is shown. Unknown ids are
    /// ignored.
    #[schema(max_items = 50)]
    liked: Option<Vec<FilmId>>,
}

parameters!(RowsParameters);

/// Get the rows of the home page
///
/// With liked films, rows of films like them come first.
#[utoipa::path(
    get, path = "/v1/rows", tag = "movies",
    params(RowsParameters),
    responses((status = 200, description = "The rows", body = RowList<'static>), ParameterProblems),
)]
async fn rows(
    State(OverIndex { source, engine }): State<OverIndex<SimilarEngine>>,
    Parameters(given): Parameters<RowsParameters>,
) -> Result<Response, Problem> {
    let (limit, liked) = (given.limit.unwrap_or(20) as usize, FilmId::all(given.liked));
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
    let body = RowList { rows: because.chain(rows).collect(), degraded: &degraded };
    Ok((Extension(RequestReport::degraded(degraded.clone())), Json(body)).into_response())
}
