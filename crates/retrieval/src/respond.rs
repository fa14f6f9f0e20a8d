//! Stage "respond": candidates → one page of films with their records.
//!
//! Facets and sorted pages depend on which films were found, not on how they rank, so the store is asked for both while
//! the films are being scored.

use cinerag_domain::{Candidate, Facet, Filters, Movie, MovieId, SearchRequest, SortOrder};
use cinerag_ports::{IndexSnapshot, ListOrder, StoreError, VectorStore};
use tokio::try_join;

use crate::facets;
use crate::rank::Ranked;

/// What was found: what facets count, and what a sort orders.
pub(crate) struct Overview {
    pub(crate) facets: Vec<Facet>,
    /// The films of the page in a requested order; none when they are in order of rank.
    sorted: Option<Vec<MovieId>>,
}

/// Asks for the overview of the films that pass the filters, limited to those in `among` if given.
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
            fields => facets::count(index, fields, filters, among).await,
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

/// The overview of films that were found, from a store that answers without a call.
pub(crate) async fn overview_of(
    store: &dyn VectorStore,
    request: &SearchRequest,
    found: &[MovieId],
) -> Result<Overview, StoreError> {
    let (offset, limit) = (request.offset as usize, request.limit as usize);
    let all = Filters::default();
    let facets = match request.facets.as_slice() {
        [] => Vec::new(),
        fields => store.facets(fields, &all, Some(found)).await?,
    };
    let sorted = match list_order(request.sort) {
        None => None,
        Some(order) => Some(store.list(&all, Some(found), order, offset, limit).await?),
    };
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
            let unranked = |id: MovieId| Candidate { id, ..Candidate::default() };
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
