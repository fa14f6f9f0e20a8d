//! A profile → the films that may match it, each with its features.
//!
//! A profile is what films should be similar to: one film's vectors, or the combination of somebody's liked films.
//! Candidates come from four lists (meaning, traits, concepts, co-ratings); every feature is then looked up for all of
//! them, so that a film from one list is scored by everything.

use std::collections::BTreeMap;

use cinerag_domain::{Filters, MovieId, SparseVector};
use cinerag_ports::{
    DENSE_DOCUMENT, IndexSnapshot, ListOrder, QueryVector, SPARSE_CONCEPTS, SPARSE_TRAITS, Scored,
    StoreError, VectorQuery,
};
use tokio::try_join;

use crate::concept_profile;
use crate::linear::Features;
use crate::rank::pool_features::{PoolFeature, PoolMatches};

/// What films should be similar to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// In the space of the composite documents, of any length; none when there is nothing to compare with.
    pub meaning: Option<Vec<f32>>,
    /// In the space of traits.
    pub traits: SparseVector,
    /// What they are like: strengths of concepts.
    pub concepts: SparseVector,
    /// Concepts that an answer should have more of, positive, or less of, negative.
    pub moves: SparseVector,
    /// Co-rating strength by film, positive or negative.
    pub co_rated: BTreeMap<MovieId, f32>,
}

/// A film that may match a profile.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PoolFilm {
    /// The film.
    pub id: MovieId,
    /// What it is scored by.
    pub features: Features<PoolFeature>,
}

/// Films taken from each list; the cost of an answer grows with it.
const LIST_DEPTH: usize = 100;

/// Films near the profile that pass the filters, by ascending id; for an empty profile the best-known ones. A remote
/// store is asked in two rounds: for the candidates, and for what compares them.
pub async fn gather(
    index: &IndexSnapshot,
    profile: &Profile,
    filters: &Filters,
) -> Result<Vec<PoolFilm>, StoreError> {
    let ids = candidates(index, profile, filters).await?;
    let filters = Filters { only_ids: Some(ids), ..filters.clone() };
    features(index, profile, &filters).await
}

/// Ids of the candidates, ascending; some may not pass the filters. One round of calls.
pub(crate) async fn candidates(
    index: &IndexSnapshot,
    profile: &Profile,
    filters: &Filters,
) -> Result<Vec<MovieId>, StoreError> {
    let mut asked = queries(profile, LIST_DEPTH);
    let wanted = profile.moves.iter().filter(|(_, weight)| *weight > 0.0);
    let concepts = SparseVector::from_pairs(profile.concepts.iter().chain(wanted));
    if !concepts.is_empty() {
        let vector = QueryVector::Sparse(concepts);
        asked.push(VectorQuery { name: SPARSE_CONCEPTS.to_owned(), vector, limit: LIST_DEPTH });
    }
    // every film that passes has a cosine, so that without one there is nothing to list instead
    let best_known = async {
        if profile.meaning.is_some() {
            return Ok(Vec::new());
        }
        index.ask(|store| store.list(filters, None, ListOrder::Popularity, 0, LIST_DEPTH)).await
    };
    let lists = index.ask(|store| store.query_batch(&asked, filters));
    let (lists, best_known) = try_join!(lists, best_known)?;
    let mut ids: Vec<MovieId> = lists.into_iter().flatten().map(|scored| scored.id).collect();
    let mut co_rated: Vec<(MovieId, f32)> =
        profile.co_rated.iter().map(|(id, score)| (*id, *score)).collect();
    co_rated.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ids.extend(co_rated.iter().take(LIST_DEPTH).filter(|(_, score)| *score > 0.0).map(|(id, _)| *id));
    if ids.is_empty() {
        ids = best_known;
    }
    ids.sort_unstable();
    ids.dedup();
    if let Some(only) = &filters.only_ids {
        ids.retain(|id| only.contains(id));
    }
    Ok(ids)
}

/// The features of the films that the filters' `only_ids` names and that pass the rest of them. One round of calls; what
/// is stored of the films comes from the snapshot's own store.
pub async fn features(
    index: &IndexSnapshot,
    profile: &Profile,
    filters: &Filters,
) -> Result<Vec<PoolFilm>, StoreError> {
    let ids = filters.only_ids.as_deref().unwrap_or_default();
    let asked = queries(profile, ids.len());
    let (admitted, lists) = try_join!(
        index.ask(|store| store.list(filters, Some(ids), ListOrder::Popularity, 0, ids.len())),
        index.ask(|store| store.query_batch(&asked, filters))
    )?;
    let scores_of = |name: &str| -> BTreeMap<MovieId, f32> {
        let list = asked.iter().zip(&lists).find(|(query, _)| query.name == name).map(|(_, list)| list);
        list.into_iter().flatten().map(|scored: &Scored| (scored.id, scored.score)).collect()
    };
    let (meaning, traits) = (scores_of(DENSE_DOCUMENT), scores_of(SPARSE_TRAITS));
    let of = |scores: &BTreeMap<MovieId, f32>, id: MovieId| scores.get(&id).copied().unwrap_or_default();
    let concepts = concepts_of(index, profile, &admitted).await?;
    let signals = index.own_store().signals(&admitted).await?;
    let none = SparseVector::default();
    let film = |signals: cinerag_domain::Signals| {
        let own = concepts.get(&signals.id).unwrap_or(&none);
        let cosine = concept_profile::cosine(&profile.concepts, own);
        let matches = PoolMatches {
            meaning: of(&meaning, signals.id),
            co_ratings: of(&profile.co_rated, signals.id),
            traits: of(&traits, signals.id),
            concepts: cosine,
            moved: concept_profile::moved(&profile.moves, &profile.concepts, own, cosine),
            popularity: signals.popularity,
            quality: signals.quality,
        };
        PoolFilm { id: signals.id, features: matches.features() }
    };
    let mut pool: Vec<PoolFilm> = signals.into_iter().flatten().map(film).collect();
    pool.sort_by_key(|film| film.id);
    Ok(pool)
}

/// The concepts of films, where the profile has some to compare them with.
async fn concepts_of(
    index: &IndexSnapshot,
    profile: &Profile,
    ids: &[MovieId],
) -> Result<BTreeMap<MovieId, SparseVector>, StoreError> {
    if profile.concepts.is_empty() && profile.moves.is_empty() {
        return Ok(BTreeMap::new());
    }
    let vectors = index.own_store().sparse_vectors(SPARSE_CONCEPTS, ids).await?;
    let pairs = ids.iter().zip(vectors);
    Ok(pairs.filter_map(|(id, vector): (_, Option<SparseVector>)| Some((*id, vector?))).collect())
}

fn queries(profile: &Profile, limit: usize) -> Vec<VectorQuery> {
    let query = |name: &str, vector| VectorQuery { name: name.to_owned(), vector, limit };
    let meaning = profile.meaning.iter().map(|v| query(DENSE_DOCUMENT, QueryVector::Dense(v.clone())));
    let traits = (!profile.traits.is_empty())
        .then(|| query(SPARSE_TRAITS, QueryVector::Sparse(profile.traits.clone())));
    meaning.chain(traits).collect()
}
