//! Which labels are a film's: by IMDb id, then by TMDB id, then by MovieLens id with the same year.

use std::collections::HashMap;

use cinerag_domain::Movie;

use super::FilmLabels;

/// Where labels are found, by each id.
#[derive(Debug, Default)]
pub(super) struct LabelIndex {
    imdb: HashMap<u32, usize>,
    tmdb: HashMap<u32, usize>,
    movielens: HashMap<u32, usize>,
}

impl LabelIndex {
    pub(super) fn of(films: &[FilmLabels]) -> Self {
        let by = |id: &dyn Fn(&FilmLabels) -> u32| {
            let ids = films.iter().map(id).zip(0..);
            ids.filter(|(id, _)| *id != 0).collect::<HashMap<u32, usize>>()
        };
        LabelIndex {
            imdb: by(&|film| film.imdb),
            tmdb: by(&|film| film.tmdb),
            movielens: by(&|film| film.movie),
        }
    }

    /// The place of a film's labels.
    pub(super) fn find(&self, films: &[FilmLabels], movie: &Movie) -> Option<usize> {
        let imdb = movie.details.imdb_id.as_deref().and_then(imdb_number);
        let found = imdb.and_then(|id| self.imdb.get(&id));
        let or_tmdb = || movie.details.tmdb_id.and_then(|id| self.tmdb.get(&id));
        let or_movielens = || {
            let at = self.movielens.get(&movie.card.id.0)?;
            (movie.card.year? == films[*at].year).then_some(at)
        };
        found.or_else(or_tmdb).or_else(or_movielens).copied()
    }
}

/// The number in an IMDb id ("tt0111161").
pub(super) fn imdb_number(id: &str) -> Option<u32> {
    id.trim_start_matches("tt").parse().ok()
}
