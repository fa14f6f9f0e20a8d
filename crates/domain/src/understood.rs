//! The parts of a query that were understood, each with the words it came from.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a part of a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// A film asked for by its title.
    Title,
    /// A film that the answer should be like.
    Like,
    /// A person who worked on the film; `role` is present when the query states it.
    Person,
    /// A person who must not have worked on the film.
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
    /// Minimum rating, `from`.
    Rating,
    /// Original language, ISO 639-1.
    Language,
    /// The original language that the film must not have, ISO 639-1.
    ExcludeLanguage,
    /// Country of production, ISO 3166-1 alpha-2.
    Country,
    /// A studio that made the film.
    Studio,
    /// A studio that must not have made the film.
    ExcludeStudio,
    /// The series that the film is part of.
    Series,
    /// The certificate, or several of them with commas between.
    Certificate,
    /// Certificates that the film must not have, with commas between.
    ExcludeCertificate,
    /// A language spoken in the film, ISO 639-1.
    SpokenLanguage,
    /// A subject that the film must not have.
    ExcludeTheme,
    /// How the answer should differ from the film it is like.
    Tweak,
    /// What a film is like: a concept of the film genome.
    Concept,
    /// Mood, subject or plot, compared by meaning.
    Theme,
    /// The wanted order: best rated, newest, most popular.
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
            PartKind::Studio => "studio",
            PartKind::ExcludeStudio => "exclude_studio",
            PartKind::Series => "series",
            PartKind::Certificate => "certificate",
            PartKind::ExcludeCertificate => "exclude_certificate",
            PartKind::SpokenLanguage => "spoken_language",
            PartKind::ExcludeTheme => "exclude_theme",
            PartKind::Tweak => "tweak",
            PartKind::Concept => "concept",
            PartKind::Theme => "theme",
            PartKind::Order => "order",
        }
    }
}

/// What a person did on a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// In the cast.
    Actor,
    /// Directed it.
    Director,
    /// Wrote it.
    Writer,
}

impl Role {
    /// The name in answers.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Actor => "actor",
            Role::Director => "director",
            Role::Writer => "writer",
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
    /// What to remove from the text to undo this part, in characters: its words and the words that introduce it
    /// ("with", "from the", "not").
    pub cut: (u32, u32),
    /// The value it stands for ("Tom Hanks", "Sci-Fi", "fr"); none for ranges of numbers.
    pub value: Option<String>,
    /// Minimum, for years, minutes and ratings.
    pub from: Option<f32>,
    /// Maximum.
    pub to: Option<f32>,
    /// For a person, their role, when the query states it.
    pub role: Option<Role>,
    /// The films, for a title or a liked film.
    pub movies: Vec<crate::MovieId>,
}
