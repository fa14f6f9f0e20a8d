//! A linear model over the features of a candidate: its weights are learned offline (`cinerag train`) and live in JSON
//! files under `models/` that people can read.
//!
//! In: [`Features`] of a candidate. Out: points, a share or a relevance. A ranking declares its features in one enum
//! (the macro `features!`); files name every one of them, and parsing says which is missing or unknown.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::rank::pool_features::PoolFeature;

/// A feature of a ranking's candidates: a variant of an enum that the macro `features!` declares.
pub trait Feature: Copy + PartialEq + Debug + 'static {
    /// Every feature of the ranking.
    const ALL: &'static [Self];
    /// A value for each of them, all 0.
    const NONE: Self::Values;
    /// A value for each of them.
    type Values: AsRef<[f32]> + AsMut<[f32]> + Copy + PartialEq + Debug + Send + Sync;

    /// Its name in model files and explanations.
    fn name(self) -> &'static str;

    /// Its place in [`Feature::ALL`].
    fn place(self) -> usize;
}

/// Declares the features of a ranking: an enum with the documentation and the name of each.
macro_rules! features {
    ($(#[$about:meta])* $vis:vis enum $ranking:ident { $($(#[$doc:meta])* $feature:ident = $name:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $vis enum $ranking { $($(#[$doc])* $feature,)+ }

        impl $crate::linear::Feature for $ranking {
            const ALL: &'static [Self] = &[$(Self::$feature,)+];
            const NONE: Self::Values = [0.0; [$($ranking::$feature,)+].len()];
            type Values = [f32; [$($ranking::$feature,)+].len()];

            fn name(self) -> &'static str {
                match self { $(Self::$feature => $name,)+ }
            }

            fn place(self) -> usize {
                self as usize
            }
        }
    };
}
pub(crate) use features;

/// A number for each feature of a ranking: a candidate's values, or a model's weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Features<F: Feature>(F::Values);

impl<F: Feature> Default for Features<F> {
    fn default() -> Self {
        Features(F::NONE)
    }
}

impl<F: Feature> Features<F> {
    /// The number that a function gives for each feature.
    pub fn from_fn(mut value: impl FnMut(F) -> f32) -> Self {
        let mut features = Self::default();
        for feature in F::ALL {
            features.set(*feature, value(*feature));
        }
        features
    }

    /// The number of a feature.
    pub fn get(&self, feature: F) -> f32 {
        self.0.as_ref()[feature.place()]
    }

    /// Replaces the number of a feature.
    pub fn set(&mut self, feature: F, value: f32) {
        self.0.as_mut()[feature.place()] = value;
    }

    /// Every feature with its number.
    pub fn iter(&self) -> impl Iterator<Item = (F, f32)> + '_ {
        F::ALL.iter().copied().zip(self.values().iter().copied())
    }

    /// The numbers, in the order of [`Feature::ALL`].
    pub fn values(&self) -> &[f32] {
        self.0.as_ref()
    }
}

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// Not the JSON of a model.
    #[error("the model is not readable: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// A feature of the ranking without a weight.
    #[error("the model has no weight for the feature {0:?}; train it again, or give it 0")]
    MissingFeature(&'static str),
    /// A weight for something that the ranking does not compute.
    #[error("the model has a weight for {0:?}, which is not a feature of this ranking")]
    UnknownFeature(String),
    /// A style of asking without weights.
    #[error("the reranking model has no weights for the style {0:?}")]
    MissingStyle(&'static str),
}

impl ModelError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            ModelError::Unreadable(_) => "model_unreadable",
            ModelError::MissingFeature(_) => "model_missing_feature",
            ModelError::UnknownFeature(_) => "model_unknown_feature",
            ModelError::MissingStyle(_) => "model_missing_style",
        }
    }
}

/// A model as its file has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// What it was trained on, for whoever reads the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub learned: String,
    /// Points at which relevance is one half; absent for rankings that have no relevance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub midpoint: Option<f32>,
    /// A weight for each feature, by name.
    pub weights: BTreeMap<String, f32>,
}

/// A weight for each feature of a ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinearModel<F: Feature> {
    weights: Features<F>,
    midpoint: f32,
}

