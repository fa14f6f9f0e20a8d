//! Completions for a search box.

use serde::{Deserialize, Serialize};

use crate::{Genre, MovieId};

/// What a suggestion stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SuggestionKind {
    /// A film.
    Title {
        /// The film.
        id: MovieId,
        /// Its year, to tell remakes apart.
        year: Option<u16>,
        /// Its genres, which decide what is drawn in place of a missing poster.
        genres: Vec<Genre>,
        /// Its poster, as in its card.
        poster_path: Option<String>,
    },
    /// Somebody who acted in, directed or wrote films of the catalogue.
    Person {
        /// In how many of them.
        movie_count: u32,
    },
    /// A genre.
    Genre {
        /// Which.
        genre: Genre,
    },
    /// A subject that many films share: a keyword, tag or mood.
    Theme {
        /// How many of them.
        movie_count: u32,
    },
}

/// One completion: what it is, how it reads, what a typed prefix is compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it stands for.
    pub kind: SuggestionKind,
    /// As shown.
    pub text: String,
    /// Folded forms that a prefix may match, best first ("no country for old men", "country for old men").
    pub keys: Vec<String>,
    /// 0–1; better known comes first.
    pub weight: f32,
}
