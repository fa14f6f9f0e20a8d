//! What ratings say: which films are liked by the same people, and what one user rated.

use std::collections::BTreeMap;

use async_trait::async_trait;
use cinerag_domain::MovieId;

use crate::{Scored, StoreError};

/// Films that the same people like.
#[async_trait]
pub trait CoRatings: Send + Sync {
    /// For each id the films that are liked together with it, strength 0–1, strongest first; empty for a film that
    /// too few people rated, or that is not there. Lists come in the order of the ids.
    async fn liked_together(&self, ids: &[MovieId]) -> Result<Vec<Vec<Scored>>, StoreError>;
}

/// A user's rating of a film.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct UserRating {
    /// The film.
    pub movie: MovieId,
    /// 0–10.
    pub rating: f32,
}

/// Ratings by user.
#[async_trait]
pub trait UserRatings: Send + Sync {
    /// What a user of the data set rated, by film id, or `None` when there is no such user.
    async fn ratings_of(&self, user: u32) -> Result<Option<Vec<UserRating>>, StoreError>;
}

/// What ratings say, before publication.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tastes {
    /// Film → the films liked together with it, strength 0–1, strongest first.
    pub liked_together: BTreeMap<MovieId, Vec<Scored>>,
    /// User → what they rated, by film id.
    pub ratings: BTreeMap<u32, Vec<UserRating>>,
}
