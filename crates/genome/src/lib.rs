//! The film genome: what films are like, in the words that people search with.
//!
//! In: the concepts, requests and labels of `data/genome`, and what records say of a film. Out: on the read path, the concepts that
//! words of a request name ([`Concepts`]); on the write path, how strongly a film has each concept
//! ([`FilmModel`]).
//!
//! A concept's weight in a film is stored under [`concept_term`] in the sparse vector "concepts".

mod concepts;
mod features;
mod films;
mod gaps;
mod source;

pub use concepts::{ConceptNumber, Concepts, ConceptsError, ConceptsFile, LikelyConcept, NearConcept};
pub use features::{FeatureSpace, FilmFeatures, NUMBERS};
pub use films::{
    Calibration, Classifier, FilmConcept, FilmLabels, FilmModel, FilmModelError, FilmModelFile, FilmWeights,
    GRADE_STRENGTHS,
};
pub use source::{ConceptRow, GenomeError, GenomeSource, LabelRow, RequestRow};

/// The sparse term of a concept, by its id ("cosy"): a hash, as of every other term.
pub fn concept_term(id: &str) -> u32 {
    cinerag_analysis::term_id(&format!("concept:{id}"))
}
