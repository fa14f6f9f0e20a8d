//! The film records beside the index, updated for a new index: written before it is released, removed after.
//!
//! So every film in the served index has its record, wherever the finish is interrupted; and a repeated finish writes
//! only records that still differ.

use std::collections::BTreeSet;

use cinerag_domain::{Filters, Movie, MovieId};
use cinerag_ports::{IngestionRun, ListOrder, OpenedIndex};

use super::work::{WorkError, Worker};

/// Films between two checks whether the run may still publish. An older run beside a newer one must not overwrite its
/// records: it stops a second or two after the newer one began, which is before that one has built its index.
const STEP: usize = 1_000;

impl Worker {
    /// Writes the records that differ between the new index and the stored ones. `None` when a newer run has replaced
    /// this one, which then writes its own.
    pub(super) async fn write_records(
        &self,
        run: &IngestionRun,
        index: &dyn OpenedIndex,
    ) -> Result<Option<usize>, WorkError> {
        let mut written = 0;
        for ids in ids_of(index).await?.chunks(STEP) {
            if !self.is_newest(run).await? {
                return Ok(None);
            }
            let mut movies: Vec<Movie> = index.movies(ids).await?.into_iter().flatten().collect();
            let outdated: BTreeSet<MovieId> = self.records.outdated(&movies).await?.into_iter().collect();
            movies.retain(|movie| outdated.contains(&movie.card.id));
            self.records.put(&movies).await?;
            written += movies.len();
        }
        Ok(self.is_newest(run).await?.then_some(written))
    }

    /// Removes the records of films that the released index does not have. A newer run does this for its own index.
    pub(super) async fn remove_records(
        &self,
        run: &IngestionRun,
        index: &dyn OpenedIndex,
    ) -> Result<usize, WorkError> {
        let films: BTreeSet<MovieId> = ids_of(index).await?.into_iter().collect();
        let mut gone = self.records.ids().await?;
        gone.retain(|id| !films.contains(id));
        if gone.is_empty() || !self.is_newest(run).await? {
            return Ok(0);
        }
        self.records.remove(&gone).await?;
        Ok(gone.len())
    }
}

async fn ids_of(index: &dyn OpenedIndex) -> Result<Vec<MovieId>, WorkError> {
    let count = index.count(&Filters::default()).await? as usize;
    Ok(index.list(&Filters::default(), None, ListOrder::Popularity, 0, count).await?)
}
