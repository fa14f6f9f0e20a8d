//! Stages "retrieve" to "rerank": the candidates, with their features.

use std::collections::BTreeMap;

use cinerag_domain::{Candidate, Filters, Genre, MovieId, SearchMode};
use cinerag_ports::{
    CoRatings, DENSE_DOCUMENT, DENSE_PLOT, IndexSnapshot, ListOrder, QueryVector, SPARSE_SUBJECTS,
    SPARSE_TITLE, Scored, StoreError, VectorQuery,
};
use cinerag_query::{QueryPlan, Style};
use futures_util::future::try_join_all;
use tokio::try_join;

use crate::concepts::WishedConcepts;
use crate::rank::features::{FeatureVector, Matches, features};

/// Well-known films of the wished genres that are added for messages about taste.
const KNOWN_DEPTH: usize = 100;
/// Best-known films added where a request has constraints and concepts, and nothing to compare by meaning.
const LISTED_DEPTH: usize = 200;
/// Films added for each wished person.
const PERSON_DEPTH: usize = 40;
/// Films whose neighbours by co-ratings count.
const FIRST: usize = 8;

/// Films to add whether or not a list has them: those of the people named, and for messages about taste the best-known
/// films of their genres.
pub(crate) async fn wished(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    filters: &Filters,
) -> Result<Vec<MovieId>, StoreError> {
    let mut listed: Vec<(Filters, usize)> =
        plan.wished_people.iter().map(|name| (with_person(filters, name), PERSON_DEPTH)).collect();
    if plan.style == Style::Chat {
        listed.extend(well_known(plan, filters));
    }
    if plan.passages.is_empty() {
        listed.push((filters.clone(), LISTED_DEPTH));
    }
    let best_known = listed.iter().map(|(filters, depth)| best_known(index, filters, *depth));
    Ok(try_join_all(best_known).await?.concat())
}

/// Adds to the candidates the wished films that are in no list.
pub(crate) fn add_wished(candidates: &mut Vec<Candidate>, mut ids: Vec<MovieId>) {
    let mut known: Vec<MovieId> = candidates.iter().map(|candidate| candidate.id).collect();
    known.sort_unstable();
    ids.sort_unstable();
    ids.dedup();
    let new = ids.into_iter().filter(|id| known.binary_search(id).is_err());
    candidates.extend(new.map(|id| Candidate { id, ..Candidate::default() }));
}

async fn best_known(
    index: &IndexSnapshot,
    filters: &Filters,
    depth: usize,
) -> Result<Vec<MovieId>, StoreError> {
    index.ask(|store| store.list(filters, None, ListOrder::Popularity, 0, depth)).await
}

fn with_person(filters: &Filters, name: &str) -> Filters {
    let people = filters.people.iter().cloned().chain([name.to_owned()]).collect();
    Filters { people, ..filters.clone() }
}

/// Filters for the best-known films of the wished genres, and how many of each to take: people who talk about their taste
/// rarely describe the films they would like.
fn well_known(plan: &QueryPlan, filters: &Filters) -> Vec<(Filters, usize)> {
    let of = |genres: &mut dyn Iterator<Item = Genre>| Filters {
        genres: filters.genres.iter().chain(genres).collect(),
        ..filters.clone()
    };
    let mut listed = vec![(of(&mut plan.wished_genres.iter()), KNOWN_DEPTH)];
    if plan.wished_genres.iter().count() > 1 {
        let each = plan.wished_genres.iter().map(|genre| (of(&mut [genre].into_iter()), KNOWN_DEPTH / 2));
        listed.extend(each);
    }
    listed
}

/// Scores every candidate by comparisons that are only affordable for a few hundred films, and computes its features.
pub(crate) async fn rescore(
    index: &IndexSnapshot,
    plan: &QueryPlan,
    dense: Option<&[f32]>,
    concepts: &WishedConcepts,
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
    queries.extend(concepts.queries(ids.len()));
    let casts: Vec<Filters> = plan.wished_people.iter().map(|name| with_person(&filters, name)).collect();
    let casts = try_join_all(casts.iter().map(|cast| best_known(index, cast, ids.len())));
    let lists = index.ask(|store| store.query_batch(&queries, &filters));
    let signals = index.ask(|store| store.signals(&ids));
    let (mut lists, signals, casts) = try_join!(lists, signals, casts)?;
    let of_concepts: Vec<Vec<Scored>> = lists.split_off(others).into_iter().map(by_id).collect();
    let mut lists = lists.into_iter().map(by_id);
    let mut next = || lists.next().unwrap_or_default();
    let (titles, subjects, plots, documents) = (next(), next(), next(), next());
    let co_ratings = co_rated_with_first(index.co_ratings(), plan, &ids).await?;
    let people_share = |id: MovieId| match casts.len() {
        0 => 0.0,
        all => casts.iter().filter(|films| films.contains(&id)).count() as f32 / all as f32,
    };
    let compared = candidates.into_iter().zip(signals).filter_map(|(candidate, signals)| {
        let matches = Matches {
            dense: score_of(&documents, candidate.id),
            plot: score_of(&plots, candidate.id),
            bm25: candidate.sparse.map_or(0.0, |place| place.score),
            title: score_of(&titles, candidate.id),
            subjects: score_of(&subjects, candidate.id),
            co_ratings: co_ratings.get(&candidate.id).copied().unwrap_or_default(),
            people: people_share(candidate.id),
            concepts: concepts.matches(&of_concepts, candidate.id),
        };
        Some((candidate, features(plan, &matches, &signals?)))
    });
    Ok(compared.collect())
}

/// The mean co-rating strength of each film with the named films or, when none is named, with the first candidates:
/// pseudo-relevance feedback, by ratings instead of words. For messages about taste only; for requests and descriptions
/// cross-validation found no gain.
async fn co_rated_with_first(
    co_ratings: &dyn CoRatings,
    plan: &QueryPlan,
    candidates: &[MovieId],
) -> Result<BTreeMap<MovieId, f32>, StoreError> {
    if plan.style != Style::Chat {
        return Ok(BTreeMap::new());
    }
    let first = if plan.like.is_empty() { candidates } else { &plan.like };
    let first = &first[..first.len().min(FIRST)];
    let mut strengths = BTreeMap::new();
    for neighbour in co_ratings.co_rated(first).await?.into_iter().flatten() {
        *strengths.entry(neighbour.id).or_default() += neighbour.score / first.len() as f32;
    }
    Ok(strengths)
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