impl<F: Feature> LinearModel<F> {
    /// A model with these weights, whose relevance is one half at 0 points.
    pub fn new(weights: Features<F>) -> Self {
        LinearModel { weights, midpoint: 0.0 }
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// [`ModelError`] names what is wrong with it.
    pub fn parse(json: &str) -> Result<Self, ModelError> {
        Self::from_file(serde_json::from_str(json)?)
    }

    /// The model of a file.
    ///
    /// # Errors
    /// [`ModelError`] names the feature that is missing or unknown.
    pub fn from_file(file: ModelFile) -> Result<Self, ModelError> {
        let ModelFile { mut weights, midpoint, .. } = file;
        let mut model = LinearModel { weights: Features::default(), midpoint: midpoint.unwrap_or_default() };
        for feature in F::ALL {
            let weight = weights.remove(feature.name());
            model.weights.set(*feature, weight.ok_or(ModelError::MissingFeature(feature.name()))?);
        }
        match weights.into_keys().next() {
            Some(unknown) => Err(ModelError::UnknownFeature(unknown)),
            None => Ok(model),
        }
    }

    /// The weight of each feature.
    pub fn weights(&self) -> &Features<F> {
        &self.weights
    }

    /// The weighted sum of the features.
    pub fn points(&self, features: &Features<F>) -> f32 {
        self.weights.values().iter().zip(features.values()).map(|(weight, value)| weight * value).sum()
    }

    /// The weighted sum as a share of its maximum, 0–1: the sum when every feature with a positive weight is 1.
    pub fn share(&self, features: &Features<F>) -> f32 {
        let most: f32 = self.weights.values().iter().map(|weight| weight.max(0.0)).sum();
        (self.points(features) / most.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0)
    }

    /// Points as a probability, by the logistic function.
    pub fn relevance(&self, points: f32) -> f32 {
        1.0 / (1.0 + (self.midpoint - points).exp())
    }
}

/// For films like a film.
pub static SIMILAR: LazyLock<LinearModel<PoolFeature>> =
    LazyLock::new(|| built_in(include_str!("../models/similar.json")));

/// For films that somebody with these tastes may like.
pub static RECOMMEND: LazyLock<LinearModel<PoolFeature>> =
    LazyLock::new(|| built_in(include_str!("../models/recommend.json")));

/// A model that is part of the build. A test reads each file, so the fallback, dense similarity alone, is never used.
fn built_in(json: &str) -> LinearModel<PoolFeature> {
    LinearModel::parse(json).unwrap_or_else(|_| {
        LinearModel::new(Features::from_fn(|feature| if feature == PoolFeature::Meaning { 1.0 } else { 0.0 }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    features! {
        /// Two of them.
        enum Two {
            /// The first.
            First = "first",
            /// The second.
            Second = "second",
        }
    }

    fn two(first: f32, second: f32) -> Features<Two> {
        Features::from_fn(|feature| match feature {
            Two::First => first,
            Two::Second => second,
        })
    }

    #[test]
    fn the_models_of_this_build_are_whole() {
        for json in [include_str!("../models/similar.json"), include_str!("../models/recommend.json")] {
            let model = LinearModel::<PoolFeature>::parse(json).expect("a model");
            for feature in [PoolFeature::Meaning, PoolFeature::CoRatings, PoolFeature::Traits] {
                assert!(model.weights().get(feature) > 0.0, "more alike is never worse: {feature:?}");
            }
        }
    }

    #[test]
    fn weights_are_matched_by_name() {
        let model = LinearModel::<Two>::parse(r#"{"weights": {"second": 2, "first": -1}}"#).expect("a model");
        assert_eq!(model.weights(), &two(-1.0, 2.0));
        assert!((model.points(&two(0.5, 1.0)) - 1.5).abs() < 1e-6);
        assert!((model.share(&two(0.0, 0.5)) - 0.5).abs() < 1e-6 && model.share(&two(1.0, 0.0)).abs() < 1e-6);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let error = |json: &str| LinearModel::<Two>::parse(json).expect_err("refused").to_string();
        assert!(error(r#"{"weights": {"first": 1}}"#).contains("\"second\""));
        assert!(error(r#"{"weights": {"first": 1, "second": 1, "third": 1}}"#).contains("\"third\""));
        assert!(error("{}").contains("weights"));
    }

    #[test]
    fn relevance_is_one_half_at_the_midpoint() {
        let json = r#"{"midpoint": 3, "weights": {"first": 1, "second": 1}}"#;
        let model = LinearModel::<Two>::parse(json).expect("a model");
        assert!((model.relevance(3.0) - 0.5).abs() < 1e-6 && model.relevance(9.0) > 0.99);
    }
}
