//! WRITE PATH, concepts: a film's record and vectors → how strongly it has each concept.
//!
//! A film that people have labelled has what they labelled. For every other concept a linear classifier answers, learned
//! from the labelled films by `cinerag train concepts` and calibrated, so that a strength is what a film's label would
//! be on average.

mod file;
mod labels;

use std::sync::LazyLock;

use cinerag_domain::{Fingerprint, Movie, SparseVector};
use xxhash_rust::xxh3::xxh3_128;

use crate::concept_term;
use crate::features::{FilmFeatures, NUMBERS};

pub use file::{Calibration, Classifier, FilmLabels, FilmModelError, FilmModelFile, FilmWeights};
use labels::LabelIndex;

/// The file that ships, written by `cinerag train concepts`.
const SHIPPED: &[u8] = include_bytes!("../model/films.bin");

/// Strengths of the grades 1, 2 and 3.
pub const GRADE_STRENGTHS: [f32; 3] = [0.5, 0.85, 1.0];
/// What remains of a classifier's strength where a film was labelled, and not with this concept.
const UNLABELLED_SHARE: f32 = 0.25;
/// Least strength that counts.
const MIN_STRENGTH: f32 = 0.07;
/// Most concepts of a film.
const MAX_CONCEPTS: usize = 36;

/// A concept that a film has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FilmConcept {
    /// Its sparse term.
    pub term: u32,
    /// How strongly, above 0 and at most 1.
    pub strength: f32,
    /// True when people labelled the film with it, false when the classifier found it.
    pub is_labelled: bool,
}

/// The labels and classifiers, ready for films.
#[derive(Debug, Default)]
pub struct FilmModel {
    file: FilmModelFile,
    /// The sparse term of each concept.
    terms: Vec<u32>,
    labels: LabelIndex,
    /// Weights of the dense features and numbers, for each feature one of every classifier.
    dense: Vec<f32>,
    /// Weights of the other features, for each its classifiers with the weights.
    sparse: Vec<Vec<(u16, f32)>>,
}

impl FilmModel {
    /// The model that ships. A test reads it, so the fallback, which knows no film, is never used.
    pub fn shipped() -> &'static FilmModel {
        static MODEL: LazyLock<FilmModel> = LazyLock::new(|| FilmModel::parse(SHIPPED).unwrap_or_default());
        &MODEL
    }

    /// Of the model that ships.
    pub fn shipped_fingerprint() -> Fingerprint {
        Fingerprint::from_u128(xxh3_128(SHIPPED))
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`FilmModelError`] says what is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, FilmModelError> {
        FilmModel::of(FilmModelFile::from_bytes(bytes)?)
    }

    /// The model of a file's content.
    ///
    /// # Errors
    /// [`FilmModelError::Inconsistent`] when parts of it do not fit together.
    pub fn of(file: FilmModelFile) -> Result<Self, FilmModelError> {
        file.check()?;
        let count = file.classifiers.len();
        let mut dense = vec![0.0; (file.dense_features() + NUMBERS) * count];
        let mut sparse = vec![Vec::new(); file.space.len()];
        for (at, classifier) in file.classifiers.iter().enumerate() {
            let weights = &classifier.weights;
            let of_dense = weights.dense.iter().map(|code| f32::from(*code) * weights.dense_scale);
            for (feature, weight) in of_dense.chain(weights.numbers).enumerate() {
                dense[feature * count + at] = weight;
            }
            for (feature, code) in weights.features.iter().zip(&weights.codes) {
                sparse[usize::from(*feature)].push((at as u16, f32::from(*code) * weights.scale));
            }
        }
        let terms = file.concepts.iter().map(|id| concept_term(id)).collect();
        let labels = LabelIndex::of(&file.films);
        Ok(FilmModel { file, terms, labels, dense, sparse })
    }

    /// What it was made from.
    pub fn file(&self) -> &FilmModelFile {
        &self.file
    }

    /// Concepts and grades of a film that people have labelled.
    pub fn labels(&self, movie: &Movie) -> Option<Vec<(u16, u8)>> {
        let films = &self.file.films;
        self.labels.find(films, movie).map(|at| films[at].grades())
    }

    /// The concepts of a film, strongest first. Vectors of another dimension than the model was learned over leave the
    /// labels alone.
    pub fn concepts(&self, movie: &Movie, document: &[f32], plot: &[f32]) -> Vec<FilmConcept> {
        let labelled = self.labels(movie);
        let mut strengths: Vec<(u16, f32)> = self.classified(movie, document, plot);
        if let Some(grades) = &labelled {
            for (_, strength) in &mut strengths {
                *strength *= UNLABELLED_SHARE;
            }
            strengths.retain(|(concept, _)| grades.iter().all(|(labelled, _)| labelled != concept));
        }
        let classified = strengths.into_iter().filter(|(_, strength)| *strength >= MIN_STRENGTH);
        let of_grade = |grade: u8| GRADE_STRENGTHS.get(usize::from(grade).wrapping_sub(1)).copied();
        let labels =
            labelled.iter().flatten().filter_map(|(concept, grade)| Some((*concept, of_grade(*grade)?)));
        let labels = labels.map(|(concept, strength)| (concept, strength, true));
        let all = labels.chain(classified.map(|(concept, strength)| (concept, strength, false)));
        let mut concepts: Vec<FilmConcept> = all
            .filter_map(|(concept, strength, is_labelled)| {
                let term = *self.terms.get(usize::from(concept))?;
                Some(FilmConcept { term, strength, is_labelled })
            })
            .collect();
        concepts.sort_by(|a, b| b.strength.total_cmp(&a.strength).then(a.term.cmp(&b.term)));
        concepts.truncate(MAX_CONCEPTS);
        concepts
    }

    /// The same as a sparse vector: each concept's strength under its term.
    pub fn strengths(&self, movie: &Movie, document: &[f32], plot: &[f32]) -> SparseVector {
        let concepts = self.concepts(movie, document, plot);
        SparseVector::from_pairs(concepts.into_iter().map(|concept| (concept.term, concept.strength)))
    }

    /// The calibrated strength of every concept that has a classifier.
    pub fn classified(&self, movie: &Movie, document: &[f32], plot: &[f32]) -> Vec<(u16, f32)> {
        if document.len() + plot.len() != self.file.dense_features() {
            return Vec::new();
        }
        let scores = self.scores(&self.file.space.features(movie, document, plot));
        let classifiers = self.file.classifiers.iter().zip(scores);
        classifiers.map(|(own, score)| (own.concept, own.calibration.strength(score))).collect()
    }

    /// Weights times features, for each classifier.
    pub fn scores(&self, features: &FilmFeatures) -> Vec<f32> {
        let count = self.file.classifiers.len();
        let mut scores = vec![0.0; count];
        if count == 0 {
            return scores;
        }
        let values = features.dense.iter().chain(&features.numbers);
        for (value, weights) in values.zip(self.dense.chunks_exact(count)) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += value * weight);
        }
        for (feature, value) in &features.sparse {
            for (at, weight) in &self.sparse[usize::from(*feature)] {
                scores[usize::from(*at)] += value * weight;
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests;
