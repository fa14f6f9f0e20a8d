//! What ratings say: which films are liked by the same people, and what one user rated.

use std::collections::BTreeMap;

use async_trait::async_trait;
use cinerag_domain::MovieId;

use crate::{Scored, StoreError};

/// Films that the same people like.
#[async_trait]
pub trait CoRatings: Send + Sync {
    /// For each id the films that the same people like, strength 0–1, strongest first; empty for a film that too few
    /// people rated, and for unknown ids. Lists come in the order of the ids.
    async fn co_rated(&self, ids: &[MovieId]) -> Result<Vec<Vec<Scored>>, StoreError>;
}

/// A user's rating of a film.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct UserRating {
    /// The film.
    pub movie: MovieId,
    /// 0–10.
    pub rating: f32,
}

impl UserRating {
    /// Lowest rating that counts as "liked": 3.5 stars. On held-out likes 3.5 and 4 stars measured the same, and the
    /// user's own mean measured worse.
    pub const LIKED_FROM: f32 = 7.0;
    /// Highest rating that counts as "disliked": 2 stars.
    pub const DISLIKED_TO: f32 = 4.0;

    /// The user liked the film.
    pub fn is_liked(&self) -> bool {
        self.rating >= Self::LIKED_FROM
    }

    /// The user disliked the film.
    pub fn is_disliked(&self) -> bool {
        self.rating <= Self::DISLIKED_TO
    }
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
    /// Film → the films that the same people like, strength 0–1, strongest first.
    pub co_rated: BTreeMap<MovieId, Vec<Scored>>,
    /// User → what they rated, by film id.
    pub ratings: BTreeMap<u32, Vec<UserRating>>,
}

impl Tastes {
    /// Why this cannot be published with films of these ascending ids, as a text; none when it can.
    pub fn mistake(&self, films: &[MovieId]) -> Option<String> {
        let unknown = |id: &MovieId| films.binary_search(id).is_err();
        for (id, neighbours) in &self.co_rated {
            let ids = std::iter::once(id).chain(neighbours.iter().map(|other| &other.id));
            if let Some(missing) = ids.into_iter().find(|id| unknown(id)) {
                return Some(format!("co-ratings name film {missing}, which does not exist"));
            }
            let falling = neighbours.is_sorted_by(|a, b| a.score >= b.score);
            if !falling || !neighbours.iter().all(|other| (0.0..=1.0).contains(&other.score)) {
                return Some(format!("co-ratings of film {id} are not strengths of 0–1, strongest first"));
            }
        }
        for (user, ratings) in &self.ratings {
            if let Some(rating) = ratings.iter().find(|rating| unknown(&rating.movie)) {
                return Some(format!("user {user} rated film {}, which does not exist", rating.movie));
            }
            if !ratings.is_sorted_by(|a, b| a.movie < b.movie) {
                return Some(format!("the ratings of user {user} are out of order"));
            }
        }
        None
    }
}

#[async_trait]
impl CoRatings for Tastes {
    async fn co_rated(&self, ids: &[MovieId]) -> Result<Vec<Vec<Scored>>, StoreError> {
        Ok(ids.iter().map(|id| self.co_rated.get(id).cloned().unwrap_or_default()).collect())
    }
}

#[async_trait]
impl UserRatings for Tastes {
    async fn ratings_of(&self, user: u32) -> Result<Option<Vec<UserRating>>, StoreError> {
        Ok(self.ratings.get(&user).cloned())
    }
}
