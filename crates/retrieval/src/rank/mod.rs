//! Stage "rerank": candidates → their order, by a linear model over features that can be explained.
//!
//! [`features`] declares and computes the features, [`model`] weighs them (`models/rerank.json`, learned by `cinerag
//! train`), [`listing`] orders films when a request has only constraints. [`pool_features`] are for similar films and
//! recommendations.

pub(crate) mod features;
pub mod list_features;
pub(crate) mod listing;
pub mod model;
pub mod pool_features;

use cinerag_domain::{Candidate, Explanation, FeatureShare, MovieId, Stage};
use cinerag_query::Style;

pub use features::{FeatureVector, RerankFeature};
pub use model::RerankModel;

use list_features::{LIST, ListFeature};

use crate::linear::{Feature, Features, LinearModel};

/// A candidate with what determined its rank.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ranked {
    pub(crate) candidate: Candidate,
    pub(crate) features: FeatureVector,
    /// The cross-encoder's log-odds, where it read the film.
    pub(crate) cross_encoded: Option<f32>,
    /// What its place in a plain list rests on.
    pub(crate) listed: Option<Features<ListFeature>>,
}

impl Ranked {
    /// A film that was not compared with the query.
    pub(crate) fn listed(candidate: Candidate) -> Self {
        Ranked { candidate, features: FeatureVector::default(), cross_encoded: None, listed: None }
    }

    /// How it got its rank.
    pub(crate) fn explanation(&self, model: &LinearModel<RerankFeature>, style: Style) -> Explanation {
        let mut features = shares(model, &self.features);
        features.extend(self.listed.iter().flat_map(|listed| shares(&LIST, listed)));
        features.extend(self.cross_encoded.map(|score| FeatureShare {
            name: Stage::CrossEncode.name().to_owned(),
            value: score,
            points: score,
        }));
        Explanation { candidate: self.candidate, style: style.name().to_owned(), features }
    }
}

/// Scores and sorts: best first, ties by id. A candidate's score becomes the model's estimate, 0–1, that it is what the
/// request asked for.
pub(crate) fn rerank(
    model: &LinearModel<RerankFeature>,
    found: Vec<(Candidate, FeatureVector)>,
) -> Vec<Ranked> {
    let mut ranked: Vec<(f32, Ranked)> = found
        .into_iter()
        .map(|(mut candidate, features)| {
            let points = model.points(&features);
            candidate.score = model.relevance(points);
            (points, Ranked { candidate, features, cross_encoded: None, listed: None })
        })
        .collect();
    ranked.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.candidate.id.cmp(&b.1.candidate.id)));
    ranked.into_iter().map(|(_, ranked)| ranked).collect()
}

/// Moves films to the front, in the given order; missing ones are added with the highest score.
pub(crate) fn pin(ranked: &mut Vec<Ranked>, first: &[MovieId]) {
    for id in first.iter().rev() {
        let at = ranked.iter().position(|film| film.candidate.id == *id);
        let mut film = match at {
            Some(at) => ranked.remove(at),
            None => Ranked::listed(Candidate { id: *id, ..Candidate::default() }),
        };
        let best = ranked.first().map_or(0.5, |film| film.candidate.score);
        film.candidate.score = film.candidate.score.max(best + (1.0 - best) / 2.0);
        ranked.insert(0, film);
    }
}

/// What each feature contributed, without zeros.
fn shares<F: Feature>(model: &LinearModel<F>, features: &Features<F>) -> Vec<FeatureShare> {
    let weighted = features.iter().zip(model.weights().iter());
    let telling = weighted.filter(|((_, value), (_, weight))| *value != 0.0 && *weight != 0.0);
    let share = |((feature, value), (_, weight)): ((F, f32), (F, f32))| FeatureShare {
        name: feature.name().to_owned(),
        value,
        points: value * weight,
    };
    telling.map(share).collect()
}
