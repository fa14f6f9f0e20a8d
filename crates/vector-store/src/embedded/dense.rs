//! Dense retrieval: an exact scan in two passes.
//!
//! The first pass reads an 8-bit copy of the vectors, a quarter of the bytes: on a busy machine memory bandwidth
//! decides the cost of a scan. It bounds each film's true score from both sides; the second pass computes the true
//! score of the films that can still be among the best. The result equals that of a full scan (recall 1.0), since the
//! bound is Cauchy–Schwarz and not an estimate:
//!
//! ```text
//! x = s·c + e   a stored vector, its codes c scaled by s, and what rounding lost, ‖e‖ = r
//! q = t·g + f   the query likewise
//! x·q = s·t·(c·g) + (s·c)·f + e·q   so   |x·q − s·t·(c·g)| ≤ (‖x‖ + r)·‖f‖ + r·‖q‖
//! ```

use cinerag_ports::StoreError;
use simsimd::SpatialSimilarity;

use super::artefact::{Artefact, Column};
use super::bitmap::Bitmap;
use super::format::Sections;
use super::topk::TopK;

/// One named dense vector of every film, row-major, exact and in 8 bits.
pub(super) struct DenseVectors {
    pub(super) name: String,
    dimension: usize,
    /// Absent for a vector that is stored in 8 bits only.
    rows: Option<Column<f32>>,
    codes: Column<i8>,
    scales: Column<f32>,
    losses: Column<f32>,
}

/// A vector in 8 bits: `scale · codes`, and the length of what rounding lost.
struct Quantised {
    codes: Vec<i8>,
    scale: f32,
    loss: f32,
}

fn quantise(vector: &[f32]) -> Quantised {
    let largest = vector.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
    let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
    let codes: Vec<i8> = vector.iter().map(|x| (x / scale).round() as i8).collect();
    let lost = vector.iter().zip(&codes).map(|(x, code)| f64::from(x - scale * f32::from(*code)).powi(2));
    Quantised { loss: lost.sum::<f64>().sqrt() as f32, codes, scale }
}

/// How far from 1 the length of a stored vector may be.
pub(crate) const NORM_TOLERANCE: f32 = 1e-3;

/// L2 norm.
pub(crate) fn norm(vector: &[f32]) -> f32 {
    vector.iter().map(|x| x * x).sum::<f32>().sqrt()
}

/// Adds the sections of one named vector; with `is_coded` only its 8-bit copy.
pub(super) fn add_sections<'a>(
    sections: &mut Sections,
    name: &str,
    is_coded: bool,
    vectors: impl Iterator<Item = &'a [f32]> + Clone,
) {
    let quantised: Vec<Quantised> = vectors.clone().map(quantise).collect();
    let codes: Vec<i8> = quantised.iter().flat_map(|vector| vector.codes.iter().copied()).collect();
    if !is_coded {
        sections.add(&format!("dense/{name}"), &vectors.flatten().copied().collect::<Vec<f32>>());
    }
    sections.add(&format!("dense/{name}.codes"), &codes);
    sections.add(&format!("dense/{name}.scales"), &quantised.iter().map(|v| v.scale).collect::<Vec<_>>());
    sections.add(&format!("dense/{name}.losses"), &quantised.iter().map(|v| v.loss).collect::<Vec<_>>());
}

/// A query prepared for the first pass.
struct CodedQuery<'a> {
    exact: &'a [f32],
    coded: Quantised,
    norm: f32,
}

impl DenseVectors {
    pub(super) fn open(
        artefact: &Artefact,
        name: &str,
        movies: usize,
        dimension: usize,
        is_coded: bool,
    ) -> Result<Self, StoreError> {
        let rows = || artefact.column_of(&format!("dense/{name}"), movies * dimension);
        Ok(DenseVectors {
            name: name.to_owned(),
            dimension,
            rows: if is_coded { None } else { Some(rows()?) },
            codes: artefact.column_of(&format!("dense/{name}.codes"), movies * dimension)?,
            scales: artefact.column_of(&format!("dense/{name}.scales"), movies)?,
            losses: artefact.column_of(&format!("dense/{name}.losses"), movies)?,
        })
    }

    /// The vector of a film; for an 8-bit one, the decoded vector.
    pub(super) fn vector(&self, artefact: &Artefact, ordinal: usize) -> Vec<f32> {
        if let Some(rows) = self.rows {
            return artefact.values(rows)[ordinal * self.dimension..][..self.dimension].to_vec();
        }
        let scale = artefact.values(self.scales)[ordinal];
        let codes = &artefact.values(self.codes)[ordinal * self.dimension..][..self.dimension];
        codes.iter().map(|code| scale * f32::from(*code)).collect()
    }

