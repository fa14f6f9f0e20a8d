//! The order of films when a query has constraints only and nothing to compare: better known and better liked films
//! come first, and of a person's films those in the role they are known for.

use cinerag_domain::{Candidate, Filters, MovieId, Role, SortOrder};
use cinerag_ports::{IndexSnapshot, ListOrder, StoreError};
use cinerag_query::QueryPlan;
use tokio::try_join;

use super::features::fame;

/// Films that a listing ranks; later ones follow the store's order by popularity, page by page.
const LISTING_DEPTH: usize = 1_050;

/// Films to order.
#[derive(Default)]
pub(crate) struct Listed {
    /// Those that pass the filters, best known first.
    ids: Vec<MovieId>,
    /// Of the films of people whose role the query leaves open, those in the role they are known for; sorted.
    known_for: Vec<MovieId>,
}

/// Films that pass the filters.
pub(crate) async fn list(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    filters: &Filters,
) -> Result<Listed, StoreError> {
    let ids = index.ask(|store| store.list(filters, None, ListOrder::Popularity, 0, LISTING_DEPTH));
    let (ids, known_for) = try_join!(ids, known_for(index, plan, filters))?;
    Ok(Listed { ids, known_for })
}

/// The films best first, scored 0–1.
pub(crate) async fn order(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    Listed { ids, known_for }: Listed,
) -> Result<Vec<Candidate>, StoreError> {
    let signals = index.ask(|store| store.signals(&ids)).await?;
    let newest = signals.iter().flatten().filter_map(|film| film.year).max().unwrap_or(0);
    let mut candidates: Vec<Candidate> = signals
        .iter()
        .flatten()
        .map(|film| {
            let (fame, quality) = (fame(film.popularity), film.quality / 10.0);
            let age = f32::from(newest - film.year.unwrap_or(0).min(newest));
            let points = match plan.order {
                Some(SortOrder::Popularity) if plan.is_reversed => 1.0 - fame,
                Some(SortOrder::Popularity) => fame,
                Some(SortOrder::Rating) if plan.is_reversed => 0.2 * fame + 0.8 * (1.0 - quality),
                Some(SortOrder::Year) if plan.is_reversed => age / (1.0 + age),
                Some(SortOrder::Rating) => 0.2 * fame + 0.8 * quality,
                Some(SortOrder::Year) => 0.8 / (1.0 + age) + 0.2 * fame,
                _ => 0.6 * fame + 0.4 * quality,
            };
            let tier = if known_for.binary_search(&film.id).is_ok() { 0.5 } else { 0.0 };
            let spread = if known_for.is_empty() { 1.0 } else { 0.5 };
            Candidate { id: film.id, score: tier + spread * points.clamp(0.0, 1.0), ..Candidate::default() }
        })
        .collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    Ok(candidates)
}

async fn known_for(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    filters: &Filters,
) -> Result<Vec<MovieId>, StoreError> {
    if plan.known_for_role.is_empty() {
        return Ok(Vec::new());
    }
    let mut narrower = filters.clone();
    for (name, role) in &plan.known_for_role {
        match role {
            Role::Actor => narrower.cast.push(name.clone()),
            Role::Director => narrower.directors.push(name.clone()),
            Role::Writer => narrower.writers.push(name.clone()),
        }
    }
    let mut ids =
        index.ask(|store| store.list(&narrower, None, ListOrder::Popularity, 0, LISTING_DEPTH)).await?;
    ids.sort_unstable();
    Ok(ids)
}
