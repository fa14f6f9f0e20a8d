//! How genres, languages and decades are called in a query.

use cinerag_domain::Genre;

use crate::random::{Draw, SplitMix64};

/// A genre's names in a sentence.
#[derive(Debug)]
pub(super) struct GenreWords {
    pub genre: Genre,
    /// For the films: "comedies".
    pub films: &'static str,
    /// For the genre: "comedy".
    pub name: &'static str,
}

const fn words(genre: Genre, films: &'static str, name: &'static str) -> GenreWords {
    GenreWords { genre, films, name }
}

/// Every genre that people ask for by name; IMAX is a format.
pub(super) const GENRES: &[GenreWords] = &[
    words(Genre::Action, "action movies", "action"),
    words(Genre::Adventure, "adventure films", "adventure"),
    words(Genre::Animation, "animated movies", "animation"),
    words(Genre::Children, "children's films", "children's films"),
    words(Genre::Comedy, "comedies", "comedy"),
    words(Genre::Crime, "crime films", "crime"),
    words(Genre::Documentary, "documentaries", "documentary"),
    words(Genre::Drama, "dramas", "drama"),
    words(Genre::Fantasy, "fantasy films", "fantasy"),
    words(Genre::FilmNoir, "film noirs", "film noir"),
    words(Genre::Horror, "horror movies", "horror"),
    words(Genre::Musical, "musicals", "musical"),
    words(Genre::Mystery, "mysteries", "mystery"),
    words(Genre::Romance, "romance movies", "romance"),
    words(Genre::SciFi, "sci-fi movies", "sci-fi"),
    words(Genre::Thriller, "thrillers", "thriller"),
    words(Genre::War, "war films", "war"),
    words(Genre::Western, "westerns", "western"),
];

/// Languages by ISO 639-1 code. Chinese is left out: records mix the code for it with those for Mandarin and
/// Cantonese, so that what is right is in doubt.
pub(super) const LANGUAGES: [&str; 17] =
    ["cs", "da", "de", "es", "fa", "fi", "fr", "hi", "it", "ja", "ko", "nl", "no", "pl", "pt", "ru", "sv"];

/// Ten years and a way to say so.
pub(super) struct Decade {
    pub from: u16,
    pub said: String,
}

impl Decade {
    /// One of the 1930s to the 2010s.
    pub fn any(random: &mut SplitMix64) -> Self {
        let from = 1930 + 10 * random.below(9) as u16;
        // "00s" and "10s" are hardly written
        let short = from < 2000 && random.below(2) == 0;
        let said = if short { format!("{}s", from - 1900) } else { format!("{from}s") };
        Decade { from, said }
    }

    pub fn holds(&self, year: Option<u16>) -> bool {
        year.is_some_and(|year| (self.from..self.from + 10).contains(&year))
    }
}
