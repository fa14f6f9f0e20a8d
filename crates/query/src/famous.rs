//! Well-known films and people, whether this catalogue has them or not.
//!
//! The lists are in `data/famous`. By them an answer can say that what is meant is not here, and a name that the catalogue
//! lacks is not taken for a misspelling.

use std::collections::HashMap;
use std::sync::LazyLock;

use cinerag_analysis::fold;
use cinerag_ports::Lexicon;

use crate::names;

const FILMS: &str = include_str!("../../../data/famous/films.tsv");
const PEOPLE: &str = include_str!("../../../data/famous/people.txt");

static FAMOUS: LazyLock<Famous> = LazyLock::new(|| Famous::read(FILMS, PEOPLE));

/// Years that two sources may differ by for one film: a first showing and a release abroad.
const YEARS_APART: u16 = 3;

/// A well-known film.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FamousFilm {
    /// Its names, the first as shown, with bars between.
    names: &'static str,
    pub(crate) year: u16,
    /// What it is about, to find films that come near.
    pub(crate) theme: Option<&'static str>,
}

impl FamousFilm {
    /// The title as shown.
    pub(crate) fn title(&self) -> &'static str {
        self.names.split('|').next().unwrap_or_default()
    }

    /// True when the catalogue has it under any of its names.
    pub(crate) fn is_here(&self, lexicon: &dyn Lexicon) -> bool {
        let has = |name: &str| {
            let films = names::films(lexicon, &fold(name));
            films.iter().any(|film| film.year.is_none_or(|year| year.abs_diff(self.year) <= YEARS_APART))
        };
        self.names.split('|').any(has)
    }
}

struct Famous {
    /// By folded name.
    films: HashMap<String, Vec<FamousFilm>>,
    /// Folded name → name as shown.
    people: HashMap<String, &'static str>,
    /// The first words of people's names: most words of a request begin none.
    first_names: HashMap<String, usize>,
}

impl Famous {
    fn read(films: &'static str, people: &'static str) -> Self {
        let mut famous =
            Famous { films: HashMap::new(), people: HashMap::new(), first_names: HashMap::new() };
        for line in films.lines() {
            let mut fields = line.split('\t');
            let (Some(names), Some(Ok(year))) = (fields.next(), fields.next().map(str::parse)) else {
                continue;
            };
            let film = FamousFilm { names, year, theme: fields.next() };
            for name in names.split('|') {
                famous.films.entry(fold(name)).or_default().push(film);
            }
        }
        for name in people.lines() {
            let folded = fold(name);
            let mut words = folded.split(' ');
            let first = words.next().unwrap_or_default().to_owned();
            let longest = famous.first_names.entry(first).or_default();
            *longest = (*longest).max(1 + words.count());
            famous.people.insert(folded, name);
        }
        famous
    }
}

/// The well-known films of a folded name.
pub(crate) fn films(name: &str) -> &'static [FamousFilm] {
    FAMOUS.films.get(name).map_or(&[], Vec::as_slice)
}

/// The well-known bearer of a folded name.
pub(crate) fn person(name: &str) -> Option<&'static str> {
    FAMOUS.people.get(name).copied()
}

/// Words in the longest name that begins with this one; 0 when none does.
pub(crate) fn longest_name(first: &str) -> usize {
    FAMOUS.first_names.get(first).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_their_format() {
        for line in FILMS.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let year = fields.get(1).and_then(|year| year.parse::<u16>().ok());
            assert!(matches!(fields.len(), 2 | 3) && year.is_some_and(|year| year > 1890), "{line}");
            assert!(fields[0].split('|').all(|name| !fold(name).is_empty()), "{line}");
        }
        let people: Vec<&str> = PEOPLE.lines().collect();
        assert!(people.is_sorted() && people.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn names_are_found_as_people_type_them() {
        assert_eq!(films("dune").iter().map(|film| film.year).collect::<Vec<_>>(), [1984, 2021]);
        assert_eq!(person("penelope cruz"), Some("Penélope Cruz"));
        assert_eq!((longest_name("meryl"), longest_name("zebra")), (2, 0));
    }
}
