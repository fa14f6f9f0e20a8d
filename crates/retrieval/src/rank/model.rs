//! The reranking model: a weight a feature for each style of asking, in a file that people can read.

use std::collections::BTreeMap;

use cinerag_domain::Fingerprint;
use cinerag_query::Style;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::features::{FEATURES, FeatureVector};

/// The weights that ship, learned by `cinerag train`.
const SHIPPED: &str = include_str!("../../models/rerank.json");

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// Not the JSON of a model.
    #[error("the reranking model is not readable: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// A style without weights.
    #[error("the reranking model has no weights for {0:?}")]
    MissingStyle(&'static str),
    /// A weight for something that is not looked at.
    #[error("the reranking model weighs {0:?}, which is no feature")]
    UnknownFeature(String),
}

/// Weights of one style, as the file has them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StyleWeights {
    /// Points at which a candidate is as likely as not what was asked for.
    pub midpoint: f32,
    /// Points a unit of each feature; a feature that is not named weighs nothing.
    pub weights: BTreeMap<String, f32>,
}

/// A model file: weights by style name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ModelFile(pub BTreeMap<String, StyleWeights>);

/// Weights in the order of the features.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Weights {
    pub(crate) by_feature: [f32; FEATURES.len()],
    midpoint: f32,
}

impl Weights {
    pub(crate) fn points(&self, features: &FeatureVector) -> f32 {
        features.0.iter().zip(&self.by_feature).map(|(value, weight)| value * weight).sum()
    }

    /// Points as a share of certainty, by the logistic curve.
    pub(crate) fn relevance(&self, points: f32) -> f32 {
        1.0 / (1.0 + (self.midpoint - points).exp())
    }
}

/// A model ready for use.
#[derive(Debug, Clone)]
pub struct RerankModel {
    request: Weights,
    chat: Weights,
    story: Weights,
    fingerprint: Fingerprint,
}

impl RerankModel {
    /// The model that ships.
    ///
    /// # Errors
    /// [`ModelError`] when the file was edited into something else than a model; a test keeps it from shipping so.
    pub fn shipped() -> Result<Self, ModelError> {
        Self::parse(SHIPPED)
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// [`ModelError`] names what is wrong with it.
    pub fn parse(json: &str) -> Result<Self, ModelError> {
        let ModelFile(mut styles) = serde_json::from_str(json)?;
        let mut of = |style: Style| {
            let raw = styles.remove(style.name()).ok_or(ModelError::MissingStyle(style.name()))?;
            let mut weights = Weights { midpoint: raw.midpoint, ..Weights::default() };
            for (name, weight) in raw.weights {
                let at = FEATURES.iter().position(|feature| *feature == name);
                weights.by_feature[at.ok_or(ModelError::UnknownFeature(name))?] = weight;
            }
            Ok::<_, ModelError>(weights)
        };
        Ok(RerankModel {
            request: of(Style::Request)?,
            chat: of(Style::Chat)?,
            story: of(Style::Story)?,
            fingerprint: Fingerprint::from_u128(xxh3_128(json.as_bytes())),
        })
    }

    /// Names the weights: equal fingerprints rank alike.
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    pub(crate) fn of(&self, style: Style) -> &Weights {
        match style {
            Style::Request => &self.request,
            Style::Chat => &self.chat,
            Style::Story => &self.story,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_a_model() {
        let model = RerankModel::shipped().expect("a model");
        assert!(model.story.by_feature[0] > 0.0, "closeness in meaning counts for something");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let unknown = r#"{"request":{"midpoint":0,"weights":{"nosuch":1}},"chat":{"midpoint":0,"weights":{}},"story":{"midpoint":0,"weights":{}}}"#;
        assert!(
            matches!(RerankModel::parse(unknown), Err(ModelError::UnknownFeature(name)) if name == "nosuch")
        );
        assert!(matches!(RerankModel::parse("{}"), Err(ModelError::MissingStyle("request"))));
        assert!(RerankModel::parse("[").is_err());
    }
}
