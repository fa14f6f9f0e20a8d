//! Co-ratings and ratings, read in place: lists of ordinals, one per film and one per user.

use cinerag_domain::MovieId;
use cinerag_ports::{Point, Scored, StoreError, Tastes, UserRating};

use super::artefact::{Artefact, Column};
use super::columns::Columns;
use super::format::Sections;
use super::names::Postings;

/// Co-ratings, and the ratings of each user.
pub(super) struct StoredTastes {
    co_rated: Postings,
    strengths: Column<f32>,
    /// User ids, ascending.
    users: Column<u32>,
    rated: Postings,
    ratings: Column<f32>,
}

/// Adds the sections. Every film in the tastes is among the points (see [`Tastes::mistake`]).
pub(super) fn add_sections(sections: &mut Sections, points: &[Point], tastes: &Tastes) {
    let ordinal =
        |id: MovieId| points.binary_search_by_key(&id, |point| point.facts.id).unwrap_or_default() as u32;
    let (mut starts, mut co_rated, mut strengths) = (vec![0_u32], Vec::new(), Vec::new());
    for point in points {
        for other in tastes.co_rated.get(&point.facts.id).into_iter().flatten() {
            co_rated.push(ordinal(other.id));
            strengths.push(other.score);
        }
        starts.push(co_rated.len() as u32);
    }
    sections.add("together.starts", &starts);
    sections.add("together", &co_rated);
    sections.add("together.strengths", &strengths);
    let (mut starts, mut rated, mut values) = (vec![0_u32], Vec::new(), Vec::new());
    for list in tastes.ratings.values() {
        for rating in list {
            rated.push(ordinal(rating.movie));
            values.push(rating.rating);
        }
        starts.push(rated.len() as u32);
    }
    sections.add("users", &tastes.ratings.keys().copied().collect::<Vec<_>>());
    sections.add("rated.starts", &starts);
    sections.add("rated", &rated);
    sections.add("rated.values", &values);
}

impl StoredTastes {
    pub(super) fn open(artefact: &Artefact, movies: usize) -> Result<Self, StoreError> {
        let users: Column<u32> = artefact.column("users")?;
        let stored = StoredTastes {
            co_rated: Postings::open(artefact, "together", movies)?,
            strengths: artefact.column("together.strengths")?,
            rated: Postings::open(artefact, "rated", artefact.values(users).len())?,
            ratings: artefact.column("rated.values")?,
            users,
        };
        for (name, values) in [("together", stored.strengths), ("rated", stored.ratings)] {
            let ordinals = artefact.values(artefact.column::<u32>(name)?);
            if ordinals.len() != artefact.values(values).len() {
                return Err(artefact.corrupt(format!("section {name:?} does not fit its values")));
            }
            if ordinals.iter().any(|ordinal| *ordinal as usize >= movies) {
                return Err(artefact.corrupt(format!("section {name:?} names a film that is not there")));
            }
        }
        if !artefact.values(users).is_sorted_by(|a, b| a < b) {
            return Err(artefact.corrupt("user ids are not ascending"));
        }
        Ok(stored)
    }

    /// The co-rated films of the film at an ordinal, strongest first.
    pub(super) fn co_rated(&self, artefact: &Artefact, columns: &Columns, ordinal: usize) -> Vec<Scored> {
        let strengths = &artefact.values(self.strengths)[self.co_rated.range(artefact, ordinal)];
        let others = self.co_rated.ordinals(artefact, ordinal).iter().zip(strengths);
        others
            .map(|(other, score)| Scored { id: columns.id(artefact, *other as usize), score: *score })
            .collect()
    }

    /// What a user rated, by film id.
    pub(super) fn ratings_of(
        &self,
        artefact: &Artefact,
        columns: &Columns,
        user: u32,
    ) -> Option<Vec<UserRating>> {
        let at = artefact.values(self.users).binary_search(&user).ok()?;
        let ratings = &artefact.values(self.ratings)[self.rated.range(artefact, at)];
        let rated = self.rated.ordinals(artefact, at).iter().zip(ratings);
        let rating = |(ordinal, rating): (&u32, &f32)| UserRating {
            movie: columns.id(artefact, *ordinal as usize),
            rating: *rating,
        };
        Some(rated.map(rating).collect())
    }
}
