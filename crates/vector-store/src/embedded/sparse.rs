//! Sparse retrieval: a plain inverted file, scored term at a time by a dot product of stored weights.

use cinerag_domain::SparseVector;
use cinerag_ports::{Point, SPARSE_CONCEPTS, SPARSE_TRAITS, StoreError};

use super::artefact::{Artefact, Column};
use super::bitmap::Bitmap;
use super::format::Sections;
use super::names::Postings;
use super::topk::TopK;

/// Names of the vectors that are read by film, and so are also stored by film.
pub(super) const READ_BACK: [&str; 2] = [SPARSE_TRAITS, SPARSE_CONCEPTS];

/// Adds a vector's terms and weights by film.
pub(super) fn add_forward_file(sections: &mut Sections, name: &str, points: &[Point]) {
    let vectors = || points.iter().map(|point| &point.sparse[name]);
    let mut starts = vec![0_u32];
    starts.extend(vectors().scan(0, |sum, vector| {
        *sum += vector.indices.len() as u32;
        Some(*sum)
    }));
    let weights: Vec<f32> = vectors().flat_map(|vector| vector.values.iter().copied()).collect();
    let terms: Vec<u32> = vectors().flat_map(|vector| vector.indices.iter().copied()).collect();
    sections.add(&format!("films/{name}.starts"), &starts);
    sections.add(&format!("films/{name}"), &terms);
    sections.add(&format!("films/{name}.weights"), &weights);
}

/// One named sparse vector of every film, inverted: for each term the films that have it and the weights.
pub(super) struct InvertedFile {
    pub(super) name: String,
    movies: usize,
    terms: Column<u32>,
    postings: Postings,
    weights: Column<f32>,
    by_film: Option<ForwardFile>,
}

/// The same vector by film: for each film its terms, ascending, and the weights.
struct ForwardFile {
    terms: Postings,
    weights: Column<f32>,
}

impl ForwardFile {
    fn open(artefact: &Artefact, name: &str, movies: usize) -> Result<Self, StoreError> {
        let terms = Postings::open(artefact, &format!("films/{name}"), movies)?;
        let count = artefact.values(artefact.column::<u32>(&format!("films/{name}"))?).len();
        Ok(ForwardFile { terms, weights: artefact.column_of(&format!("films/{name}.weights"), count)? })
    }
}

impl InvertedFile {
    pub(super) fn open(artefact: &Artefact, name: &str, movies: usize) -> Result<Self, StoreError> {
        let section = |part: &str| format!("sparse/{name}{part}");
        let terms: Column<u32> = artefact.column(&section(".terms"))?;
        let postings = Postings::open(artefact, &section(""), artefact.values(terms).len())?;
        let postings_count = artefact.values(artefact.column::<u32>(&section(""))?).len();
        let weights = artefact.column_of(&section(".weights"), postings_count)?;
        let by_film = READ_BACK.contains(&name).then(|| ForwardFile::open(artefact, name, movies));
        let by_film = by_film.transpose()?;
        Ok(InvertedFile { name: name.to_owned(), movies, terms, postings, weights, by_film })
    }

    /// The vector of the film at an ordinal. Without a copy by film, the list of every term is read.
    pub(super) fn row(&self, artefact: &Artefact, ordinal: usize) -> SparseVector {
        if let Some(forward) = &self.by_film {
            let weights = &artefact.values(forward.weights)[forward.terms.range(artefact, ordinal)];
            let terms = forward.terms.ordinals(artefact, ordinal);
            return SparseVector { indices: terms.to_vec(), values: weights.to_vec() };
        }
        let mut vector = SparseVector::default();
        for (at, term) in artefact.values(self.terms).iter().enumerate() {
            if let Ok(place) = self.postings.ordinals(artefact, at).binary_search(&(ordinal as u32)) {
                vector.indices.push(*term);
                let weights = &artefact.values(self.weights)[self.postings.range(artefact, at)];
                vector.values.push(weights[place]);
            }
        }
        vector
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
        let mut offer = |ordinal: usize| {
            if scores[ordinal] > 0.0 {
                top.push(scores[ordinal], ordinal);
            }
        };
        match admitted {
            None => (0..self.movies).for_each(offer),
            Some(set) => set.iter().take_while(|ordinal| *ordinal < self.movies).for_each(&mut offer),
        }
        top.best(limit)
    }
}
