//! The filters that several routes share: the parameters, and what they mean.

use cinerag_domain::{Filters, Genre, MovieId, Span};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::problem::FieldError;
use crate::request::folded_names;

/// What a film must be, or must not be, to be listed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Filters)]
pub(crate) struct FilterParameters {
    /// Only films with all of these genres.
    genres: Option<Vec<Genre>>,
    /// No films with any of these genres.
    exclude_genres: Option<Vec<Genre>>,
    /// Only films that all of these people worked on, as cast, director or writer.
    people: Option<Vec<Name>>,
    /// No films that any of these people worked on.
    exclude_people: Option<Vec<Name>>,
    /// Only films with all of these people in the cast.
    cast: Option<Vec<Name>>,
    /// Only films directed by all of these people.
    directors: Option<Vec<Name>>,
    /// Only films written by all of these people.
    writers: Option<Vec<Name>>,
    /// Only films produced in one of these countries, as ISO 3166-1 alpha-2 codes.
    countries: Option<Vec<CountryCode>>,
    /// Only films made by one of these studios; case, diacritics and punctuation do not matter.
    studios: Option<Vec<Name>>,
    /// No films made by any of these studios.
    exclude_studios: Option<Vec<Name>>,
    /// Only films of one of these series; case, diacritics and punctuation do not matter.
    series: Option<Vec<Name>>,
    /// Only films with one of these certificates: those of the United States (`G`, `PG`, `PG-13`, `R`, `NC-17`), or of the
    /// United Kingdom where a film has none there.
    certificates: Option<Vec<Certificate>>,
    /// No films with any of these certificates.
    exclude_certificates: Option<Vec<Certificate>>,
    /// Only films in which one of these languages is spoken, as ISO 639-1 codes.
    spoken_languages: Option<Vec<LanguageCode>>,
    /// Only films in this original language, as an ISO 639-1 code.
    #[schema(pattern = "^[A-Za-z]{2,3}$")]
    language: Option<String>,
    /// Only films released in this year or later.
    #[schema(minimum = 1, maximum = 9999)]
    year_from: Option<u16>,
    /// Only films released in this year or earlier.
    #[schema(minimum = 1, maximum = 9999)]
    year_to: Option<u16>,
    /// Only films of at least this many minutes.
    #[schema(minimum = 1, maximum = 6000)]
    runtime_from: Option<u16>,
    /// Only films of at most this many minutes.
    #[schema(minimum = 1, maximum = 6000)]
    runtime_to: Option<u16>,
    /// Only films with at least this rating.
    #[schema(minimum = 0, maximum = 10)]
    rating_from: Option<f32>,
    /// No films with these ids.
    exclude_ids: Option<Vec<FilmId>>,
}

/// A name; case, diacritics and punctuation do not matter.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = Name, pattern = r"[\p{L}\p{N}]")]
pub(crate) struct Name(String);

/// An ISO 3166-1 alpha-2 code.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(pattern = "^[A-Za-z]{2}$")]
pub(crate) struct CountryCode(String);

impl CountryCode {
    /// The code as records have it.
    pub(crate) fn into_upper(self) -> String {
        self.0.to_ascii_uppercase()
    }
}

/// A certificate.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(pattern = "^[A-Za-z0-9-]{1,8}$")]
pub(crate) struct Certificate(String);

/// An ISO 639-1 code.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(pattern = "^[A-Za-z]{2,3}$")]
pub(crate) struct LanguageCode(String);

/// The MovieLens id of a film.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[schema(value_type = u64, minimum = 0, maximum = 4_294_967_295_u32)]
pub(crate) struct FilmId(u32);

impl FilmId {
    /// The id as the domain has it.
    pub(crate) fn id(self) -> MovieId {
        MovieId(self.0)
    }

    /// The ids as the domain has them.
    pub(crate) fn all(ids: Option<Vec<FilmId>>) -> Vec<MovieId> {
        ids.unwrap_or_default().into_iter().map(FilmId::id).collect()
    }
}

impl From<FilterParameters> for Filters {
    fn from(given: FilterParameters) -> Self {
        let folded = |names: Option<Vec<Name>>| {
            folded_names(names.map(|names| names.into_iter().map(|name| name.0).collect()))
        };
        let certificates = |names: Option<Vec<Certificate>>| {
            names.into_iter().flatten().map(|name| name.0.to_ascii_uppercase()).collect()
        };
        let countries = given.countries.unwrap_or_default();
        Filters {
            genres: given.genres.into_iter().flatten().collect(),
            exclude_genres: given.exclude_genres.into_iter().flatten().collect(),
            people: folded(given.people),
            exclude_people: folded(given.exclude_people),
            cast: folded(given.cast),
            directors: folded(given.directors),
            writers: folded(given.writers),
            countries: countries.into_iter().map(CountryCode::into_upper).collect(),
            studios: folded(given.studios),
            exclude_studios: folded(given.exclude_studios),
            series: folded(given.series),
            certificates: certificates(given.certificates),
            exclude_certificates: certificates(given.exclude_certificates),
            spoken_languages: given
                .spoken_languages
                .into_iter()
                .flatten()
                .map(|code| code.0.to_ascii_lowercase())
                .collect(),
            language: given.language.map(|code| code.to_ascii_lowercase()),
            year: Span { from: given.year_from, to: given.year_to },
            runtime_minutes: Span { from: given.runtime_from, to: given.runtime_to },
            rating_from: given.rating_from,
            exclude_ids: FilmId::all(given.exclude_ids),
            ..Filters::default()
        }
    }
}

/// Ranges that start after they end.
pub(crate) fn reversed_ranges(fields: &Value) -> Vec<FieldError> {
    let reversed = |from: &str, to: &str| {
        let (least, most) = (fields[from].as_f64()?, fields[to].as_f64()?);
        let message = || format!("must not be greater than {to} ({least} > {most})");
        (least > most).then(|| FieldError::new(from, message()))
    };
    let found = [reversed("year_from", "year_to"), reversed("runtime_from", "runtime_to")];
    found.into_iter().flatten().collect()
}
