//! Lists without a query.

use std::borrow::Cow;
use std::collections::BTreeMap;

use cinerag_domain::{Degradation, FacetField};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Card, FacetValue};

/// A page of films.
#[derive(Debug, Serialize, ToSchema)]
pub struct MovieList<'a> {
    /// Films on all pages.
    pub total: u32,
    /// This page.
    pub hits: Vec<Card<'a>>,
    /// One entry per requested facet, counted over all pages.
    pub facets: BTreeMap<FacetField, Vec<FacetValue<'a>>>,
    /// Components that were unavailable; without `vector_store`, the last published copy of the index answered.
    pub degraded: &'a [Degradation],
}

/// A genre and its number of films.
#[derive(Debug, Serialize, ToSchema)]
pub struct GenreCount<'a> {
    /// The genre.
    pub name: &'a str,
    /// Films that have it.
    pub count: u32,
}

/// The genres of the catalogue.
#[derive(Debug, Serialize, ToSchema)]
pub struct GenreList<'a> {
    /// Most films first.
    pub hits: Vec<GenreCount<'a>>,
    /// Components that were unavailable; without `vector_store`, the last published copy of the index answered.
    pub degraded: &'a [Degradation],
}

/// A named row of the home page.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowBody<'a> {
    /// Stable name; `because_` and the id for a liked film.
    #[schema(value_type = String)]
    pub name: Cow<'a, str>,
    /// As shown.
    #[schema(value_type = String)]
    pub title: Cow<'a, str>,
    /// Its films.
    pub hits: Vec<Card<'a>>,
}

/// The rows of the home page.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowList<'a> {
    /// In display order.
    pub rows: Vec<RowBody<'a>>,
    /// Components that were unavailable; without `vector_store`, the last published copy of the index answered.
    pub degraded: &'a [Degradation],
}
