//! Stage "respond": candidates → one page of films with their records.
//!
//! Facets and the order of a sort need to know which films were found, not how they rank, so that the store is asked for
//! both while the films are compared.

use cinerag_domain::{Candidate, Facet, Filters, Movie, MovieId, SearchRequest, SortOrder};
use cinerag_ports::{IndexSnapshot, ListOrder, StoreError};
use tokio::try_join;

use crate::rank::Ranked;

/// What was found: what facets count, and what a sort orders.
pub(crate) struct Overview {
    pub(crate) facets: Vec<Facet>,
    /// The films of the page, unless they are in the order of their ranks.
    sorted: Option<Vec<MovieId>>,
}

/// Asks for the overview of the films that pass the filters, or of those the ones in `among` when given.
pub(crate) async fn overview(
    index: &IndexSnapshot,
    request: &SearchRequest,
    filters: &Filters,
    among: Option<&[MovieId]>,
) -> Result<Overview, StoreError> {
    let (offset, limit) = (request.offset as usize, request.limit as usize);
    let facets = async {
        match request.facets.as_slice() {
            [] => Ok(Vec::new()),
            fields => index.ask(|store| store.facets(fields, filters, among)).await,
        }
    };
    let sorted = async {
        match list_order(request.sort) {
            None => Ok(None),
            Some(order) => {
                index.ask(|store| store.list(filters, among, order, offset, limit)).await.map(Some)
            }
        }
    };
    let (facets, sorted) = try_join!(facets, sorted)?;
    Ok(Overview { facets, sorted })
}

/// The page's films with their records.
pub(crate) async fn page(
    index: &IndexSnapshot,
    request: &SearchRequest,
    ranked: &[Ranked],
    overview: &Overview,
) -> Result<Vec<(Ranked, Movie)>, StoreError> {
    let (offset, limit) = (request.offset as usize, request.limit as usize);
    let page: Vec<Ranked> = match &overview.sorted {
        None => ranked.iter().skip(offset).take(limit).cloned().collect(),
        Some(sorted) => {
            let unranked = |id: MovieId| Candidate { id, dense: None, sparse: None, score: 0.0 };
            let of = |id: &MovieId| {
                let known = ranked.iter().find(|film| film.candidate.id == *id).cloned();
                known.unwrap_or_else(|| Ranked::listed(unranked(*id)))
            };
            sorted.iter().map(of).collect()
        }
    };
    let wanted: Vec<MovieId> = page.iter().map(|film| film.candidate.id).collect();
    let movies = index.catalogue().movies(&wanted).await?;
    Ok(page.into_iter().zip(movies).filter_map(|(film, movie)| Some((film, movie?))).collect())
}

/// The store's order for a sort; relevance is the candidates' own.
pub(crate) fn list_order(sort: SortOrder) -> Option<ListOrder> {
    match sort {
        SortOrder::Relevance => None,
        SortOrder::Rating => Some(ListOrder::Rating),
        SortOrder::Year => Some(ListOrder::Year),
        SortOrder::Popularity => Some(ListOrder::Popularity),
    }
}
