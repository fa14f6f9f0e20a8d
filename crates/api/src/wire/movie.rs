//! The full record of a film.

use cinerag_domain::Movie;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Card, image_url};

/// An actor and their part.
#[derive(Debug, Serialize, ToSchema)]
pub struct CastEntry<'a> {
    /// The actor.
    pub name: &'a str,
    /// The character.
    pub character: Option<&'a str>,
}

/// The film elsewhere.
#[derive(Debug, Serialize, ToSchema)]
pub struct Links {
    /// Its page on IMDb.
    pub imdb: Option<String>,
    /// Its page on TMDB.
    pub tmdb: Option<String>,
}

/// The full record of a film. Unknown fields are null or empty.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Movie)]
pub struct MovieBody<'a> {
    /// The fields of lists.
    #[serde(flatten)]
    pub card: Card<'a>,
    /// Title in the original language, when it is different.
    pub original_title: Option<&'a str>,
    /// Alternative titles.
    pub alternative_titles: &'a [String],
    /// ISO 639-1 code of the original language.
    pub language: Option<&'a str>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: &'a [String],
    /// Tagline.
    pub tagline: Option<&'a str>,
    /// In credit order.
    pub writers: &'a [String],
    /// In billing order.
    pub cast: Vec<CastEntry<'a>>,
    /// Subject keywords.
    pub keywords: &'a [String],
    /// Viewers' tags, most used first.
    pub tags: &'a [String],
    /// Moods and themes.
    pub moods: &'a [String],
    /// Wide picture on TMDB's image host.
    pub backdrop_url: Option<String>,
    /// The film elsewhere.
    pub links: Links,
}

impl<'a> From<&'a Movie> for MovieBody<'a> {
    fn from(movie: &'a Movie) -> Self {
        let details = &movie.details;
        let cast = details.cast.iter();
        let entry = |member: &'a cinerag_domain::CastMember| CastEntry {
            name: &member.name,
            character: member.character.as_deref(),
        };
        MovieBody {
            card: Card::from(&movie.card),
            original_title: details.original_title.as_deref(),
            alternative_titles: &details.alternative_titles,
            language: details.language.as_deref(),
            countries: &details.countries,
            tagline: details.tagline.as_deref(),
            writers: &details.writers,
            cast: cast.map(entry).collect(),
            keywords: &details.keywords,
            tags: &details.tags,
            moods: &details.moods,
            backdrop_url: image_url("w1280", details.backdrop_path.as_ref()),
            links: Links {
                imdb: details.imdb_id.as_ref().map(|id| format!("https://www.imdb.com/title/{id}/")),
                tmdb: details.tmdb_id.map(|id| format!("https://www.themoviedb.org/movie/{id}")),
            },
        }
    }
}
