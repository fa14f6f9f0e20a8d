//! Dense retrieval: an exact scan, one dot product a film.
//!
//! At ten thousand films an exact scan costs a fraction of a millisecond and has recall 1.0 by construction;
//! a graph index would have to be opened, traversed and explained (`infra/adr/0001-embedded-index.md`).

use cinerag_ports::StoreError;
use simsimd::SpatialSimilarity;

use super::artefact::{Artefact, Column};
use super::bitmap::Bitmap;
use super::topk::TopK;

/// One named dense vector of every film, row-major.
pub(super) struct DenseVectors {
    pub(super) name: String,
    dimension: usize,
    rows: Column<f32>,
}

impl DenseVectors {
    pub(super) fn open(
        artefact: &Artefact,
        name: &str,
        movies: usize,
        dimension: usize,
    ) -> Result<Self, StoreError> {
        let rows = artefact.column_of(&format!("dense/{name}"), movies * dimension)?;
        Ok(DenseVectors { name: name.to_owned(), dimension, rows })
    }

    /// The vector of a film.
    pub(super) fn row<'a>(&self, artefact: &'a Artefact, ordinal: usize) -> &'a [f32] {
        &artefact.values(self.rows)[ordinal * self.dimension..][..self.dimension]
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
        let rows = artefact.values(self.rows);
        let score = |row: &[f32]| f32::dot(row, query).unwrap_or_default() as f32;
        let mut top = TopK::with_capacity(rows.len() / self.dimension.max(1));
        match admitted {
            None => {
                for (ordinal, row) in rows.chunks_exact(self.dimension).enumerate() {
                    top.push(score(row), ordinal);
                }
            }
            Some(set) => {
                for ordinal in set.iter() {
                    top.push(score(&rows[ordinal * self.dimension..][..self.dimension]), ordinal);
                }
            }
        }
        Ok(top.best(limit))
    }
}
