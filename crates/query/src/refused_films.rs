//! Films that a negation names: "but not Godfather", "nothing from Star Wars".
//!
//! In: the words after a negation and the catalogue's names. Out: the films that must not be shown.

use cinerag_domain::MovieId;
use cinerag_ports::{Lexicon, Meaning, TitleForm};

use crate::lexicon::Language;
use crate::names::{KNOWN_TITLE, for_each_phrase, is_common};
use crate::tokens::Token;

/// Words in the longest name.
const LONGEST_NAME: usize = 8;
/// Fewest films with a subject at which the word means the subject and not a film of that title.
const SUBJECT_FILMS: u32 = 3;

/// Films refused by name.
#[derive(Debug, PartialEq)]
pub(crate) struct RefusedFilms {
    /// As shown.
    pub(crate) name: String,
    pub(crate) ids: Vec<MovieId>,
}

/// The films that are named at a position, and how many words the name takes.
pub(crate) fn refused_films(
    language: &Language,
    tokens: &[Token],
    lexicon: &dyn Lexicon,
    at: usize,
) -> Option<(RefusedFilms, usize)> {
    let mut longest = None;
    for_each_phrase(tokens, lexicon, at, LONGEST_NAME, &mut |end, words| {
        let is_single = end == at + 1;
        if is_single && is_common(language, words) {
            return;
        }
        if let Some(films) = named(lexicon, words, is_single) {
            longest = Some((films, end - at));
        }
    });
    longest
}

/// The series of a name, or the films with that title.
fn named(lexicon: &dyn Lexicon, words: &str, is_single: bool) -> Option<RefusedFilms> {
    let meanings = lexicon.meanings(words);
    let mut found: Option<RefusedFilms> = None;
    for meaning in &meanings {
        if let Meaning::Series { name, films } = meaning {
            let series = found.get_or_insert_with(|| RefusedFilms { name: name.clone(), ids: Vec::new() });
            series.ids.extend(films);
        }
    }
    let is_subject =
        meanings.iter().any(|meaning| matches!(meaning, Meaning::Topic { movie_count: SUBJECT_FILMS.., .. }));
    let is_person = meanings.iter().any(|meaning| matches!(meaning, Meaning::Person { .. }));
    if found.is_none() && (is_person || is_single && is_subject) {
        return None;
    }
    for meaning in meanings {
        let Meaning::Title { id, text, form, popularity, .. } = meaning else { continue };
        let is_meant =
            found.is_some() || !is_single || popularity > KNOWN_TITLE && form != TitleForm::Alternative;
        if is_meant {
            let films = found.get_or_insert_with(|| RefusedFilms { name: text, ids: Vec::new() });
            films.ids.push(id);
        }
    }
    found.map(|mut films| {
        films.ids.sort_unstable();
        films.ids.dedup();
        films
    })
}
