//! `films.bin`: labels and classifiers as they are stored.

use serde::{Deserialize, Serialize};

use crate::features::{FeatureSpace, FilmFeatures, NUMBERS};
use crate::source::{GenomeSource, LabelRow};

/// The model as a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FilmModelFile {
    /// Of the concepts and labels that it was made from.
    pub source: String,
    /// Ids of the concepts, in the order of their numbers.
    pub concepts: Vec<String>,
    /// The features.
    pub space: FeatureSpace,
    /// Components of each of a film's two vectors.
    pub dimension: u16,
    /// At most one for each concept, by the concept's number.
    pub classifiers: Vec<Classifier>,
    /// The labelled films, by MovieLens id.
    pub films: Vec<FilmLabels>,
}

/// What finds a concept in films that nobody labelled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Classifier {
    /// Number of the concept.
    pub concept: u16,
    /// Weights of the features.
    pub weights: FilmWeights,
    /// From the weighted sum to a strength.
    pub calibration: Calibration,
}

/// Weights of features, in 8 bits; of the names, topics and words only the most telling.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FilmWeights {
    /// A weight is its code times this.
    pub dense_scale: f32,
    /// Of both vectors' components.
    pub dense: Vec<i8>,
    /// Of the numbers.
    pub numbers: [f32; NUMBERS],
    /// A weight is its code times this.
    pub scale: f32,
    /// The features that have a weight, ascending.
    #[serde(with = "crate::gaps")]
    pub features: Vec<u16>,
    /// Their weights.
    pub codes: Vec<i8>,
}

/// A logistic curve.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Times the score.
    pub slope: f32,
    /// Plus this.
    pub intercept: f32,
}

/// What people labelled a film with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilmLabels {
    /// MovieLens id.
    pub movie: u32,
    /// Number in its IMDb id; 0 when unknown.
    pub imdb: u32,
    /// TMDB id; 0 when unknown.
    pub tmdb: u32,
    /// Year of release; 0 when unknown.
    pub year: u16,
    /// Four times the concept's number plus the grade, ascending.
    #[serde(with = "crate::gaps")]
    codes: Vec<u16>,
}

/// Why a file is no film model.
#[derive(Debug, thiserror::Error)]
pub enum FilmModelError {
    /// Other bytes.
    #[error("the film model is not readable: {0}; write it with `cinerag train concepts`")]
    Unreadable(#[from] postcard::Error),
    /// Parts that do not fit together.
    #[error("the film model does not fit together: {0}; write it with `cinerag train concepts`")]
    Inconsistent(&'static str),
}

impl FilmModelError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            FilmModelError::Unreadable(_) => "film_model_unreadable",
            FilmModelError::Inconsistent(_) => "film_model_inconsistent",
        }
    }
}

