//! Film records in memory.

use std::collections::BTreeMap;

use async_trait::async_trait;
use cinerag_domain::{Movie, MovieId};
use parking_lot::{Mutex, MutexGuard};

use crate::{Catalogue, FilmRecords, RemoteError, StoreError};

/// Holds every record, counts writes, and can be made unavailable.
#[derive(Default)]
pub struct MemoryFilms(Mutex<Records>);

#[derive(Default)]
struct Records {
    by_id: BTreeMap<MovieId, Movie>,
    written: usize,
    /// Calls that are still answered; `None` for all.
    answers_left: Option<usize>,
}

impl MemoryFilms {
    /// Answers this many more calls and then none; `None` for all.
    pub fn set_answers(&self, left: Option<usize>) {
        self.records().answers_left = left;
    }

    /// Records written so far.
    pub fn written(&self) -> usize {
        self.records().written
    }

    /// What there is, by ascending id.
    pub fn all(&self) -> Vec<Movie> {
        self.records().by_id.values().cloned().collect()
    }

    fn records(&self) -> MutexGuard<'_, Records> {
        self.0.lock()
    }

    fn answering(&self) -> Result<MutexGuard<'_, Records>, RemoteError> {
        let mut records = self.records();
        match &mut records.answers_left {
            Some(0) => Err(RemoteError::Unavailable { service: "the films".into(), reason: "broken".into() }),
            Some(left) => {
                *left -= 1;
                Ok(records)
            }
            None => Ok(records),
        }
    }
}

#[async_trait]
impl FilmRecords for MemoryFilms {
    async fn outdated(&self, movies: &[Movie]) -> Result<Vec<MovieId>, RemoteError> {
        let records = self.answering()?;
        let outdated = movies.iter().filter(|movie| records.by_id.get(&movie.card.id) != Some(movie));
        Ok(outdated.map(|movie| movie.card.id).collect())
    }

    async fn put(&self, movies: &[Movie]) -> Result<(), RemoteError> {
        let mut records = self.answering()?;
        records.written += movies.len();
        records.by_id.extend(movies.iter().map(|movie| (movie.card.id, movie.clone())));
        Ok(())
    }

    async fn ids(&self) -> Result<Vec<MovieId>, RemoteError> {
        Ok(self.answering()?.by_id.keys().copied().collect())
    }

    async fn remove(&self, ids: &[MovieId]) -> Result<(), RemoteError> {
        let mut records = self.answering()?;
        records.by_id.retain(|id, _| !ids.contains(id));
        Ok(())
    }
}

#[async_trait]
impl Catalogue for MemoryFilms {
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
        let records = self.answering().map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(ids.iter().map(|id| records.by_id.get(id).cloned()).collect())
    }
}
