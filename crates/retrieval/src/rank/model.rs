//! The reranking model: a [`LinearModel`] for each style of asking.

use std::collections::BTreeMap;

use cinerag_domain::Fingerprint;
use cinerag_query::Style;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::features::RerankFeature;
use super::list_features::{GENRE_CONCEPTS, LIST_MODEL};
use crate::linear::{LinearModel, ModelError, ModelFile};

/// The weights that ship, learned by `cinerag train`.
const SHIPPED: &str = include_str!("../../models/rerank.json");

/// The file: a model for each style, by the style's name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RerankFile(pub BTreeMap<String, ModelFile>);

/// A model ready for use.
#[derive(Debug, Clone)]
pub struct RerankModel {
    request: LinearModel<RerankFeature>,
    chat: LinearModel<RerankFeature>,
    story: LinearModel<RerankFeature>,
    fingerprint: Fingerprint,
}

impl RerankModel {
    /// The model that ships.
    ///
    /// # Errors
    /// [`ModelError`] when the file is not a model; a test rules this out.
    pub fn shipped() -> Result<Self, ModelError> {
        Self::parse(SHIPPED)
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// [`ModelError`] names what is wrong with it.
    pub fn parse(json: &str) -> Result<Self, ModelError> {
        let RerankFile(mut styles) = serde_json::from_str(json)?;
        let mut of = |style: Style| {
            LinearModel::from_file(styles.remove(style.name()).ok_or(ModelError::MissingStyle(style.name()))?)
        };
        Ok(RerankModel {
            request: of(Style::Request)?,
            chat: of(Style::Chat)?,
            story: of(Style::Story)?,
            fingerprint: Fingerprint::from_u128(xxh3_128(
                [json, LIST_MODEL, GENRE_CONCEPTS].concat().as_bytes(),
            )),
        })
    }

    /// Names the weights, those of plain lists included: equal fingerprints rank alike.
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    pub(crate) fn of(&self, style: Style) -> &LinearModel<RerankFeature> {
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
        let dense = model.story.weights().get(RerankFeature::Dense);
        assert!(dense > 0.0, "closeness in meaning counts for something");
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(matches!(RerankModel::parse("{}"), Err(ModelError::MissingStyle("request"))));
        let empty = r#"{"request": {"weights": {}}}"#;
        assert!(matches!(RerankModel::parse(empty), Err(ModelError::MissingFeature("dense"))));
        let unknown = SHIPPED.replacen("\"dense\"", "\"dense\": 0, \"other\"", 1);
        assert!(
            matches!(RerankModel::parse(&unknown), Err(ModelError::UnknownFeature(name)) if name == "other")
        );
        assert!(RerankModel::parse("[").is_err());
    }
}
