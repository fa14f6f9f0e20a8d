//! Ids of other catalogues → the films that have them: "tt0133093", "tmdb 603".

use cinerag_domain::Movie;
use cinerag_ports::{Meaning, TitleForm};

/// Every film by its IMDb and its TMDB id.
pub(super) fn meanings(movies: &[Movie]) -> impl Iterator<Item = (String, Meaning)> {
    movies.iter().flat_map(|movie| {
        let tmdb = movie.details.tmdb_id.map(|id| format!("tmdb {id}"));
        movie.details.imdb_id.clone().into_iter().chain(tmdb).map(|phrase| {
            let (text, year) = (movie.card.title.clone(), movie.card.year);
            let (id, popularity) = (movie.card.id, movie.popularity);
            (phrase, Meaning::Title { id, text, form: TitleForm::Alternative, year, popularity })
        })
    })
}
