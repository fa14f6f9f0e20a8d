//! The concepts as they are stored: written by `cinerag train concepts`, read once a process.

use std::collections::BTreeMap;

use cinerag_analysis::fold;
use serde::{Deserialize, Serialize};

use super::ConceptNumber;
use crate::source::{ConceptRow, GenomeSource};

/// The concepts as a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConceptsFile {
    /// Fingerprint of the files that the concepts were read from.
    pub source: String,
    /// Fingerprint of the embedding model that the vectors are of.
    pub model: String,
    /// In the order of their numbers.
    pub concepts: Vec<StoredConcept>,
    /// Folded phrasings, sorted, each with its concepts.
    pub phrasings: Vec<(String, Vec<ConceptNumber>)>,
    /// Components of every vector.
    pub dimension: u16,
    /// The mean vector of each concept's phrasings, of length 1 and times 127.
    pub vectors: Vec<i8>,
    /// What the components of a request's vector weigh for each concept, over the scale; empty without a classifier.
    pub weights: Vec<i8>,
    /// What 1 of the weights stands for.
    pub weight_scale: f32,
}

/// What of a concept the read path needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredConcept {
    /// Its id ("cosy").
    pub id: String,
    /// The group it belongs to ("mood").
    pub facet: String,
    /// Its name, as people are shown it.
    pub label: String,
    /// Concepts that say the contrary.
    pub opposites: Vec<ConceptNumber>,
}

/// Why a file is no set of concepts.
#[derive(Debug, thiserror::Error)]
pub enum ConceptsError {
    /// Other bytes.
    #[error("the concepts are not readable: {0}; write them with `cinerag train concepts`")]
    Unreadable(#[from] postcard::Error),
    /// Parts that do not fit together.
    #[error("the concepts do not fit together: {0}; write them with `cinerag train concepts`")]
    Inconsistent(String),
}

impl ConceptsError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            ConceptsError::Unreadable(_) => "concepts_unreadable",
            ConceptsError::Inconsistent(_) => "concepts_inconsistent",
        }
    }
}

impl ConceptsFile {
    /// The file for these concepts. `embed` gives the vector of a phrasing, of length 1, by the model of this
    /// fingerprint.
    ///
    /// # Errors
    /// What `embed` answers.
    pub fn build<E>(
        source: &GenomeSource,
        model: &str,
        dimension: usize,
        mut embed: impl FnMut(&str) -> Result<Vec<f32>, E>,
    ) -> Result<Self, E> {
        let rows = &source.concepts;
        let numbers: BTreeMap<&str, ConceptNumber> =
            (0..).zip(rows).map(|(n, row)| (row.id.as_str(), n)).collect();
        let mut phrasings: BTreeMap<String, Vec<ConceptNumber>> = BTreeMap::new();
        let mut vectors = Vec::with_capacity(rows.len() * dimension);
        for (number, row) in (0..).zip(rows) {
            let mut mean = vec![0.0; dimension];
            for phrasing in row.phrasings.iter().chain([&row.label]) {
                let concepts = phrasings.entry(fold(phrasing)).or_default();
                if !concepts.contains(&number) {
                    concepts.push(number);
                }
                mean.iter_mut().zip(embed(phrasing)?).for_each(|(sum, x)| *sum += x);
            }
            let norm = mean.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            vectors.extend(mean.iter().map(|x| (x / norm * 127.0).round() as i8));
        }
        let concept = |row: &ConceptRow| StoredConcept {
            id: row.id.clone(),
            facet: row.facet.clone(),
            label: row.label.clone(),
            opposites: row.opposites.iter().filter_map(|id| numbers.get(id.as_str()).copied()).collect(),
        };
        Ok(ConceptsFile {
            source: source.concepts_fingerprint.0.clone(),
            model: model.to_owned(),
            concepts: rows.iter().map(concept).collect(),
            phrasings: phrasings.into_iter().collect(),
            dimension: dimension as u16,
            vectors,
            ..ConceptsFile::default()
        })
    }

    /// With a classifier of requests: the weights of each concept, in the order of their numbers.
    #[must_use]
    pub fn with_classifier(self, weights: &[Vec<f32>]) -> Self {
        let most = weights.iter().flatten().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
        let code = |weight: &f32| (weight / most * 127.0).round() as i8;
        let weights = weights.iter().flatten().map(code).collect();
        ConceptsFile { weights, weight_scale: most / 127.0, ..self }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`ConceptsError::Unreadable`] when it cannot be encoded.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ConceptsError> {
        Ok(postcard::to_stdvec(self)?)
    }
}
