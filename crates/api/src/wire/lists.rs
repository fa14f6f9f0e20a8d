//! Lists without a query.

use std::borrow::Cow;
use std::collections::BTreeMap;

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
    /// One entry for each facet asked, counted over all pages.
    #[schema(value_type = std::collections::BTreeMap<String, Vec<FacetValue<'static>>>)]
    pub facets: BTreeMap<&'static str, Vec<FacetValue<'a>>>,
    /// Parts that were away: for `vector_store` the index that was published last answered.
    pub degraded: Vec<&'static str>,
}

/// A genre and how many films have it.
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
    /// Parts that were away: for `vector_store` the index that was published last answered.
    pub degraded: Vec<&'static str>,
}

/// A named row of the home page.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowBody<'a> {
    /// Stable name; `because_` and its id for a liked film.
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
    /// In the order to show them.
    pub rows: Vec<RowBody<'a>>,
    /// Parts that were away: for `vector_store` the index that was published last answered.
    pub degraded: Vec<&'static str>,
}
