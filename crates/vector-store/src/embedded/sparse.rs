//! Sparse retrieval: a plain inverted file, scored term at a time by a dot product of stored weights.

use cinerag_domain::SparseVector;
use cinerag_ports::StoreError;

use super::artefact::{Artefact, Column};
use super::bitmap::Bitmap;
use super::names::Postings;
use super::topk::TopK;

/// One named sparse vector of every film, inverted: for each term the films that carry it and the weights.
pub(super) struct InvertedFile {
    pub(super) name: String,
    movies: usize,
    terms: Column<u32>,
    postings: Postings,
    weights: Column<f32>,
}

impl InvertedFile {
    pub(super) fn open(artefact: &Artefact, name: &str, movies: usize) -> Result<Self, StoreError> {
        let section = |part: &str| format!("sparse/{name}{part}");
        let terms: Column<u32> = artefact.column(&section(".terms"))?;
        let postings = Postings::open(artefact, &section(""), artefact.values(terms).len())?;
        let postings_count = artefact.values(artefact.column::<u32>(&section(""))?).len();
        let weights = artefact.column_of(&section(".weights"), postings_count)?;
        Ok(InvertedFile { name: name.to_owned(), movies, terms, postings, weights })
    }

    /// The admitted films that share a term with `query`, by dot product, best first.
    pub(super) fn matching(
        &self,
        artefact: &Artefact,
        query: &SparseVector,
        admitted: Option<&Bitmap>,
        limit: usize,
    ) -> impl Iterator<Item = (usize, f32)> + use<> {
        let terms = artefact.values(self.terms);
        let weights = artefact.values(self.weights);
        let mut scores = vec![0.0_f32; self.movies];
        for (term, query_weight) in query.iter() {
            let Ok(at) = terms.binary_search(&term) else { continue };
            let weights = &weights[self.postings.range(artefact, at)];
            for (ordinal, weight) in self.postings.ordinals(artefact, at).iter().zip(weights) {
                if let Some(score) = scores.get_mut(*ordinal as usize) {
                    *score += query_weight * weight;
                }
            }
        }
        let mut top = TopK::with_capacity(1024);
        for (ordinal, score) in scores.iter().enumerate() {
            if *score > 0.0 && admitted.is_none_or(|set| set.contains(ordinal)) {
                top.push(*score, ordinal);
            }
        }
        top.best(limit)
    }
}
