//! Film id → the whole record.

use async_trait::async_trait;
use cinerag_domain::{Movie, MovieId};

use crate::StoreError;

/// Whole film records by id.
#[async_trait]
pub trait Catalogue: Send + Sync {
    /// The record, or `None` when no film has this id.
    async fn movie(&self, id: MovieId) -> Result<Option<Movie>, StoreError>;
}
