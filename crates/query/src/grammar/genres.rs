//! Genres and what people call them.

use cinerag_domain::Genre;

use super::{Read, phrase_words};
use crate::tokens::Token;

/// How surely a word means the genre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sureness {
    /// Means it wherever it stands: "thrillers", "sci-fi", "animated".
    Always,
    /// Means it unless it belongs to a noun: "crime", but not "crime boss"; "war", but not "war veteran".
    Alone,
    /// Means it before a word for films only: "family film", but not "a family film-makers raise".
    BeforeFilm,
    /// Suggests it: "scary", "funny".
    Mood,
}

/// What a word for genres says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GenreWords {
    pub(crate) genres: &'static [Genre],
    pub(crate) sureness: Sureness,
}

/// Genres, how surely the phrases mean them, the phrases.
type Row = (&'static [Genre], Sureness, &'static [&'static str]);

const TABLE: &[Row] = &[
    (&[Genre::Action], Sureness::Always, &["actioner", "action packed", "actioners"]),
    (&[Genre::Action], Sureness::Alone, &["action"]),
    (&[Genre::Adventure], Sureness::Always, &["adventures"]),
    (&[Genre::Adventure], Sureness::Alone, &["adventure", "swashbuckler"]),
    (
        &[Genre::Animation],
        Sureness::Always,
        &["animation", "animations", "animated", "cartoon", "cartoons", "anime", "animes"],
    ),
    (
        &[Genre::Children],
        Sureness::Always,
        &[
            "for kids",
            "for children",
            "for the kids",
            "kid friendly",
            "family friendly",
            "for the whole family",
            "for the family",
            "for toddlers",
            "for my kids",
            "for my children",
            "for young children",
            "for little kids",
            "for small children",
            "for all ages",
            "childrens",
            "children s",
        ],
    ),
    (&[Genre::Children], Sureness::BeforeFilm, &["kids", "kid", "children", "family"]),
    (
        &[Genre::Comedy],
        Sureness::Always,
        &["comedies", "comedy", "comedic", "dramedy", "dramedies", "comedys"],
    ),
    (
        &[Genre::Romance, Genre::Comedy],
        Sureness::Always,
        &["romantic comedy", "romantic comedies", "rom com", "rom coms", "romcom", "romcoms"],
    ),
    (&[Genre::Crime, Genre::Drama], Sureness::Always, &["crime drama", "crime dramas"]),
    (&[Genre::Crime, Genre::Thriller], Sureness::Always, &["crime thriller", "crime thrillers"]),
    (&[Genre::Crime], Sureness::Always, &["crimes"]),
    (&[Genre::Crime], Sureness::Alone, &["crime"]),
    (
        &[Genre::Documentary],
        Sureness::Always,
        &["documentary", "documentaries", "docu", "docs", "documentries", "mockumentary"],
    ),
    (&[Genre::Drama], Sureness::Always, &["dramas", "melodrama", "melodramas"]),
    (&[Genre::Drama], Sureness::Alone, &["drama"]),
    (&[Genre::Drama], Sureness::BeforeFilm, &["dramatic"]),
    (&[Genre::Fantasy], Sureness::Always, &["fantasies"]),
    (&[Genre::Fantasy], Sureness::Alone, &["fantasy"]),
    (&[Genre::FilmNoir], Sureness::Always, &["film noir", "films noir", "film noirs", "noir", "noirs"]),
    (
        &[Genre::Horror],
        Sureness::Always,
        &["horror", "horrors", "scary movie", "scary movies", "scary film", "scary films"],
    ),
    (
        &[Genre::Horror],
        Sureness::Mood,
        &["scary", "scarier", "terrifying", "creepy", "frightening", "spooky", "slasher", "slashers"],
    ),
    (&[Genre::Imax], Sureness::Always, &["imax"]),
    (&[Genre::Musical], Sureness::Always, &["musicals", "musical"]),
    (
        &[Genre::Mystery],
        Sureness::Always,
        &["mysteries", "whodunit", "whodunits", "whodunnit", "murder mystery", "murder mysteries"],
    ),
    (&[Genre::Mystery], Sureness::Alone, &["mystery"]),
    (&[Genre::Romance], Sureness::Always, &["romances"]),
    (&[Genre::Romance], Sureness::Alone, &["romance", "romantic"]),
    (
        &[Genre::SciFi],
        Sureness::Always,
        &["sci fi", "scifi", "science fiction", "sf", "sciencefiction", "syfy"],
    ),
    (&[Genre::Thriller], Sureness::Always, &["thriller", "thrillers", "suspense thriller"]),
    (&[Genre::Thriller], Sureness::BeforeFilm, &["suspense", "suspenseful"]),
    (&[Genre::War], Sureness::Alone, &["war"]),
    (
        &[Genre::Western],
        Sureness::Always,
        &["westerns", "western", "spaghetti western", "spaghetti westerns"],
    ),
    (&[Genre::Comedy], Sureness::Mood, &["funny", "hilarious", "funnier", "humorous", "comical"]),
];

/// The genre words at a position.
pub(crate) fn genre(tokens: &[Token], at: usize) -> Option<Read<GenreWords>> {
    let rows = TABLE.iter().filter_map(|(genres, sureness, phrases)| {
        let words = phrases.iter().filter_map(|phrase| phrase_words(tokens, at, phrase)).max()?;
        Some(Read { words, value: GenreWords { genres, sureness: *sureness } })
    });
    rows.max_by_key(|read| read.words)
}

/// Moods and contents that "not" can stand before, as the genres and topics that are then left out.
pub(crate) const UNWANTED: &[(&str, &[Genre], &[&str])] = &[
    ("scary", &[Genre::Horror], &["scary"]),
    ("creepy", &[Genre::Horror], &["creepy"]),
    ("frightening", &[Genre::Horror], &[]),
    ("terrifying", &[Genre::Horror], &[]),
    ("spooky", &[Genre::Horror], &["spooky"]),
    ("funny", &[Genre::Comedy], &[]),
    ("romantic", &[Genre::Romance], &[]),
    ("violent", &[], &["violence", "gore", "brutality", "violent"]),
    ("violence", &[], &["violence", "gore", "brutality", "violent"]),
    ("gory", &[], &["gore", "blood", "splatter"]),
    ("gore", &[], &["gore", "blood", "splatter"]),
    ("bloody", &[], &["gore", "blood", "bloody"]),
    ("blood", &[], &["gore", "blood", "bloody"]),
    ("sad", &[], &["sad", "tragedy", "depressing", "tearjerker"]),
    ("depressing", &[], &["depressing", "sad", "tragedy", "bleak"]),
    ("sex", &[], &["sex", "nudity", "erotic", "sexuality"]),
    ("nudity", &[], &["nudity", "sex"]),
    ("superheroes", &[], &["superhero"]),
    ("kids", &[Genre::Children], &[]),
    ("children", &[Genre::Children], &[]),
    ("family", &[Genre::Children], &[]),
    ("singing", &[Genre::Musical], &[]),
    ("songs", &[Genre::Musical], &[]),
    ("subtitles", &[], &[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[test]
    fn the_longest_name_wins() {
        let read = genre(&tokens("romantic comedies"), 0).expect("a genre");
        assert_eq!((read.words, read.value.genres), (2, &[Genre::Romance, Genre::Comedy][..]));
        let read = genre(&tokens("sci-fi"), 0).expect("a genre");
        assert_eq!((read.words, read.value.genres), (2, &[Genre::SciFi][..]));
        assert_eq!(genre(&tokens("robots"), 0), None);
    }

    #[test]
    fn every_genre_has_a_word() {
        for genre in Genre::ALL {
            assert!(TABLE.iter().any(|(genres, ..)| *genres == [*genre]), "{genre:?}");
        }
    }
}
