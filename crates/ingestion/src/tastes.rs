//! Ratings → tastes: for each film the films liked by the same people, and what each user rated.

use std::collections::BTreeMap;

use cinerag_domain::{Movie, MovieId};
use cinerag_ports::{Scored, Tastes, UserRating};

use crate::ease::{Ease, Likes};

/// Most neighbours of a film.
const MAX_NEIGHBOURS: usize = 50;
/// Fewest people who like both, for two films to be neighbours: one person is an accident.
const MIN_CO_RATINGS: usize = 2;
/// Ridge of the regression; 100 and 300 gave the same results.
const RIDGE: f64 = 100.0;
/// Most users in the regression, whose work grows with their cube. With more users, an even sample is taken.
const MAX_USERS: usize = 2_000;

/// Builds the tastes of a catalogue from each user's ratings. Ratings of films outside it are ignored. Equal ratings
/// give equal tastes. Strengths are the regression's weights: how much a like of the one film raises the expectation of
/// a like of the other.
pub fn tastes(movies: &[Movie], ratings: &BTreeMap<u32, Vec<UserRating>>) -> Tastes {
    let ids: Vec<MovieId> = movies.iter().map(|movie| movie.card.id).collect();
    let position = |id: MovieId| ids.binary_search(&id).ok();
    let known = |ratings: &Vec<UserRating>| {
        let mut known: Vec<UserRating> =
            ratings.iter().filter(|rating| position(rating.movie).is_some()).copied().collect();
        known.sort_by_key(|rating| rating.movie);
        known
    };
    let ratings: BTreeMap<u32, Vec<UserRating>> =
        ratings.iter().map(|(user, ratings)| (*user, known(ratings))).collect();
    let every = ratings.len().div_ceil(MAX_USERS).max(1);
    let liked = |ratings: &Vec<UserRating>| -> Vec<usize> {
        let liked = ratings.iter().filter(|rating| rating.is_liked());
        liked.filter_map(|rating| position(rating.movie)).collect()
    };
    let by_user: Vec<Vec<usize>> = ratings.values().step_by(every).map(liked).collect();
    let ease = Ease::solve(&Likes { by_user: &by_user, films: ids.len() }, RIDGE);
    let neighbours = |film: usize| neighbours(&ease, &by_user, film, &ids);
    let co_rated = (0..ids.len()).map(|film| (ids[film], neighbours(film)));
    Tastes { co_rated: co_rated.filter(|(_, list)| !list.is_empty()).collect(), ratings }
}

/// The films with the greatest weights among those that enough people like in addition to this one.
fn neighbours(ease: &Ease, by_user: &[Vec<usize>], film: usize, ids: &[MovieId]) -> Vec<Scored> {
    if ease.likers(film).len() < MIN_CO_RATINGS {
        return Vec::new();
    }
    let mut co_rated: BTreeMap<usize, usize> = BTreeMap::new();
    for user in ease.likers(film) {
        by_user[*user].iter().for_each(|other| *co_rated.entry(*other).or_default() += 1);
    }
    let weights = ease.row(film);
    let enough = co_rated.into_iter().filter(|(other, count)| *other != film && *count >= MIN_CO_RATINGS);
    let positive = enough.filter(|(other, _)| weights[*other] > 0.0);
    let scored = |(other, _): (usize, usize)| Scored { id: ids[other], score: weights[other].min(1.0) };
    let mut list: Vec<Scored> = positive.map(scored).collect();
    list.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    list.truncate(MAX_NEIGHBOURS);
    list
}

#[cfg(test)]
mod tests {
    use cinerag_ports::conformance::sample_contents;
    use proptest::prelude::*;

    use super::*;

    fn movies() -> Vec<Movie> {
        sample_contents(12, 1).points.into_iter().map(|point| point.movie).collect()
    }

    fn rated(movies: &[Movie], liked: &[usize]) -> Vec<UserRating> {
        liked.iter().map(|at| UserRating { movie: movies[*at].card.id, rating: 8.0 }).collect()
    }

    #[test]
    fn two_camps_find_their_own() {
        let movies = movies();
        let mut ratings = BTreeMap::new();
        for user in 0..6 {
            // everybody likes film 11; the even users like 0–2, the odd ones 5–7
            let camp = if user % 2 == 0 { [0, 1, 2, 11] } else { [5, 6, 7, 11] };
            ratings.insert(user, rated(&movies, &camp));
        }
        ratings.insert(9, vec![UserRating { movie: movies[3].card.id, rating: 10.0 }]);
        ratings.insert(10, vec![UserRating { movie: MovieId(4_000_000), rating: 10.0 }]);
        let tastes = tastes(&movies, &ratings);
        let of = |at: usize| &tastes.co_rated[&movies[at].card.id];
        let first: Vec<MovieId> = of(0).iter().take(2).map(|other| other.id).collect();
        assert_eq!(
            first,
            [movies[1].card.id, movies[2].card.id],
            "similar tastes before what everybody likes"
        );
        assert!(of(0).iter().all(|other| other.id != movies[5].card.id), "never liked by one person");
        assert!(!tastes.co_rated.contains_key(&movies[3].card.id), "one liker is too few");
        assert_eq!(tastes.ratings[&10], [], "a film outside the catalogue");
    }

    #[test]
    fn without_ratings_there_are_no_tastes() {
        assert_eq!(tastes(&movies(), &BTreeMap::new()), Tastes::default());
    }

    proptest! {
        #[test]
        fn whatever_is_rated_can_be_published(
            stars in prop::collection::vec(prop::collection::vec((0_usize..12, 1_u8..=10), 0..12), 0..20),
        ) {
            let movies = movies();
            let ids: Vec<MovieId> = movies.iter().map(|movie| movie.card.id).collect();
            let mut ratings: BTreeMap<u32, Vec<UserRating>> = BTreeMap::new();
            for (user, rated) in (0..).zip(stars) {
                let distinct: BTreeMap<usize, u8> = rated.into_iter().collect();
                let rating = |(at, half_stars): (usize, u8)| UserRating {
                    movie: movies[at].card.id,
                    rating: f32::from(half_stars),
                };
                ratings.insert(user, distinct.into_iter().map(rating).collect());
            }
            let tastes = tastes(&movies, &ratings);
            prop_assert_eq!(tastes.mistake(&ids), None);
            prop_assert_eq!(tastes.ratings, ratings);
        }
    }
}
