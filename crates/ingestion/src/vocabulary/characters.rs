//! Cast lists → characters' names, without parts that only name a job ("Waiter").

use std::collections::{BTreeMap, BTreeSet};

use cinerag_analysis::fold;
use cinerag_analysis::lexicon::en::{ROLES, SELVES};
use cinerag_domain::Movie;
use cinerag_ports::Meaning;

/// Billed actors of a film whose characters are read.
const BILLED: usize = 8;
/// Shortest name of one word, in letters, and films that must have it: "Batman", not "Joe".
const MIN_LETTERS: usize = 5;
const MIN_MOVIES: u32 = 2;

/// Characters by name, counted by film.
pub(super) fn meanings(movies: &[Movie]) -> Vec<(String, Meaning)> {
    let mut counts: BTreeMap<String, (String, u32)> = BTreeMap::new();
    for (folded, name, _) in credits(movies) {
        counts.entry(folded).or_insert((name, 0)).1 += 1;
    }
    let is_distinct = |folded: &str, movie_count: u32| {
        folded.contains(' ') || folded.chars().count() >= MIN_LETTERS && movie_count >= MIN_MOVIES
    };
    counts
        .into_iter()
        .filter(|(folded, (_, movie_count))| is_distinct(folded, *movie_count))
        .map(|(folded, (name, movie_count))| (folded, Meaning::Character { name, movie_count }))
        .collect()
}

/// The films of each character, by folded name.
pub(super) fn films(movies: &[Movie]) -> BTreeMap<String, Vec<&Movie>> {
    let mut films: BTreeMap<String, Vec<&Movie>> = BTreeMap::new();
    for (folded, _, movie) in credits(movies) {
        films.entry(folded).or_default().push(movie);
    }
    films
}

/// Every character of every film once: folded, as credited, and the film.
fn credits(movies: &[Movie]) -> impl Iterator<Item = (String, String, &Movie)> {
    movies.iter().flat_map(|movie| {
        let mut of_this_film = BTreeSet::new();
        let billed = movie.details.cast.iter().take(BILLED);
        let names = billed.filter_map(|member| member.character.as_deref()).flat_map(names);
        names.filter_map(move |name| {
            let folded = fold(&name);
            let is_new = is_name(&folded) && of_this_film.insert(folded.clone());
            is_new.then_some((folded, name, movie))
        })
    })
}

/// "Bruce Wayne / Batman (voice)" → each of the names.
fn names(character: &str) -> impl Iterator<Item = String> {
    let mut depth = 0_u32;
    let outside = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    let bare: String = character.chars().filter(outside).collect();
    let names: Vec<String> = bare.split('/').map(|name| name.trim().to_owned()).collect();
    names.into_iter()
}

/// True when some word is more than a role or a number.
fn is_name(folded: &str) -> bool {
    let is_role = |word: &str| ROLES.binary_search(&word).is_ok() || word.chars().all(|c| c.is_ascii_digit());
    let first = folded.split(' ').next().unwrap_or_default();
    !SELVES.contains(&first) && folded.split(' ').any(|word| word.chars().count() > 1 && !is_role(word))
}

#[cfg(test)]
mod tests {
    use cinerag_domain::CastMember;

    use super::super::film;
    use super::*;

    fn known(characters: &[&[&str]]) -> Vec<(String, u32)> {
        let mut movies = Vec::new();
        for (n, characters) in (1..).zip(characters) {
            let mut movie = film(n, "Film");
            let member = |name: &&str| CastMember { name: "Actor".into(), character: Some((*name).into()) };
            movie.details.cast = characters.iter().map(member).collect();
            movies.push(movie);
        }
        let count = |(folded, meaning)| match meaning {
            Meaning::Character { movie_count, .. } => (folded, movie_count),
            _ => unreachable!("characters only"),
        };
        meanings(&movies).into_iter().map(count).collect()
    }

    #[test]
    fn both_names_of_somebody_count() {
        let found = known(&[&["Bruce Wayne / Batman (voice)"], &["Batman", "Bruce Wayne / Bruce Wayne"]]);
        assert_eq!(found, [("batman".to_owned(), 2), ("bruce wayne".to_owned(), 2)]);
    }

    #[test]
    fn a_role_is_no_name() {
        assert_eq!(known(&[&["Waiter", "Police Officer #2", "Himself", "Self - Host", "The Old Man"]]), []);
        assert_eq!(known(&[&["Narrator"], &["Narrator"]]), []);
        assert_eq!(known(&[&["Doctor Who"]]), [("doctor who".to_owned(), 1)]);
    }

    #[test]
    fn a_lone_word_must_be_long_and_shared() {
        assert_eq!(known(&[&["Gandalf", "Joe"], &["Joe"]]), []);
        assert_eq!(known(&[&["Gandalf"], &["Gandalf"]]), [("gandalf".to_owned(), 2)]);
    }

    #[test]
    fn only_the_billed_are_read() {
        let crowd: Vec<&str> = std::iter::repeat_n("Man", BILLED).chain(["Frodo Baggins"]).collect();
        assert_eq!(known(&[&crowd]), []);
    }
}
