//! Film records in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use cinerag_domain::{Movie, MovieId};

use crate::{Catalogue, FilmRecords, RemoteError, StoreError};

/// Keeps every record, counts what is written, and is away when told to be.
#[derive(Default)]
pub struct MemoryFilms(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    by_id: BTreeMap<MovieId, Movie>,
    written: usize,
    /// Calls that are still answered; `None` for all.
    answers_left: Option<usize>,
}

impl MemoryFilms {
    /// From now on so many calls are answered and no more; `None` for all.
    pub fn set_answers(&self, left: Option<usize>) {
        self.kept().answers_left = left;
    }

    /// Records written so far.
    pub fn written(&self) -> usize {
        self.kept().written
    }

    /// What there is, by ascending id.
    pub fn all(&self) -> Vec<Movie> {
        self.kept().by_id.values().cloned().collect()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answering(&self) -> Result<MutexGuard<'_, Kept>, RemoteError> {
        let mut kept = self.kept();
        match &mut kept.answers_left {
            Some(0) => Err(RemoteError::Unavailable { service: "the films".into(), reason: "broken".into() }),
            Some(left) => {
                *left -= 1;
                Ok(kept)
            }
            None => Ok(kept),
        }
    }
}

#[async_trait]
impl FilmRecords for MemoryFilms {
    async fn outdated(&self, movies: &[Movie]) -> Result<Vec<MovieId>, RemoteError> {
        let kept = self.answering()?;
        let outdated = movies.iter().filter(|movie| kept.by_id.get(&movie.card.id) != Some(movie));
        Ok(outdated.map(|movie| movie.card.id).collect())
    }

    async fn put(&self, movies: &[Movie]) -> Result<(), RemoteError> {
        let mut kept = self.answering()?;
        kept.written += movies.len();
        kept.by_id.extend(movies.iter().map(|movie| (movie.card.id, movie.clone())));
        Ok(())
    }

    async fn ids(&self) -> Result<Vec<MovieId>, RemoteError> {
        Ok(self.answering()?.by_id.keys().copied().collect())
    }

    async fn remove(&self, ids: &[MovieId]) -> Result<(), RemoteError> {
        let mut kept = self.answering()?;
        kept.by_id.retain(|id, _| !ids.contains(id));
        Ok(())
    }
}

#[async_trait]
impl Catalogue for MemoryFilms {
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
        let kept = self.answering().map_err(|error| StoreError::Unavailable(error.to_string()))?;
        Ok(ids.iter().map(|id| kept.by_id.get(id).cloned()).collect())
    }
}
