//! English names of genres, and phrases for films that are not wanted.

use cinerag_domain::Genre;

use crate::lexicon::Sureness::{Alone, Always, BeforeFilm, Mood};
use crate::lexicon::{GenreTables, GenreWords, Sureness, Words};

pub(super) const GENRES: GenreTables =
    GenreTables { words: WORDS, languages: &[("anime", "ja"), ("animes", "ja")], unwanted: UNWANTED };

const fn row(genres: &'static [Genre], sureness: Sureness, phrases: Words) -> GenreWords {
    GenreWords { genres, sureness, phrases }
}

#[rustfmt::skip]
const WORDS: &[GenreWords] = &[
    row(&[Genre::Action], Always, &["actioner", "action packed", "actioners"]),
    row(&[Genre::Action], Alone, &["action"]),
    row(&[Genre::Adventure], Always, &["adventures"]),
    row(&[Genre::Adventure], Alone, &["adventure", "swashbuckler"]),
    row(&[Genre::Animation], Always, &[
        "animation", "animations", "animated", "cartoon", "cartoons", "anime", "animes",
    ]),
    row(&[Genre::Children], Always, &[
        "for kids", "for children", "for the kids", "kid friendly", "family friendly", "for the whole family",
        "for the family", "for toddlers", "for my kids", "for my children", "for young children", "for little kids",
        "for small children", "for all ages", "childrens", "children s",
    ]),
    row(&[Genre::Children], BeforeFilm, &["kids", "kid", "children", "family"]),
    row(&[Genre::Comedy], Always, &["comedies", "comedy", "comedic", "dramedy", "dramedies", "comedys"]),
    row(&[Genre::Romance, Genre::Comedy], Always, &[
        "romantic comedy", "romantic comedies", "rom com", "rom coms", "romcom", "romcoms",
    ]),
    row(&[Genre::Crime, Genre::Drama], Always, &["crime drama", "crime dramas"]),
    row(&[Genre::Crime, Genre::Thriller], Always, &["crime thriller", "crime thrillers"]),
    row(&[Genre::Crime], Always, &["crimes"]),
    row(&[Genre::Crime], Alone, &["crime"]),
    row(&[Genre::Documentary], Always, &[
        "documentary", "documentaries", "docu", "docs", "documentries", "mockumentary",
    ]),
    row(&[Genre::Drama], Always, &["dramas", "melodrama", "melodramas"]),
    row(&[Genre::Drama], Alone, &["drama"]),
    row(&[Genre::Drama], BeforeFilm, &["dramatic"]),
    row(&[Genre::Fantasy], Always, &["fantasies"]),
    row(&[Genre::Fantasy], Alone, &["fantasy"]),
    row(&[Genre::FilmNoir], Always, &["film noir", "films noir", "film noirs", "noir", "noirs"]),
    row(&[Genre::Horror], Always, &["horror", "horrors", "scary movie", "scary movies", "scary film", "scary films"]),
    row(&[Genre::Horror], Mood, &[
        "scary", "scarier", "terrifying", "creepy", "frightening", "spooky", "slasher", "slashers",
    ]),
    row(&[Genre::Imax], Always, &["imax"]),
    row(&[Genre::Musical], Always, &["musicals", "musical"]),
    row(&[Genre::Mystery], Always, &[
        "mysteries", "whodunit", "whodunits", "whodunnit", "murder mystery", "murder mysteries",
    ]),
    row(&[Genre::Mystery], Alone, &["mystery"]),
    row(&[Genre::Romance], Always, &["romances"]),
    row(&[Genre::Romance], Alone, &["romance", "romantic"]),
    row(&[Genre::SciFi], Always, &["sci fi", "scifi", "science fiction", "sf", "sciencefiction", "syfy"]),
    row(&[Genre::Thriller], Always, &["thriller", "thrillers", "suspense thriller"]),
    row(&[Genre::Thriller], BeforeFilm, &["suspense", "suspenseful"]),
    row(&[Genre::War], Alone, &["war"]),
    row(&[Genre::Western], Always, &["westerns", "western", "spaghetti western", "spaghetti westerns"]),
    row(&[Genre::Comedy], Mood, &["funny", "hilarious", "funnier", "humorous", "comical"]),
];

/// Words, the genres and the topics of what is not wanted.
const UNWANTED: &[(&str, &[Genre], Words)] = &[
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
    ("superheroes", &[], &["superhero", "superheroes", "comic book"]),
    ("kids", &[Genre::Children], &[]),
    ("children", &[Genre::Children], &[]),
    ("family", &[Genre::Children], &[]),
    ("singing", &[Genre::Musical], &[]),
    ("songs", &[Genre::Musical], &[]),
    ("subtitles", &[], &[]),
];
