//! What understanding knows about a language: every table of words, as data, one folder per language.
//!
//! A [`Language`] has phrases with their meanings and nothing else; the grammar reads with it and has no words itself.
//! To add a language, add a folder beside `en` and a line in [`ALL`]. [`weights`] says how readings of the same words
//! compete, in every language. Tables that both paths need, such as articles and numerals, are in
//! `cinerag_analysis::lexicon`.

mod conversation;
pub(crate) mod en;
mod glosses;
mod measures;
mod prose;
mod tables;
pub mod weights;

pub use conversation::{Conversation, Questions, References};
pub use en::ENGLISH;
pub(crate) use glosses::GLOSSES;
pub use glosses::Gloss;
pub use measures::{Bound, Durations, Numbers, Ratings, Years};
pub use prose::{Narration, SceneOpening, Styles, Tweaks};
pub use tables::{
    Affixes, Certificates, Cues, Examples, FactWords, GenreTables, GenreWords, Job, Language, Negations,
    People, Phrases, Place, Places, Requests, Sureness, Words,
};

/// Every language that queries are read in.
pub static ALL: &[&Language] = &[&ENGLISH];

#[cfg(test)]
mod tests {
    use cinerag_analysis::fold;
    use cinerag_domain::Genre;

    use super::*;

    #[test]
    fn every_genre_has_a_word_in_every_language() {
        for (language, genre) in ALL.iter().flat_map(|language| Genre::ALL.iter().map(move |g| (language, g)))
        {
            let has = |row: &&GenreWords| row.genres == [*genre];
            assert!(language.genres.words.iter().any(|row| has(&row)), "{}: {genre:?}", language.code);
        }
    }

    #[test]
    fn words_are_written_as_tokens_are() {
        for language in ALL {
            let genres = language.genres.words.iter().flat_map(|row| row.phrases).copied();
            let places = language.places.adjectives.iter().map(|(phrase, _)| *phrase);
            let cues = [language.cues.fillers, language.cues.film_words, language.negations.words];
            for phrase in cues.into_iter().flatten().copied().chain(genres).chain(places) {
                assert_eq!(fold(phrase), phrase, "{}: a token never reads so", language.code);
            }
        }
    }

    #[test]
    fn words_of_narration_are_sorted() {
        for language in ALL {
            assert!(language.narration.words.is_sorted(), "{}: they are searched by halves", language.code);
        }
    }
}
