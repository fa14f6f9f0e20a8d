//! Stage "respond": candidates → one page of films with their records, with facets.

use cinerag_domain::{Candidate, Facet, Filters, Movie, MovieId, SearchRequest, SortOrder};
use cinerag_ports::{IndexSnapshot, ListOrder, StoreError};

use crate::rank::Ranked;

/// One page of films with their records, and the facets of everything that was found.
pub(crate) struct Page {
    pub(crate) entries: Vec<(Ranked, Movie)>,
    pub(crate) facets: Vec<Facet>,
}

/// Sorts, pages, reads records and counts. The films have passed the filters; facets count over them, or over all films
/// that pass `counted`.
pub(crate) async fn respond(
    index: &IndexSnapshot,
    request: &SearchRequest,
    ranked: &[Ranked],
    counted: Option<&Filters>,
) -> Result<Page, StoreError> {
    let (offset, limit) = (request.offset as usize, request.limit as usize);
    let ids = || ranked.iter().map(|film| film.candidate.id).collect::<Vec<MovieId>>();
    let page: Vec<Ranked> = match list_order(request.sort) {
        None => ranked.iter().skip(offset).take(limit).cloned().collect(),
        Some(order) => {
            let among = ids();
            let (filters, among) = match counted {
                Some(filters) => (filters.clone(), None),
                None => (Filters::default(), Some(&among[..])),
            };
            let sorted = index.ask(|store| store.list(&filters, among, order, offset, limit)).await?;
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
    let facets = match (request.facets.as_slice(), counted) {
        ([], _) => Vec::new(),
        (fields, Some(filters)) => index.ask(|store| store.facets(fields, filters, None)).await?,
        (fields, None) => {
            let (all, among) = (Filters::default(), ids());
            index.ask(|store| store.facets(fields, &all, Some(&among))).await?
        }
    };
    let entries = page.into_iter().zip(movies).filter_map(|(film, movie)| Some((film, movie?)));
    Ok(Page { entries: entries.collect(), facets })
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
