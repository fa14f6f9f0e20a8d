//! Film id → the whole record.

use async_trait::async_trait;
use cinerag_domain::{Movie, MovieId};

use crate::StoreError;

/// Whole film records by id.
#[async_trait]
pub trait Catalogue: Send + Sync {
    /// The records of films, in the order of the ids; `None` where no film has the id. One call, since the records may
    /// be remote.
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError>;

    /// The record, or `None` when no film has this id.
    async fn movie(&self, id: MovieId) -> Result<Option<Movie>, StoreError> {
        Ok(self.movies(&[id]).await?.into_iter().next().flatten())
    }
}
