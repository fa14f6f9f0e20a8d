//! Ratings with some held out, and the index as it would be without them: for measuring and for learning.
//!
//! The published co-ratings know every rating. So the tastes are built again, in memory, from what is not held out.
//! What else the index holds of ratings (how widely a film is known, how well it is liked) knows the one held-out
//! rating of hundreds, and stays.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Result, ensure};
use cinerag_domain::{Movie, MovieId};
use cinerag_ports::{IndexParts, IndexSnapshot, Tastes, UserRating};
use cinerag_vector_store::EmbeddedIndex;
use rand_xoshiro::SplitMix64;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use crate::commands::ingest::source;
use crate::folders::Folders;

/// What each user rated, by film id.
pub type RatingsByUser = BTreeMap<u32, Vec<UserRating>>;

/// Fewest likes of a user of whom one like is held out: the others must say something.
const MIN_LIKES: usize = 5;

/// The data set beside its index.
pub struct RatedIndex {
    pub index: IndexParts,
    pub movies: Vec<Movie>,
    pub ratings: RatingsByUser,
}

impl RatedIndex {
    /// Reads the data set and opens the index that was made from it.
    pub fn open(folders: &Folders) -> Result<Self> {
        let set = source(folders)?.read()?;
        ensure!(!set.ratings.is_empty(), "the data set {:?} has no ratings; give --data-dir", set.name);
        let index = IndexParts::of(&Arc::new(EmbeddedIndex::open_current(&folders.index())?));
        Ok(RatedIndex { index, movies: set.movies, ratings: set.ratings })
    }

    /// The index, knowing no other ratings than these.
    pub fn knowing_only(&self, ratings: &RatingsByUser) -> (IndexSnapshot, Tastes) {
        let tastes = cinerag_ingestion::tastes(&self.movies, ratings);
        let known = Arc::new(tastes.clone());
        let (co_ratings, user_ratings) = (Arc::clone(&known) as _, known as _);
        (IndexSnapshot::new(IndexParts { co_ratings, user_ratings, ..self.index.clone() }), tastes)
    }
}

/// Ratings with one like of each user held out.
pub struct LeaveOneOut {
    pub training: RatingsByUser,
    pub held_out: BTreeMap<u32, MovieId>,
}

/// Holds out a like of each user with enough of them, chosen by the seed.
pub fn leave_one_out(ratings: &RatingsByUser, seed: u64) -> LeaveOneOut {
    let (mut training, mut held_out) = (ratings.clone(), BTreeMap::new());
    for (user, ratings) in &mut training {
        let liked: Vec<usize> = (0..ratings.len()).filter(|at| ratings[*at].is_liked()).collect();
        if liked.len() >= MIN_LIKES {
            let at = liked[(scrambled(seed, *user) % liked.len() as u64) as usize];
            held_out.insert(*user, ratings.remove(at).movie);
        }
    }
    LeaveOneOut { training, held_out }
}

/// One of `folds` for a user, by the seed.
pub fn fold_of(user: u32, seed: u64, folds: u64) -> u64 {
    scrambled(seed, user) % folds
}

/// A number that looks random, the same for the same arguments.
fn scrambled(seed: u64, user: u32) -> u64 {
    SplitMix64::from_seed((seed ^ u64::from(user) << 32).to_le_bytes()).next_u64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_like_of_each_user_is_held_out() {
        let rating = |movie, rating| UserRating { movie: MovieId(movie), rating };
        let many: Vec<UserRating> = (0..8).map(|n| rating(n, if n < 6 { 9.0 } else { 2.0 })).collect();
        let few = vec![rating(1, 9.0), rating(2, 3.0)];
        let ratings: RatingsByUser = BTreeMap::from([(1, many.clone()), (2, few.clone()), (3, many)]);
        let split = leave_one_out(&ratings, 7);
        assert_eq!(split.held_out.keys().copied().collect::<Vec<_>>(), [1, 3], "user 2 likes one film only");
        for (user, film) in &split.held_out {
            assert!(film.0 < 6, "a like");
            assert_eq!(split.training[user].len(), 7);
            assert!(split.training[user].iter().all(|rating| rating.movie != *film));
        }
        assert_eq!(split.training[&2], few);
        let differs = (0..20).any(|seed| leave_one_out(&ratings, seed).held_out != split.held_out);
        assert!(differs, "the seed chooses");
    }
}
