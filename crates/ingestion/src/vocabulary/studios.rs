//! Studios → the phrases that they are called by: "studio ghibli", "ghibli", "blumhouse productions".

use std::collections::{BTreeMap, BTreeSet};

use cinerag_analysis::fold;
use cinerag_domain::Movie;
use cinerag_ports::Meaning;

use crate::studios::STUDIOS;

/// Fewest films of a studio that is called by name.
const MIN_FILMS: u32 = 2;
/// Fewest films of a studio that is meant by a bare word which nothing else is called by.
const MIN_FILMS_OF_A_WORD: u32 = 5;
/// Shortest bare name, in letters.
const MIN_LETTERS: usize = 3;
/// Words that end the names of companies.
const ENDINGS: [&str; 8] =
    ["pictures", "films", "film", "productions", "production", "entertainment", "studios", "studio"];
/// Those that no words for films in general end with.
const SURE_ENDINGS: [&str; 7] =
    ["pictures", "features", "studios", "productions", "entertainment", "cinema", "animation"];
/// The name of a studio that means the films of a place as well.
const ALSO_FILMS: &str = "hollywood pictures";

/// The names of studios. `taken` is what is a phrase already, and `plain_words` what is a word of the language.
pub(super) fn meanings(
    movies: &[Movie],
    taken: &BTreeMap<String, Vec<Meaning>>,
    plain_words: &BTreeSet<String>,
) -> Vec<(String, Meaning)> {
    let mut films: BTreeMap<&str, u32> = BTreeMap::new();
    for studio in movies.iter().flat_map(|movie| &movie.details.studios) {
        *films.entry(studio).or_default() += 1;
    }
    let is_plain = |phrase: &str| phrase.split(' ').any(|word| plain_words.contains(word));
    let mut found = Vec::new();
    for (name, movie_count) in films.into_iter().filter(|(_, films)| *films >= MIN_FILMS) {
        let mut phrases: BTreeMap<String, bool> = BTreeMap::new();
        if let Some(known) = STUDIOS.iter().find(|studio| studio.name == name) {
            for called in known.called.iter().chain([&known.name]) {
                let phrase = fold(called);
                let is_company =
                    phrase.rsplit_once(' ').is_some_and(|(_, last)| SURE_ENDINGS.contains(&last));
                let is_distinct = known.is_distinct || is_company && phrase != ALSO_FILMS;
                phrases.insert(phrase, is_distinct);
            }
        } else {
            let folded = fold(name);
            let bare = without_ending(&folded);
            let is_ordinary = bare.split(' ').all(|word| plain_words.contains(word));
            // "original films" are no films by Original Film, and films by Wes Craven none by his company
            let names_somebody = taken.get(bare).is_some_and(|meanings| {
                meanings.iter().any(|meaning| matches!(meaning, Meaning::Person { .. }))
            });
            let is_free = movie_count >= MIN_FILMS_OF_A_WORD && !taken.contains_key(bare) && !is_plain(bare);
            let has_bare = bare.len() < folded.len() && bare.chars().count() >= MIN_LETTERS;
            if is_ordinary {
                continue;
            }
            if has_bare && !names_somebody {
                phrases.insert(bare.to_owned(), is_free);
            }
            // a name that says that it is a company's
            let is_distinct = bare.len() < folded.len();
            phrases.insert(folded, is_distinct);
        }
        found.extend(phrases.into_iter().filter(|(phrase, _)| !phrase.is_empty()).map(
            |(phrase, is_distinct)| {
                (phrase, Meaning::Studio { name: name.to_owned(), movie_count, is_distinct })
            },
        ));
    }
    found
}

/// A folded name without the words that end the names of companies.
fn without_ending(folded: &str) -> &str {
    let mut bare = folded;
    while let Some((rest, last)) = bare.rsplit_once(' ')
        && ENDINGS.contains(&last)
    {
        bare = rest;
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::super::film;
    use super::*;

    #[test]
    fn a_studio_is_called_by_its_names_and_by_a_bare_word_that_is_no_other() {
        let mut movies: Vec<Movie> = (1..=6).map(|id| film(id, "Film")).collect();
        for movie in &mut movies {
            movie.details.studios = ["Studio Ghibli", "Zorblat Pictures", "Focus Features", "Silver Films"]
                .map(str::to_owned)
                .to_vec();
        }
        movies[0].details.studios.push("Only Once".into());
        let plain: BTreeSet<String> = ["focus", "silver", "once"].map(str::to_owned).into();
        let all = meanings(&movies, &BTreeMap::new(), &plain);
        let of = |phrase: &str| {
            all.iter().find(|(known, _)| known == phrase).map(|(_, meaning)| match meaning {
                Meaning::Studio { is_distinct, .. } => *is_distinct,
                _ => unreachable!("studios only"),
            })
        };
        assert_eq!((of("ghibli"), of("studio ghibli")), (Some(true), Some(true)));
        assert_eq!((of("zorblat"), of("zorblat pictures")), (Some(true), Some(true)));
        assert_eq!(of("focus features"), Some(true), "it says that it is a company");
        assert_eq!((of("silver"), of("silver films")), (None, None), "ordinary words");
        assert_eq!(of("only once"), None);
    }
}
