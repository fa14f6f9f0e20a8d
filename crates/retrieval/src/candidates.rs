//! Stages "retrieve" to "rerank": the films that could be meant, with their features.

use std::collections::BTreeMap;

use cinerag_domain::{Candidate, Filters, MovieId, SearchMode};
use cinerag_ports::{
    CoRatings, DENSE_DOCUMENT, DENSE_PLOT, IndexSnapshot, ListOrder, QueryVector, SPARSE_SUBJECTS,
    SPARSE_TITLE, Scored, StoreError, VectorQuery,
};
use cinerag_query::{QueryPlan, Style};

use crate::concepts::WishedConcepts;
use crate::rank::features::{FeatureVector, Matches, features};

/// Well-known films of the wished genres that are added for messages about taste.
const KNOWN_DEPTH: usize = 100;
/// Films added for each wished person.
const PERSON_DEPTH: usize = 40;
/// Films whose neighbours by co-ratings count.
const FIRST: usize = 8;

/// Adds to the candidates what is wished for and in no list: films of the people named, and for messages about taste the
/// best-known films of their genres.
pub(crate) async fn add_wished(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    filters: &Filters,
    candidates: &mut Vec<Candidate>,
) -> Result<(), StoreError> {
    let mut ids = with_people(index, plan, filters).await?;
    if plan.style == Style::Chat {
        ids.extend(well_known(index, plan, filters).await?);
    }
    let mut known: Vec<MovieId> = candidates.iter().map(|candidate| candidate.id).collect();
    known.sort_unstable();
    ids.sort_unstable();
    ids.dedup();
    let new = ids.into_iter().filter(|id| known.binary_search(id).is_err());
    candidates.extend(new.map(|id| Candidate { id, ..Candidate::default() }));
    Ok(())
}

/// The best-known films of the wished people.
async fn with_people(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    filters: &Filters,
) -> Result<Vec<MovieId>, StoreError> {
    let mut ids = Vec::new();
    for name in &plan.wished_people {
        let filters = with_person(filters, name);
        ids.extend(
            index.ask(|store| store.list(&filters, None, ListOrder::Popularity, 0, PERSON_DEPTH)).await?,
        );
    }
    Ok(ids)
}

fn with_person(filters: &Filters, name: &str) -> Filters {
    let people = filters.people.iter().cloned().chain([name.to_owned()]).collect();
    Filters { people, ..filters.clone() }
}

/// The best-known films of the wished genres: people who talk about their taste rarely describe the films they would like.
async fn well_known(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    filters: &Filters,
) -> Result<Vec<MovieId>, StoreError> {
    let all = Filters {
        genres: filters.genres.iter().chain(plan.wished_genres.iter()).collect(),
        ..filters.clone()
    };
    let mut ids = index.ask(|store| store.list(&all, None, ListOrder::Popularity, 0, KNOWN_DEPTH)).await?;
    for genre in plan.wished_genres.iter().filter(|_| plan.wished_genres.iter().count() > 1) {
        let one = Filters { genres: filters.genres.iter().chain([genre]).collect(), ..filters.clone() };
        ids.extend(
            index.ask(|store| store.list(&one, None, ListOrder::Popularity, 0, KNOWN_DEPTH / 2)).await?,
        );
    }
    Ok(ids)
}

/// Compares every candidate with what is only affordable for a few hundred films, and computes its features.
pub(crate) async fn look_again(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    dense: Option<&[f32]>,
    wished: &WishedConcepts,
    candidates: Vec<Candidate>,
) -> Result<Vec<(Candidate, FeatureVector)>, StoreError> {
    let ids: Vec<MovieId> = candidates.iter().map(|candidate| candidate.id).collect();
    let filters = Filters { only_ids: Some(ids.clone()), ..Filters::default() };
    let query = |name: &str, vector| VectorQuery { name: name.into(), vector, limit: ids.len() };
    let mut queries = vec![
        query(SPARSE_TITLE, QueryVector::Sparse(plan.title_words.clone())),
        query(SPARSE_SUBJECTS, QueryVector::Sparse(plan.terms.vector.clone())),
    ];
    if let Some(vector) = dense {
        queries.push(query(DENSE_PLOT, QueryVector::Dense(vector.to_vec())));
        queries.push(query(DENSE_DOCUMENT, QueryVector::Dense(vector.to_vec())));
    }
    let others = queries.len();
    queries.extend(wished.queries(ids.len()));
    let mut lists = index.ask(|store| store.query_batch(&queries, &filters)).await?;
    let concepts: Vec<Vec<Scored>> = lists.split_off(others).into_iter().map(by_id).collect();
    let mut lists = lists.into_iter().map(by_id);
    let mut next = || lists.next().unwrap_or_default();
    let (titles, subjects, plots, documents) = (next(), next(), next(), next());
    let together = liked_with_the_first(index.co_ratings(), plan, &ids).await?;
    let signals = index.ask(|store| store.signals(&ids)).await?;
    let mut casts: Vec<Vec<MovieId>> = Vec::with_capacity(plan.wished_people.len());
    for name in &plan.wished_people {
        let theirs = with_person(&filters, name);
        let films = index.ask(|store| store.list(&theirs, None, ListOrder::Popularity, 0, ids.len()));
        casts.push(films.await?);
    }
    let people_share = |id: MovieId| match casts.len() {
        0 => 0.0,
        all => casts.iter().filter(|films| films.contains(&id)).count() as f32 / all as f32,
    };
    let looked = candidates.into_iter().zip(signals).filter_map(|(candidate, signals)| {
        let matches = Matches {
            dense: score_of(&documents, candidate.id),
            plot: score_of(&plots, candidate.id),
            bm25: candidate.sparse.map_or(0.0, |place| place.score),
            title: score_of(&titles, candidate.id),
            subjects: score_of(&subjects, candidate.id),
            co_ratings: together.get(&candidate.id).copied().unwrap_or_default(),
            people: people_share(candidate.id),
            concepts: wished.matches(&concepts, candidate.id),
        };
        Some((candidate, features(plan, &matches, &signals?)))
    });
    Ok(looked.collect())
}

/// The mean co-rating strength of each film with the named films or, when none is named, with the first candidates:
/// pseudo-relevance feedback, by ratings instead of words. For messages about taste only; for requests and descriptions
/// cross-validation found no gain.
async fn liked_with_the_first(
    co_ratings: &dyn CoRatings,
    plan: &QueryPlan,
    candidates: &[MovieId],
) -> Result<BTreeMap<MovieId, f32>, StoreError> {
    if plan.style != Style::Chat {
        return Ok(BTreeMap::new());
    }
    let first = if plan.like.is_empty() { candidates } else { &plan.like };
    let first = &first[..first.len().min(FIRST)];
    let mut together = BTreeMap::new();
    for neighbour in co_ratings.liked_together(first).await?.into_iter().flatten() {
        *together.entry(neighbour.id).or_default() += neighbour.score / first.len() as f32;
    }
    Ok(together)
}

/// The share of the dense list in the fusion that selects candidates.
pub(crate) fn dense_weight(has_dense: bool, mode: SearchMode, ratio: f32) -> f32 {
    match (has_dense, mode) {
        (false, _) => 0.0,
        (_, SearchMode::Semantic) => 1.0,
        _ => ratio,
    }
}

fn by_id(mut list: Vec<Scored>) -> Vec<Scored> {
    list.sort_unstable_by_key(|scored| scored.id);
    list
}

pub(crate) fn score_of(list: &[Scored], id: MovieId) -> f32 {
    list.binary_search_by_key(&id, |scored| scored.id).map_or(0.0, |at| list[at].score)
}
