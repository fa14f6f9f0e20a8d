//! Related films → the phrases that name them: series, films by a shared title, the films of a character.
//!
//! A film of a series is also named by its number ("die hard 4"), unless a title says another number.

use std::collections::{BTreeMap, BTreeSet};

use cinerag_analysis::lexicon::ROMAN_NUMERALS;
use cinerag_analysis::{fold, series_stem};
use cinerag_domain::Movie;
use cinerag_ports::{Meaning, TitleForm};

use super::{characters, title_forms};

/// Fewest films of a character, or of a shared title, that make them a group.
const MIN_SHARED: usize = 3;
/// Fewest films of a series.
const MIN_SERIES: usize = 2;
/// Shortest name of a group, in letters.
const MIN_LETTERS: usize = 4;
/// The word that TMDB ends the names of series with.
const SUFFIX: &str = " collection";

/// Groups by folded name, and films by their number in a series. `titles` are the phrases that are titles already.
pub(super) fn meanings(movies: &[Movie], titles: &[(String, Meaning)]) -> Vec<(String, Meaning)> {
    let taken: BTreeSet<&str> = titles.iter().map(|(phrase, _)| phrase.as_str()).collect();
    let mut found = Vec::new();
    let mut groups: Vec<(String, String, Vec<&Movie>)> = Vec::new();
    for (collection, films) in collections(movies) {
        let names = names(&collection, &films);
        found.extend(numbered(&names, &films, &taken));
        groups.extend(names.into_iter().map(|name| (name, collection.clone(), films.clone())));
    }
    let others = by_stem(movies).into_iter().chain(by_character(movies));
    groups.extend(others.map(|(name, films)| (name.clone(), name, films)));
    found.extend(groups.into_iter().map(|(phrase, name, mut films)| {
        in_order(&mut films);
        let films = films.into_iter().map(|movie| movie.card.id).collect();
        (phrase, Meaning::Series { name, films })
    }));
    found
}

/// Films of each collection of the records, oldest first, by its name without "Collection".
fn collections(movies: &[Movie]) -> BTreeMap<String, Vec<&Movie>> {
    let mut collections: BTreeMap<String, Vec<&Movie>> = BTreeMap::new();
    for movie in movies {
        if let Some(name) = &movie.details.collection {
            let bare =
                name.to_lowercase().strip_suffix(SUFFIX).map_or(name.as_str(), |bare| &name[..bare.len()]);
            collections.entry(bare.to_owned()).or_default().push(movie);
        }
    }
    for films in collections.values_mut() {
        in_order(films);
    }
    collections.retain(|_, films| films.len() >= MIN_SERIES);
    collections
}

/// What a series is called: by its own name and by its first film's, each with and without its article.
fn names(collection: &str, films: &[&Movie]) -> BTreeSet<String> {
    let first = films.first().and_then(|movie| series_stem(&movie.card.title));
    let whole = fold(collection.split(" (").next().unwrap_or(collection));
    let bare = whole.strip_prefix("the ").map(str::to_owned);
    let all = [Some(whole), bare, first].into_iter().flatten();
    all.filter(|name| name.chars().count() >= MIN_LETTERS).collect()
}

/// "die hard 4": each film by its place, unless titles count differently.
fn numbered(names: &BTreeSet<String>, films: &[&Movie], taken: &BTreeSet<&str>) -> Vec<(String, Meaning)> {
    let agrees = films
        .iter()
        .enumerate()
        .all(|(at, movie)| title_forms::number(&movie.card.title).is_none_or(|number| number == at + 1));
    if !agrees {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, movie) in films.iter().enumerate().skip(1) {
        let roman = ROMAN_NUMERALS.get(at).copied().unwrap_or_default();
        let number = (at + 1).to_string();
        let written = names.iter().flat_map(|name| [&number, roman].map(|number| format!("{name} {number}")));
        for phrase in written.filter(|phrase| !taken.contains(phrase.as_str())) {
            let card = &movie.card;
            let (id, text, year) = (card.id, card.title.clone(), card.year);
            let (form, popularity) = (TitleForm::Alternative, movie.popularity);
            found.push((phrase, Meaning::Title { id, text, form, year, popularity }));
        }
    }
    found
}

/// Films whose titles begin alike: "Star Trek", "Harry Potter".
fn by_stem(movies: &[Movie]) -> Vec<(String, Vec<&Movie>)> {
    let mut stems: BTreeMap<String, Vec<&Movie>> = BTreeMap::new();
    for movie in movies {
        if let Some(stem) = series_stem(&movie.card.title) {
            let is_own = fold(&movie.card.title).trim_start_matches("the ") == stem;
            // films of one title are remakes, not a series
            if !is_own || stem.chars().count() >= MIN_LETTERS {
                stems.entry(stem).or_default().push(movie);
            }
        }
    }
    let is_series = |films: &[&Movie]| {
        let titles: BTreeSet<&str> = films.iter().map(|movie| movie.card.title.as_str()).collect();
        titles.len() >= MIN_SHARED
    };
    stems.into_iter().filter(|(_, films)| is_series(films)).collect()
}

/// The films of each character that many films have.
fn by_character(movies: &[Movie]) -> Vec<(String, Vec<&Movie>)> {
    let films = characters::films(movies).into_iter();
    films.filter(|(name, films)| films.len() >= MIN_SHARED && name.chars().count() > MIN_LETTERS).collect()
}

fn in_order(films: &mut Vec<&Movie>) {
    let place = |movie: &&Movie| {
        (movie.card.year.unwrap_or(u16::MAX), movie.details.series_number.unwrap_or(u16::MAX), movie.card.id)
    };
    films.sort_by_key(place);
    films.dedup_by_key(|movie| movie.card.id);
}

#[cfg(test)]
mod tests {
    use super::super::film;
    use super::*;

    #[test]
    fn a_series_has_its_films_in_order_and_by_number() {
        let mut movies = Vec::new();
        for (id, title, year) in [
            (1, "Die Hard: With a Vengeance", 1995),
            (2, "Die Hard", 1988),
            (3, "Die Hard 2", 1990),
            (4, "Live Free or Die Hard", 2007),
        ] {
            let mut movie = film(id, title);
            movie.card.year = Some(year);
            movie.details.collection = Some("Die Hard Collection".into());
            movies.push(movie);
        }
        let titles = title_forms::meanings(&movies);
        let all = meanings(&movies, &titles);
        let of = |phrase: &str| {
            let found = all.iter().filter(|(known, _)| known == phrase).map(|(_, meaning)| meaning);
            found.collect::<Vec<_>>()
        };
        let ids = |meaning: &Meaning| match meaning {
            Meaning::Series { films, .. } => films.iter().map(|id| id.0).collect(),
            Meaning::Title { id, .. } => vec![id.0],
            _ => Vec::new(),
        };
        assert_eq!(of("die hard").into_iter().map(ids).next(), Some(vec![2, 3, 1, 4]));
        assert_eq!(of("die hard 4").into_iter().map(ids).collect::<Vec<_>>(), [[4]]);
        assert_eq!(of("die hard iii").into_iter().map(ids).collect::<Vec<_>>(), [[1]]);
        assert_eq!(of("die hard 2").len(), 0, "a title already");
    }

    #[test]
    fn titles_that_count_differently_are_believed() {
        let mut movies = vec![film(1, "Rocky III"), film(2, "Creed")];
        for movie in &mut movies {
            movie.details.collection = Some("Rocky Collection".into());
        }
        let all = meanings(&movies, &title_forms::meanings(&movies));
        assert!(all.iter().all(|(phrase, _)| phrase != "rocky 2"), "{all:?}");
    }
}
