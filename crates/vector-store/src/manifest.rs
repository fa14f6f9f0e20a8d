//! The description of an index, for every store it is published to; and the checks that contents must pass first.

use cinerag_domain::{Fingerprint, IndexInfo, MovieId};
use cinerag_ports::{IndexContents, PublishError};
use serde::{Deserialize, Serialize};

use crate::embedded::{NORM_TOLERANCE, norm};

/// The description of an index.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    model: Fingerprint,
    template: String,
    data: Fingerprint,
    data_name: String,
    movies: u32,
    /// Components of every dense vector.
    pub(crate) dimension: u32,
    newest_year: u16,
    /// Names of the dense vectors.
    pub(crate) dense: Vec<String>,
    /// Names of the sparse vectors.
    pub(crate) sparse: Vec<String>,
}

impl Manifest {
    /// Checks that the contents are complete and consistent, and describes them.
    pub(crate) fn of(contents: &IndexContents) -> Result<Manifest, PublishError> {
        let invalid = |reason: String| Err(PublishError::Invalid(reason));
        let Some(first) = contents.points.first() else {
            return invalid("there is no film to index".into());
        };
        let dimension = first.dense.values().next().map_or(0, Vec::len);
        for pair in contents.points.windows(2) {
            if pair[0].movie.card.id >= pair[1].movie.card.id {
                return invalid(format!("film {} is out of order or there twice", pair[1].movie.card.id));
            }
        }
        for point in &contents.points {
            let id = point.movie.card.id;
            if !point.dense.keys().eq(first.dense.keys()) || !point.sparse.keys().eq(first.sparse.keys()) {
                return invalid(format!("film {id} does not have the vectors that the first film has"));
            }
            // NaN fails the comparison too
            let is_unit = |vector: &Vec<f32>| (norm(vector) - 1.0).abs() <= NORM_TOLERANCE;
            if !point.dense.values().all(|vector| vector.len() == dimension && is_unit(vector)) {
                return invalid(format!(
                    "film {id} has a dense vector that is not {dimension} numbers of length 1"
                ));
            }
        }
        let films: Vec<MovieId> = contents.points.iter().map(|point| point.movie.card.id).collect();
        if let Some(mistake) = contents.tastes.mistake(&films) {
            return invalid(mistake);
        }
        Ok(Manifest {
            model: contents.origin.model.clone(),
            template: contents.origin.template.clone(),
            data: contents.origin.data.clone(),
            data_name: contents.origin.data_name.clone(),
            movies: contents.points.len() as u32,
            dimension: dimension as u32,
            newest_year: contents.points.iter().filter_map(|point| point.facts.year).max().unwrap_or(0),
            dense: first.dense.keys().cloned().collect(),
            sparse: first.sparse.keys().cloned().collect(),
        })
    }

    pub(crate) fn info(&self, fingerprint: Fingerprint) -> IndexInfo {
        IndexInfo {
            fingerprint,
            model: self.model.clone(),
            template: self.template.clone(),
            data: self.data.clone(),
            data_name: self.data_name.clone(),
            movies: self.movies,
            dimension: self.dimension,
            newest_year: self.newest_year,
        }
    }
}
