//! Completions.

use cinerag_domain::{Genre, Suggestion, SuggestionKind};
use serde::Serialize;
use utoipa::ToSchema;

use super::image_url;

/// What a completion stands for.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SuggestionKind)]
pub enum SuggestionKindBody {
    /// A film.
    Title,
    /// A person.
    Person,
    /// A genre.
    Genre,
    /// A theme.
    Theme,
}

/// A completion.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionBody<'a> {
    /// What it stands for.
    pub kind: SuggestionKindBody,
    /// As shown.
    pub text: &'a str,
    /// The film, for a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<u32>,
    /// The film's year, for a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The film's genres, for a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genres: Option<&'a [Genre]>,
    /// The film's poster, for a title that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poster_url: Option<String>,
    /// The number of films, for a person or a theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub movie_count: Option<u32>,
}

impl<'a> From<&'a Suggestion> for SuggestionBody<'a> {
    fn from(suggestion: &'a Suggestion) -> Self {
        let body = |kind, movie_count| SuggestionBody {
            kind,
            text: &suggestion.text,
            id: None,
            year: None,
            genres: None,
            poster_url: None,
            movie_count,
        };
        match &suggestion.kind {
            SuggestionKind::Title { id, year, genres, poster_path } => SuggestionBody {
                id: Some(id.0),
                year: *year,
                genres: Some(genres),
                poster_url: image_url("w342", poster_path.as_ref()),
                ..body(SuggestionKindBody::Title, None)
            },
            SuggestionKind::Person { movie_count } => body(SuggestionKindBody::Person, Some(*movie_count)),
            SuggestionKind::Genre { .. } => body(SuggestionKindBody::Genre, None),
            SuggestionKind::Theme { movie_count } => body(SuggestionKindBody::Theme, Some(*movie_count)),
        }
    }
}

/// Completions, best first.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionList<'a> {
    /// At most ten.
    pub hits: Vec<SuggestionBody<'a>>,
}
