//! The order of films when a query has constraints only and nothing to compare: films that are more of the wanted genres,
//! better known and better liked come first, and of a person's films those in the role they are known for.

use cinerag_domain::{Candidate, Filters, GenreSet, MovieId, Role, Signals, SortOrder};
use cinerag_ports::{IndexSnapshot, ListOrder, StoreError};
use cinerag_query::QueryPlan;
use tokio::try_join;

use super::Ranked;
use super::features::fame;
use super::list_features::{LIST, ListMatches, kinds};

/// Films that a listing ranks; later ones follow the store's order by popularity, page by page.
const LISTING_DEPTH: usize = 1_050;

/// Films to order.
#[derive(Default)]
pub(crate) struct Listed {
    /// Those that pass the filters, best known first.
    ids: Vec<MovieId>,
    /// The genres that they all have because the filters want them.
    genres: GenreSet,
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
    Ok(Listed { ids, genres: filters.genres, known_for })
}

/// The films best first, scored 0–1.
pub(crate) async fn order(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    Listed { ids, genres, known_for }: Listed,
) -> Result<Vec<Ranked>, StoreError> {
    let signals = index.ask(|store| store.signals(&ids));
    let (signals, kinds) = try_join!(signals, kinds(index, &ids, genres))?;
    let newest = signals.iter().flatten().filter_map(|film| film.year).max().unwrap_or(0);
    let film = |(film, kind): (&Signals, f32)| {
        let is_known_for = known_for.binary_search(&film.id).is_ok();
        let placed = |score: f32| match (known_for.is_empty(), is_known_for) {
            (true, _) => score,
            (false, true) => 0.5 + score / 2.0,
            (false, false) => score / 2.0,
        };
        let candidate = |score: f32| Candidate { id: film.id, score: placed(score), ..Candidate::default() };
        if let Some(score) = asked_order(plan, film, newest) {
            return Ranked::listed(candidate(score));
        }
        let features = ListMatches { kind, wanted: genres, signals: *film }.features();
        let score = LIST.relevance(LIST.points(&features));
        Ranked { listed: Some(features), ..Ranked::listed(candidate(score)) }
    };
    let known = signals.iter().zip(kinds).filter_map(|(signals, kind)| Some((signals.as_ref()?, kind)));
    let mut ranked: Vec<Ranked> = known.map(film).collect();
    ranked.sort_by(|a, b| {
        b.candidate.score.total_cmp(&a.candidate.score).then(a.candidate.id.cmp(&b.candidate.id))
    });
    Ok(ranked)
}

/// The score by the order that the query asks for, 0–1; none when it asks for no order.
fn asked_order(plan: &QueryPlan, film: &Signals, newest: u16) -> Option<f32> {
    let (fame, quality) = (fame(film.popularity), film.quality / 10.0);
    let age = f32::from(newest - film.year.unwrap_or(0).min(newest));
    let score = match plan.order? {
        SortOrder::Popularity if plan.is_reversed => 1.0 - fame,
        SortOrder::Popularity => fame,
        SortOrder::Rating if plan.is_reversed => 0.2 * fame + 0.8 * (1.0 - quality),
        SortOrder::Year if plan.is_reversed => age / (1.0 + age),
        SortOrder::Rating => 0.2 * fame + 0.8 * quality,
        SortOrder::Year => 0.8 / (1.0 + age) + 0.2 * fame,
        SortOrder::Relevance => return None,
    };
    Some(score.clamp(0.0, 1.0))
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
