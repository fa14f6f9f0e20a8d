//! Film records beside the index, for whoever wants a film and no index.

use async_trait::async_trait;
use cinerag_domain::{Movie, MovieId};

use crate::RemoteError;

/// Writes the records that a [`Catalogue`](crate::Catalogue) elsewhere reads one by one. After an error some of what was
/// asked may have been done; asking again does the rest.
#[async_trait]
pub trait FilmRecords: Send + Sync {
    /// Those of these films whose record is missing, another one or unreadable, as of the last write.
    async fn outdated(&self, movies: &[Movie]) -> Result<Vec<MovieId>, RemoteError>;

    /// Writes records, each film once, over those that are there.
    async fn put(&self, movies: &[Movie]) -> Result<(), RemoteError>;

    /// Films that have a record, by ascending id. What was written a moment ago may not show yet.
    async fn ids(&self) -> Result<Vec<MovieId>, RemoteError>;

    /// Takes records away; ids that have none are passed over.
    async fn remove(&self, ids: &[MovieId]) -> Result<(), RemoteError>;
}
