//! The parts of a query that were understood, each with the words it came from.

use serde::{Deserialize, Serialize};

/// What a part of a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// A film that is asked for.
    Title,
    /// A film that the answer should be like.
    Like,
    /// Somebody who took part; `role` says how when the query does.
    Person,
    /// Somebody who must not have taken part.
    ExcludePerson,
    /// A character.
    Character,
    /// A genre the film has.
    Genre,
    /// A genre the film must not have.
    ExcludeGenre,
    /// Years of release, `from`–`to`.
    Year,
    /// Running time in minutes, `from`–`to`.
    Runtime,
    /// Least rating, `from`.
    Rating,
    /// Original language, ISO 639-1.
    Language,
    /// The original language that the film must not have, ISO 639-1.
    ExcludeLanguage,
    /// Country of production, ISO 3166-1 alpha-2.
    Country,
    /// A subject that the film must not have.
    ExcludeTheme,
    /// In which way the answer should differ from the film it is like.
    Tweak,
    /// Mood, subject, plot: what is compared by meaning.
    Theme,
    /// A wish for the order: best liked, newest, best known.
    Order,
}

impl PartKind {
    /// The name in answers.
    pub const fn name(self) -> &'static str {
        match self {
            PartKind::Title => "title",
            PartKind::Like => "like",
            PartKind::Person => "person",
            PartKind::ExcludePerson => "exclude_person",
            PartKind::Character => "character",
            PartKind::Genre => "genre",
            PartKind::ExcludeGenre => "exclude_genre",
            PartKind::Year => "year",
            PartKind::Runtime => "runtime",
            PartKind::Rating => "rating",
            PartKind::Language => "language",
            PartKind::ExcludeLanguage => "exclude_language",
            PartKind::Country => "country",
            PartKind::ExcludeTheme => "exclude_theme",
            PartKind::Tweak => "tweak",
            PartKind::Theme => "theme",
            PartKind::Order => "order",
        }
    }
}

/// How a person took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// In the cast.
    Actor,
    /// Directed it.
    Director,
}

impl Role {
    /// The name in answers.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Actor => "actor",
            Role::Director => "director",
        }
    }
}

/// A part of a query that was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Understood {
    /// What it is.
    pub kind: PartKind,
    /// The words it came from, as they stand in the query's text.
    pub text: String,
    /// Where those words begin in the text, in characters.
    pub start: u32,
    /// Where they end, exclusive, in characters.
    pub end: u32,
    /// What to cut out of the text to take the part back, in characters: its words, with those that only lead to it
    /// ("with", "from the", "not").
    pub cut: (u32, u32),
    /// What it was taken for ("Tom Hanks", "Sci-Fi", "fr"); none for spans of numbers.
    pub value: Option<String>,
    /// Least number, for years, minutes and ratings.
    pub from: Option<f32>,
    /// Greatest number.
    pub to: Option<f32>,
    /// For a person, how they took part, when that is asked.
    pub role: Option<Role>,
    /// The films, for a title or a liked film.
    pub movies: Vec<crate::MovieId>,
}
