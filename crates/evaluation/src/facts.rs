//! Fact queries: questions whose right answers follow from film records. Records and a seed in, [`FactQuery`]s
//! out.
//!
//! "80s horror" is right for the films that are horror and of 1980 to 1989, and for no other: no judge is
//! needed, and no film is left unjudged. So the lists of right films are complete and are never cut; a query
//! with more than [`MOST_RELEVANT`] of them is not asked at all. What such sets measure is whether a search
//! understands names, years, lengths, languages, negation and misspelling, not whether it has taste.
//!
//! Queries are drawn with a seed: equal records and an equal seed give equal queries. Each [`Kind`] draws from a
//! generator of its own, so that a change to one leaves the others as they were. Templates take turns. People
//! and titles are drawn from the better known, since that is what people ask for.

mod genres;
mod people;
mod pool;
mod titles;
mod typo;
mod wording;

use cinerag_domain::{Movie, MovieId};
use serde::{Deserialize, Serialize};

use crate::random::{SplitMix64, seeded};
use pool::Pool;

/// Fewest right films of a query about a group of films.
pub const FEWEST_RELEVANT: usize = 3;
/// Most right films of a query. Larger groups say little of a ranking's first page.
pub const MOST_RELEVANT: usize = 500;
/// Draws for each query wanted before a kind gives up.
const DRAWS_A_QUERY: usize = 400;

/// A query and every film that answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactQuery {
    /// The kind's name and a number: "director-07".
    pub id: String,
    /// [`Kind::name`].
    pub kind: String,
    /// What somebody might type.
    pub query: String,
    /// The right films, ascending.
    pub relevant: Vec<MovieId>,
}

/// What a query asks by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody in the cast: "films with Tom Hanks".
    Person,
    /// The director: "directed by Ang Lee".
    Director,
    /// Somebody, in a decade: "Tom Hanks movies from the 90s".
    PersonDecade,
    /// A director's films of a genre.
    DirectorGenre,
    /// "80s horror".
    GenreDecade,
    /// "comedies under 90 minutes".
    Runtime,
    /// Original language: "french comedies".
    Language,
    /// A genre without another: "comedies without romance".
    NegatedGenre,
    /// "movies from 1994", "1990-1999 thrillers".
    Year,
    /// A title, spelt right.
    Title,
    /// A title of at most four characters: "Her".
    ShortTitle,
    /// A title with one slip.
    TitleTypo,
    /// A name with one slip.
    PersonTypo,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Kind] = &[
        Kind::Person,
        Kind::Director,
        Kind::PersonDecade,
        Kind::DirectorGenre,
        Kind::GenreDecade,
        Kind::Runtime,
        Kind::Language,
        Kind::NegatedGenre,
        Kind::Year,
        Kind::Title,
        Kind::ShortTitle,
        Kind::TitleTypo,
        Kind::PersonTypo,
    ];

    /// As in file names and ids: "person-decade".
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Director => "director",
            Kind::PersonDecade => "person-decade",
            Kind::DirectorGenre => "director-genre",
            Kind::GenreDecade => "genre-decade",
            Kind::Runtime => "runtime",
            Kind::Language => "language",
            Kind::NegatedGenre => "negated-genre",
            Kind::Year => "year",
            Kind::Title => "title",
            Kind::ShortTitle => "short-title",
            Kind::TitleTypo => "title-typo",
            Kind::PersonTypo => "person-typo",
        }
    }

    /// Draws one query; `turn` chooses the template. `None` when what was drawn makes no good query.
    fn draw(self, pool: &Pool<'_>, turn: usize, random: &mut SplitMix64) -> Option<Drawn> {
        match self {
            Kind::Person => people::person(pool, turn, random),
            Kind::Director => people::director(pool, turn, random),
            Kind::PersonDecade => people::person_decade(pool, turn, random),
            Kind::DirectorGenre => people::director_genre(pool, turn, random),
            Kind::GenreDecade => genres::genre_decade(pool, turn, random),
            Kind::Runtime => genres::runtime(pool, turn, random),
            Kind::Language => genres::language(pool, turn, random),
            Kind::NegatedGenre => genres::negated(pool, turn, random),
            Kind::Year => Some(genres::year(pool, turn, random)),
            Kind::Title => titles::title(pool, turn, random),
            Kind::ShortTitle => titles::short_title(pool, turn, random),
            Kind::TitleTypo => titles::title_typo(pool, turn, random),
            Kind::PersonTypo => people::person_typo(pool, turn, random),
        }
    }
}

/// A query before it has its number.
struct Drawn {
    query: String,
    relevant: Vec<MovieId>,
    /// Fewer right films than this make no query.
    fewest: usize,
}

/// `count` queries of a kind, no two with the same answer, or fewer when the films give no more.
pub fn generate(kind: Kind, films: &[Movie], seed: u64, count: usize) -> Vec<FactQuery> {
    let pool = Pool::of(films);
    let position = Kind::ALL.iter().position(|other| *other == kind).unwrap_or_default() as u64;
    let mut random = seeded(seed.wrapping_add(position << 32));
    let mut queries: Vec<FactQuery> = Vec::with_capacity(count);
    for _ in 0..count * DRAWS_A_QUERY {
        if queries.len() == count {
            break;
        }
        let Some(drawn) = kind.draw(&pool, queries.len(), &mut random) else { continue };
        // "films in Korean" and "korean movies" are one question
        let asked = queries.iter().any(|earlier| earlier.relevant == drawn.relevant);
        if asked || !(drawn.fewest..=MOST_RELEVANT).contains(&drawn.relevant.len()) {
            continue;
        }
        let id = format!("{}-{:02}", kind.name(), queries.len() + 1);
        let kind = kind.name().to_owned();
        queries.push(FactQuery { id, kind, query: drawn.query, relevant: drawn.relevant });
    }
    queries
}

#[cfg(test)]
mod tests;