impl FilmModelFile {
    /// A model that knows the labels and has no classifiers.
    pub fn of_labels(source: &GenomeSource, space: FeatureSpace, dimension: usize) -> Self {
        let concepts: Vec<String> = source.concepts.iter().map(|concept| concept.id.clone()).collect();
        FilmModelFile {
            source: source.fingerprint.0.clone(),
            films: source.labels.iter().map(|row| FilmLabels::of(row, &concepts)).collect(),
            concepts,
            space,
            dimension: dimension as u16,
            classifiers: Vec::new(),
        }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`FilmModelError::Unreadable`] when it cannot be encoded.
    pub fn to_bytes(&self) -> Result<Vec<u8>, FilmModelError> {
        Ok(postcard::to_stdvec(self)?)
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, FilmModelError> {
        Ok(postcard::from_bytes(bytes)?)
    }

    /// Components of a film's two vectors.
    pub(super) fn dense_features(&self) -> usize {
        2 * usize::from(self.dimension)
    }

    /// Checks that the parts fit together.
    pub(super) fn check(&self) -> Result<(), FilmModelError> {
        let is_concept = |number: &u16| usize::from(*number) < self.concepts.len();
        let fits = |weights: &FilmWeights| {
            weights.dense.len() == self.dense_features()
                && weights.features.len() == weights.codes.len()
                && weights.features.iter().all(|feature| usize::from(*feature) < self.space.len())
        };
        let mut labels = self.films.iter().flat_map(FilmLabels::grades).map(|(concept, _)| concept);
        if !self.space.is_consistent() {
            Err(FilmModelError::Inconsistent("features without a count"))
        } else if !self.classifiers.iter().all(|own| is_concept(&own.concept)) {
            Err(FilmModelError::Inconsistent("a classifier of a concept that is not there"))
        } else if !self.classifiers.iter().all(|own| fits(&own.weights)) {
            Err(FilmModelError::Inconsistent("weights of features that are not there"))
        } else if !labels.all(|concept| is_concept(&concept)) {
            Err(FilmModelError::Inconsistent("a label of a concept that is not there"))
        } else {
            Ok(())
        }
    }
}

impl FilmWeights {
    /// The weights in 8 bits: of the sparse ones the `most` that matter most over the films of the space.
    pub fn compress(space: &FeatureSpace, dense: &[f32], sparse: &[(u16, f32)], most: usize) -> Self {
        let (components, numbers) = dense.split_at(dense.len().saturating_sub(NUMBERS));
        let (dense_scale, dense) = codes(components);
        let matter =
            |(feature, weight): &(u16, f32)| weight.abs() * (space.film_count(*feature) as f32).sqrt();
        let mut largest = sparse.to_vec();
        largest.sort_by(|a, b| matter(b).total_cmp(&matter(a)).then(a.0.cmp(&b.0)));
        largest.truncate(most);
        largest.sort_by_key(|(feature, _)| *feature);
        let (scale, sparse) = codes(&largest.iter().map(|(_, weight)| *weight).collect::<Vec<f32>>());
        FilmWeights {
            dense_scale,
            dense,
            numbers: std::array::from_fn(|at| numbers.get(at).copied().unwrap_or(0.0)),
            scale,
            features: largest.iter().map(|(feature, _)| *feature).collect(),
            codes: sparse,
        }
    }

    /// The weighted sum of a film's features.
    pub fn score(&self, features: &FilmFeatures) -> f32 {
        let dense: f32 = self.dense.iter().zip(&features.dense).map(|(code, x)| f32::from(*code) * x).sum();
        let numbers: f32 = self.numbers.iter().zip(&features.numbers).map(|(weight, x)| weight * x).sum();
        let weighed = features.sparse.iter().filter_map(|(feature, x)| {
            let at = self.features.binary_search(feature).ok()?;
            Some(f32::from(self.codes[at]) * x)
        });
        dense * self.dense_scale + numbers + weighed.sum::<f32>() * self.scale
    }
}

/// The values in 8 bits, and what to multiply the codes by.
fn codes(values: &[f32]) -> (f32, Vec<i8>) {
    let most = values.iter().fold(0.0_f32, |most, value| most.max(value.abs())).max(f32::MIN_POSITIVE);
    let scale = most / 127.0;
    (scale, values.iter().map(|value| (value / scale).round() as i8).collect())
}

impl Calibration {
    /// The strength for a score.
    pub fn strength(self, score: f32) -> f32 {
        1.0 / (1.0 + (-(self.slope * score + self.intercept)).exp())
    }
}

impl FilmLabels {
    /// The labels of a row; concepts by their place among `concepts`.
    pub fn of(row: &LabelRow, concepts: &[String]) -> Self {
        let grades = row.concepts.iter().filter_map(|(id, grade)| {
            let number = concepts.iter().position(|own| own == id)?;
            Some(number as u16 * 4 + u16::from((*grade).min(3)))
        });
        let mut codes: Vec<u16> = grades.collect();
        codes.sort_unstable();
        FilmLabels {
            movie: row.id,
            imdb: super::labels::imdb_number(&row.imdb_id).unwrap_or(0),
            tmdb: row.tmdb_id.unwrap_or(0),
            year: row.year.unwrap_or(0),
            codes,
        }
    }

    /// Concepts with their grades.
    pub fn grades(&self) -> Vec<(u16, u8)> {
        self.codes.iter().map(|code| (code / 4, (code % 4) as u8)).collect()
    }
}
