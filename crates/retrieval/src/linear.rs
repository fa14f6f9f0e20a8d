//! A linear model over the features of a candidate: its weights are learned offline (`cinerag train`) and kept in a
//! JSON file that people can read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// What a candidate is scored by, each 0–1 or thereabouts, in the order of [`FEATURES`].
pub type Features = [f32; FEATURES.len()];

/// Names of the features:
///
/// - `meaning`: cosine of the composite documents;
/// - `liked_together`: how strongly a like of the one (or of each) speaks for a like of the other, summed;
/// - `traits`: cosine of people, keywords, genres and series;
/// - `popularity`: how widely it is known;
/// - `quality`: how well it is liked, over 10.
pub const FEATURES: [&str; 5] = ["meaning", "liked_together", "traits", "popularity", "quality"];

/// A model file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// On what and when it was learned, for people.
    pub learned: String,
    /// A weight for each of [`FEATURES`].
    pub weights: BTreeMap<String, f32>,
}

/// A weight a feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinearModel(pub Features);

impl LinearModel {
    /// The model in a file's text, or what is wrong with it.
    pub fn parse(json: &str) -> Result<Self, String> {
        let file: ModelFile = serde_json::from_str(json).map_err(|error| error.to_string())?;
        if file.weights.len() != FEATURES.len() {
            return Err(format!("has {} weights, expected {}", file.weights.len(), FEATURES.len()));
        }
        let mut weights = Features::default();
        for (weight, name) in weights.iter_mut().zip(FEATURES) {
            *weight = *file.weights.get(name).ok_or_else(|| format!("has no weight {name:?}"))?;
        }
        Ok(LinearModel(weights))
    }

    /// The weighted sum of the features.
    pub fn sum(&self, features: &Features) -> f32 {
        self.0.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
    }

    /// The weighted sum as a share of the most it can be, 0–1: every feature 1 whose weight is positive.
    pub fn share(&self, features: &Features) -> f32 {
        let most: f32 = self.0.iter().map(|weight| weight.max(0.0)).sum();
        (self.sum(features) / most.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0)
    }
}

/// For films like a film.
pub static SIMILAR: LazyLock<LinearModel> =
    LazyLock::new(|| built_in(include_str!("../models/similar.json")));

/// For films that somebody with these tastes may like.
pub static RECOMMEND: LazyLock<LinearModel> =
    LazyLock::new(|| built_in(include_str!("../models/recommend.json")));

/// A model that is part of the build. The tests read each file, so that the fallback, meaning alone, is never met.
fn built_in(json: &str) -> LinearModel {
    LinearModel::parse(json).unwrap_or(LinearModel([1.0, 0.0, 0.0, 0.0, 0.0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_models_of_this_build_are_whole() {
        for json in [include_str!("../models/similar.json"), include_str!("../models/recommend.json")] {
            let model = LinearModel::parse(json).expect("a model");
            assert!(model.0[..3].iter().all(|weight| *weight > 0.0), "more alike is never worse: {model:?}");
        }
    }

    #[test]
    fn a_model_with_other_features_is_refused() {
        let other = r#"{"learned": "", "weights": {"meaning": 1, "magic": 2}}"#;
        assert!(LinearModel::parse(other).expect_err("refused").contains("has 2 weights"));
        assert!(LinearModel::parse("{}").is_err());
    }

    #[test]
    fn a_share_is_of_the_most() {
        let model = LinearModel([2.0, 1.0, 1.0, -1.0, 0.0]);
        assert!((model.share(&[1.0, 1.0, 1.0, 0.0, 0.5]) - 1.0).abs() < 1e-6);
        assert!((model.share(&[0.5, 0.0, 0.0, 0.0, 0.0]) - 0.25).abs() < 1e-6);
        assert!(model.share(&[-1.0, 0.0, 0.0, 1.0, 0.0]).abs() < 1e-6);
    }
}
