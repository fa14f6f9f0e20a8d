//! Film records outside the index, for callers that need a film but no index.

use async_trait::async_trait;
use cinerag_domain::{Movie, MovieId};

use crate::RemoteError;

/// Writes the records that a [`Catalogue`](crate::Catalogue) elsewhere reads one by one. After an error some of the
/// work may be done; calling again does the rest.
#[async_trait]
pub trait FilmRecords: Send + Sync {
    /// Those of these films whose record is missing, different or unreadable, as of the last write.
    async fn outdated(&self, movies: &[Movie]) -> Result<Vec<MovieId>, RemoteError>;

    /// Writes records, each film once, and replaces those that exist.
    async fn put(&self, movies: &[Movie]) -> Result<(), RemoteError>;

    /// Films that have a record, by ascending id. Very recent writes may be missing.
    async fn ids(&self) -> Result<Vec<MovieId>, RemoteError>;

    /// Removes records; ids without a record are ignored.
    async fn remove(&self, ids: &[MovieId]) -> Result<(), RemoteError>;
}