    /// The admitted films nearest to `query` by dot product, best first.
    pub(super) fn nearest(
        &self,
        artefact: &Artefact,
        query: &[f32],
        admitted: Option<&Bitmap>,
        limit: usize,
    ) -> Result<impl Iterator<Item = (usize, f32)>, StoreError> {
        if query.len() != self.dimension {
            return Err(StoreError::Dimension { expected: self.dimension, got: query.len() });
        }
        let query = CodedQuery { exact: query, coded: quantise(query), norm: norm(query) };
        let movies = artefact.values(self.scales).len();
        let bounded = match admitted {
            None => self.bounds(artefact, &query, 0..movies, movies),
            Some(set) => self.bounds(artefact, &query, set.iter(), set.count() as usize),
        };
        let mut top = TopK::with_capacity(limit * 2);
        let Some(rows) = self.rows else {
            for film in bounded {
                top.push(film.score, film.ordinal as usize);
            }
            return Ok(top.best(limit));
        };
        let (rows, least) = (artefact.values(rows), least_of_the_best(&bounded, limit));
        for Bounded { ordinal, .. } in bounded.iter().filter(|film| film.score + film.error >= least) {
            let ordinal = *ordinal as usize;
            top.push(dot(&rows[ordinal * self.dimension..][..self.dimension], query.exact), ordinal);
        }
        Ok(top.best(limit))
    }

    /// First pass: each film's coded score, and how far the true one can be from it.
    fn bounds(
        &self,
        artefact: &Artefact,
        query: &CodedQuery<'_>,
        ordinals: impl Iterator<Item = usize>,
        count: usize,
    ) -> Vec<Bounded> {
        let (codes, scales) = (artefact.values(self.codes), artefact.values(self.scales));
        let losses = artefact.values(self.losses);
        // a set's iterator does not know its length
        let mut bounded = Vec::with_capacity(count);
        bounded.extend(ordinals.map(|ordinal| {
            let row = &codes[ordinal * self.dimension..][..self.dimension];
            let product = i8::dot(row, &query.coded.codes).unwrap_or_default() as f32;
            let score = product * scales[ordinal] * query.coded.scale;
            Bounded { ordinal: ordinal as u32, score, error: most_error(losses[ordinal], query) }
        }));
        bounded
    }
}

/// The first pass's result for a film.
struct Bounded {
    ordinal: u32,
    score: f32,
    /// How far the true score can be from it.
    error: f32,
}

/// How far a coded score can be from the true one, for a stored vector of length 1 that lost `loss`. A small margin is
/// added for the rounding of this arithmetic.
fn most_error(loss: f32, query: &CodedQuery<'_>) -> f32 {
    (1.0 + NORM_TOLERANCE + loss) * query.coded.loss + loss * query.norm + 1e-5
}

/// The `limit`-th greatest lower bound: at least `limit` films score this or more.
fn least_of_the_best(bounded: &[Bounded], limit: usize) -> f32 {
    if limit == 0 || bounded.len() <= limit {
        return f32::NEG_INFINITY;
    }
    let mut lower: Vec<f32> = bounded.iter().map(|film| film.score - film.error).collect();
    *lower.select_nth_unstable_by(limit - 1, |a, b| b.total_cmp(a)).1
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    f32::dot(a, b).unwrap_or_default() as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unit(raw: &[f32]) -> Vec<f32> {
        let length = norm(raw).max(1e-6);
        raw.iter().map(|x| x / length).collect()
    }

    proptest! {
        #[test]
        fn the_true_score_is_within_the_bound(
            x in prop::collection::vec(-1.0_f32..1.0, 48),
            q in prop::collection::vec(-1.0_f32..1.0, 48),
        ) {
            let (x, q) = (unit(&x), unit(&q));
            let coded = quantise(&x);
            let query = CodedQuery { exact: &q, coded: quantise(&q), norm: norm(&q) };
            let product = i8::dot(&coded.codes, &query.coded.codes).expect("equal lengths") as f32;
            let score = product * coded.scale * query.coded.scale;
            prop_assert!((dot(&x, &q) - score).abs() <= most_error(coded.loss, &query));
        }
    }

    #[test]
    fn the_least_of_the_best_is_a_true_bound() {
        let bounded = [0.9, 0.5, 0.7].map(|score| Bounded { ordinal: 0, score, error: 0.1 });
        assert!((least_of_the_best(&bounded, 2) - 0.6).abs() < 1e-6);
        assert!(least_of_the_best(&bounded, 3).is_infinite());
    }
}
