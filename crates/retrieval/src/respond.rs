//! Stage "respond": candidates → one page of cards, with facets.

use cinerag_domain::{Candidate, Facet, Filters, MovieCard, MovieId, SearchRequest, SortOrder};
use cinerag_ports::{ListOrder, StoreError, VectorStore};

/// One page of candidates with their cards, and the facets of the whole candidate set.
pub(crate) struct Page {
    pub(crate) entries: Vec<(Candidate, MovieCard)>,
    pub(crate) facets: Vec<Facet>,
}

/// Sorts, pages, hydrates and counts. The candidates are those that passed the filters already.
pub(crate) async fn respond(
    store: &dyn VectorStore,
    request: &SearchRequest,
    candidates: &[Candidate],
) -> Result<Page, StoreError> {
    let (offset, limit) = (request.offset as usize, request.limit as usize);
    let ids = || candidates.iter().map(|candidate| candidate.id).collect::<Vec<MovieId>>();
    let page: Vec<Candidate> = match list_order(request.sort) {
        None => candidates.iter().skip(offset).take(limit).copied().collect(),
        Some(order) => {
            let sorted = store.list(&Filters::default(), Some(&ids()), order, offset, limit).await?;
            let of = |id: &MovieId| candidates.iter().find(|candidate| candidate.id == *id).copied();
            sorted.iter().filter_map(of).collect()
        }
    };
    let wanted: Vec<MovieId> = page.iter().map(|candidate| candidate.id).collect();
    let cards = store.cards(&wanted).await?;
    let facets = match request.facets.as_slice() {
        [] => Vec::new(),
        fields => store.facets(fields, &Filters::default(), Some(&ids())).await?,
    };
    let entries = page.into_iter().zip(cards).filter_map(|(candidate, card)| Some((candidate, card?)));
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
