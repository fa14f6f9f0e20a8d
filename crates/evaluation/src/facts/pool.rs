//! The films, with what is drawn from: people and titles, best known first.

use std::collections::{BTreeMap, BTreeSet};

use cinerag_domain::{Movie, MovieId};

use super::{Drawn, FEWEST_RELEVANT};

/// Actors drawn from: names that most film-goers know.
const ACTORS: usize = 300;
/// Directors drawn from: fewer are known by name.
const DIRECTORS: usize = 150;
/// Only the leading parts make an actor known.
const LEADING_PARTS: usize = 5;
/// Films whose titles are drawn from.
const TITLES: usize = 3000;
/// Films whose short titles are drawn from.
const SHORT_TITLES: usize = 120;

/// What queries are made of.
pub(super) struct Pool<'a> {
    pub films: &'a [Movie],
    /// Well-known actors.
    pub actors: Vec<&'a str>,
    /// Well-known directors of at least three films.
    pub directors: Vec<&'a str>,
    /// Well-known films.
    pub titles: Vec<&'a Movie>,
    /// Well-known films with a title of at most four characters.
    pub short_titles: Vec<&'a Movie>,
    /// Every title of every film and every person's name, [`folded`].
    taken: BTreeSet<String>,
}

impl<'a> Pool<'a> {
    pub fn of(films: &'a [Movie]) -> Self {
        let actors = known(films, ACTORS, |film| {
            film.details.cast.iter().take(LEADING_PARTS).map(|member| member.name.as_str()).collect()
        });
        let directors =
            known(films, DIRECTORS, |film| film.card.directors.iter().map(String::as_str).collect());
        let mut titles: Vec<&Movie> = films.iter().collect();
        titles.sort_by(|a, b| b.popularity.total_cmp(&a.popularity).then(a.card.id.cmp(&b.card.id)));
        let short = |film: &&Movie| film.card.title.chars().count() <= 4;
        let short_titles = titles.iter().copied().filter(short).take(SHORT_TITLES).collect();
        titles.truncate(TITLES);
        let names = films.iter().flat_map(|film| {
            let cast = film.details.cast.iter().map(|member| member.name.as_str());
            titles_of(film).chain(cast).chain(film.card.directors.iter().map(String::as_str))
        });
        let taken = names.map(folded).collect();
        Pool { films, actors, directors, titles, short_titles, taken }
    }

    /// The query for the films that `right` admits.
    pub fn ask(&self, query: String, right: impl Fn(&Movie) -> bool) -> Drawn {
        let relevant = self.matching(right);
        Drawn { query, relevant, fewest: FEWEST_RELEVANT }
    }

    /// The films that `right` admits, by ascending id.
    pub fn matching(&self, right: impl Fn(&Movie) -> bool) -> Vec<MovieId> {
        let mut ids: Vec<MovieId> =
            self.films.iter().filter(|film| right(film)).map(|film| film.card.id).collect();
        ids.sort_unstable();
        ids
    }

    /// True when the text is itself a title or a name.
    pub fn is_taken(&self, text: &str) -> bool {
        self.taken.contains(&folded(text))
    }
}

/// Every title of a film.
pub(super) fn titles_of(film: &Movie) -> impl Iterator<Item = &str> {
    let others = film.details.original_title.iter().chain(&film.details.alternative_titles);
    std::iter::once(film.card.title.as_str()).chain(others.map(String::as_str))
}

/// Letters and digits in lower case: how titles and names are compared.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The `most` best known of the people that `of` gives for films, by the summed popularity of their films.
fn known<'a>(films: &'a [Movie], most: usize, of: impl Fn(&'a Movie) -> Vec<&'a str>) -> Vec<&'a str> {
    let mut fame: BTreeMap<&str, (usize, f32)> = BTreeMap::new();
    for film in films {
        for name in of(film) {
            let (count, sum) = fame.entry(name).or_default();
            *count += 1;
            *sum += film.popularity;
        }
    }
    let mut people: Vec<(&str, f32)> = fame
        .into_iter()
        .filter(|(_, (count, _))| *count >= FEWEST_RELEVANT)
        .map(|(name, (_, sum))| (name, sum))
        .collect();
    people.sort_by(|(a, fame_a), (b, fame_b)| fame_b.total_cmp(fame_a).then(a.cmp(b)));
    people.into_iter().take(most).map(|(name, _)| name).collect()
}
