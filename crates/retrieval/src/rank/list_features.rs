//! What films of a plain list are scored by: how much each is of the wanted genres, how widely it is known, how well it is
//! liked.
//!
//! How much a film is of a genre is read from its concepts: `models/genre_concepts.json` says which of them stand for each
//! genre, and how much. The weights of the features are learned (`models/list.json`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use cinerag_domain::{Filters, Genre, GenreSet, MovieId, Signals, SparseVector};
use cinerag_genome::concept_term;
use cinerag_ports::{IndexSnapshot, QueryVector, SPARSE_CONCEPTS, StoreError, VectorQuery};

use super::features::fame;
use crate::linear::{Features, LinearModel, features};

/// The weights that ship.
pub(crate) const LIST_MODEL: &str = include_str!("../../models/list.json");
/// For each genre the concepts that stand for it.
pub(crate) const GENRE_CONCEPTS: &str = include_str!("../../models/genre_concepts.json");

features! {
    /// The features of films that only have to meet constraints. Without wanted genres, fame and quality decide.
    pub enum ListFeature {
        /// How much it is of the wanted genres by its concepts, the mean over them, 0–1.
        Kind = "kind",
        /// Share of its genres that are wanted.
        GenreShare = "genre_share",
        /// How widely it is known, compressed as for searches.
        Fame = "fame",
        /// The shrunken mean rating, −1–1.
        Quality = "quality",
    }
}

/// For plain lists. A test reads the file, so the fallback, fame alone, is never used.
pub static LIST: LazyLock<LinearModel<ListFeature>> = LazyLock::new(|| {
    let fallback = || Features::from_fn(|feature| if feature == ListFeature::Fame { 1.0 } else { 0.0 });
    LinearModel::parse(LIST_MODEL).unwrap_or_else(|_| LinearModel::new(fallback()))
});

/// The concepts of each genre as sparse vectors, in the order of [`Genre::ALL`].
static PROFILES: LazyLock<Vec<SparseVector>> = LazyLock::new(|| {
    let weights = profile_weights(GENRE_CONCEPTS).unwrap_or_default();
    let vector = |genre: &Genre| {
        let concepts = weights.get(genre).into_iter().flatten();
        SparseVector::from_pairs(concepts.map(|(id, weight)| (concept_term(id), *weight)))
    };
    Genre::ALL.iter().map(vector).collect()
});

/// What is known of a film of the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ListMatches {
    pub(crate) kind: f32,
    pub(crate) wanted: GenreSet,
    pub(crate) signals: Signals,
}

impl ListMatches {
    /// The features that the model weighs.
    pub(crate) fn features(&self) -> Features<ListFeature> {
        let wanted = self.wanted.iter().count() as f32;
        // IMAX is a format that any film may have
        let own = self.signals.genres.iter().filter(|genre| *genre != Genre::Imax).count() as f32;
        Features::from_fn(|feature| match feature {
            ListFeature::Kind => self.kind,
            ListFeature::GenreShare => (wanted / own.max(1.0)).min(1.0),
            ListFeature::Fame => fame(self.signals.popularity),
            ListFeature::Quality => (self.signals.quality - 5.0) / 5.0,
        })
    }
}

/// How much each film is of the genres, in the order of the ids: the mean over the genres, 0 without genres.
pub(crate) async fn kinds(
    index: &IndexSnapshot,
    ids: &[MovieId],
    genres: GenreSet,
) -> Result<Vec<f32>, StoreError> {
    let query = |genre: Genre| VectorQuery {
        name: SPARSE_CONCEPTS.to_owned(),
        vector: QueryVector::Sparse(PROFILES[genre as usize].clone()),
        limit: ids.len(),
    };
    let queries: Vec<VectorQuery> = genres.iter().map(query).collect();
    let mut kinds: BTreeMap<MovieId, f32> = BTreeMap::new();
    if !queries.is_empty() && !ids.is_empty() {
        let filters = Filters { only_ids: Some(ids.to_vec()), ..Filters::default() };
        let lists = index.ask(|store| store.query_batch(&queries, &filters)).await?;
        for scored in lists.into_iter().flatten() {
            *kinds.entry(scored.id).or_default() += scored.score.clamp(0.0, 1.0) / queries.len() as f32;
        }
    }
    Ok(ids.iter().map(|id| kinds.get(id).copied().unwrap_or_default()).collect())
}

fn profile_weights(json: &str) -> serde_json::Result<BTreeMap<Genre, BTreeMap<String, f32>>> {
    serde_json::from_str(json)
}

#[cfg(test)]
mod tests {
    use cinerag_genome::Concepts;

    use super::*;

    #[test]
    fn the_shipped_weights_are_a_model() {
        let model = LinearModel::<ListFeature>::parse(LIST_MODEL).expect("a model");
        for feature in [ListFeature::Kind, ListFeature::GenreShare, ListFeature::Fame, ListFeature::Quality] {
            assert!(model.weights().get(feature) > 0.0, "{feature:?}");
        }
    }

    #[test]
    fn every_genre_has_concepts_and_all_of_them_exist() {
        let weights = profile_weights(GENRE_CONCEPTS).expect("genres");
        for genre in Genre::ALL {
            assert!(weights.contains_key(genre), "{genre}");
        }
        for id in weights.values().flat_map(BTreeMap::keys) {
            assert!(Concepts::shipped().number(id).is_some(), "{id}");
        }
    }

    #[test]
    fn a_film_of_many_genres_is_less_of_each() {
        let wanted: GenreSet = [Genre::War].into_iter().collect();
        let share = |genres: &[Genre]| {
            let genres = genres.iter().copied().collect();
            let signals = Signals {
                id: MovieId(1),
                year: None,
                runtime_minutes: None,
                genres,
                quality: 7.0,
                popularity: 0.5,
            };
            ListMatches { kind: 0.0, wanted, signals }.features().get(ListFeature::GenreShare)
        };
        assert!(share(&[Genre::War]) > share(&[Genre::War, Genre::Action]));
        assert!((share(&[Genre::War, Genre::Imax]) - 1.0).abs() < 1e-6, "a format is no genre");
    }
}
