//! The filter parameters that several routes share.

use cinerag_analysis::fold;
use cinerag_domain::{FacetField, Filters, Genre, GenreSet, Span};

use utoipa::IntoParams;

use crate::params::{Params, shown};

/// Names of the filter parameters.
pub(crate) const FILTER_PARAMS: [&str; 14] = [
    "genres",
    "exclude_genres",
    "people",
    "exclude_people",
    "cast",
    "directors",
    "countries",
    "language",
    "year_from",
    "year_to",
    "runtime_from",
    "runtime_to",
    "rating_from",
    "exclude_ids",
];

/// The filter parameters as the contract describes them; [`filters`] reads them.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters, never holds them")]
pub(crate) struct FilterQuery {
    /// Has all of these, comma-separated.
    pub(crate) genres: Option<String>,
    /// Has none of these.
    pub(crate) exclude_genres: Option<String>,
    /// All of these took part, as cast, director or writer.
    pub(crate) people: Option<String>,
    /// None of these took part.
    pub(crate) exclude_people: Option<String>,
    /// All of these are in the cast.
    pub(crate) cast: Option<String>,
    /// All of these directed it.
    pub(crate) directors: Option<String>,
    /// Produced in one of these, ISO 3166-1.
    pub(crate) countries: Option<String>,
    /// Original language, ISO 639-1.
    pub(crate) language: Option<String>,
    /// Released in this year or later.
    pub(crate) year_from: Option<u16>,
    /// Released in this year or earlier.
    pub(crate) year_to: Option<u16>,
    /// Minutes or longer.
    pub(crate) runtime_from: Option<u16>,
    /// Minutes or shorter.
    pub(crate) runtime_to: Option<u16>,
    /// Rated this or better, 0–10.
    pub(crate) rating_from: Option<f32>,
    /// Film ids to leave out.
    pub(crate) exclude_ids: Option<String>,
}

/// A route's own parameters and the filters'.
pub(crate) fn with_filters<'a>(own: &[&'a str]) -> Vec<&'a str> {
    own.iter().copied().chain(FILTER_PARAMS).collect()
}

/// Takes the filter parameters out.
pub(crate) fn filters(params: &mut Params) -> Filters {
    let year = span(params, ["year_from", "year_to"], 1..=9_999);
    let runtime_minutes = span(params, ["runtime_from", "runtime_to"], 1..=6_000);
    Filters {
        genres: genres(params, "genres"),
        exclude_genres: genres(params, "exclude_genres"),
        people: people(params, "people"),
        exclude_people: people(params, "exclude_people"),
        cast: people(params, "cast"),
        directors: people(params, "directors"),
        language: language(params),
        countries: params.list_of("countries", country),
        exclude_languages: Vec::new(),
        topics: Vec::new(),
        exclude_topics: Vec::new(),
        year,
        runtime_minutes,
        rating_from: params.number("rating_from", 0.0..=10.0),
        exclude_ids: params.list_of("exclude_ids", |item| {
            let message = || format!("must be film ids, not {}", shown(item));
            item.parse().map(cinerag_domain::MovieId).map_err(|_| message())
        }),
        only_ids: None,
    }
}

fn genres(params: &mut Params, name: &str) -> GenreSet {
    params
        .list_of(name, |item| item.parse::<Genre>().map_err(|error| format!("has an {error}")))
        .into_iter()
        .collect()
}

/// Names are compared folded, so that case, diacritics and punctuation do not matter.
fn people(params: &mut Params, name: &str) -> Vec<String> {
    params.list_of(name, |item| match fold(item) {
        folded if folded.is_empty() => Err(format!("must be names, not {}", shown(item))),
        folded => Ok(folded),
    })
}

fn language(params: &mut Params) -> Option<String> {
    let code = params.text("language")?.trim().to_lowercase();
    let is_code = matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_code {
        params.mistake("language", format!("must be an ISO 639-1 code such as \"en\", not {}", shown(&code)));
    }
    is_code.then_some(code)
}

fn country(item: &str) -> Result<String, String> {
    let is_code = item.len() == 2 && item.bytes().all(|byte| byte.is_ascii_alphabetic());
    let message = || format!("must be ISO 3166-1 codes such as \"GB\", not {}", shown(item));
    if is_code { Ok(item.to_ascii_uppercase()) } else { Err(message()) }
}

fn span(params: &mut Params, [from, to]: [&str; 2], range: std::ops::RangeInclusive<u32>) -> Span<u16> {
    let (least, most) = (params.integer(from, range.clone()), params.integer(to, range));
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        params.mistake(from, format!("must not be greater than {to} ({least} > {most})"));
    }
    let narrow = |value: Option<u32>| value.and_then(|value| u16::try_from(value).ok());
    Span { from: narrow(least), to: narrow(most) }
}

/// A facet by its name.
pub(crate) fn facet_field(name: &str) -> Result<FacetField, String> {
    let names = || FacetField::ALL.iter().map(|field| field.name()).collect::<Vec<_>>().join(", ");
    let field = FacetField::ALL.iter().copied().find(|field| field.name() == name);
    field.ok_or_else(|| format!("must be of {}, not {}", names(), shown(name)))
}

#[cfg(test)]
mod tests {
    use utoipa::openapi::path::ParameterIn;

    use super::*;

    #[test]
    fn the_contract_describes_every_filter() {
        let described = FilterQuery::into_params(|| Some(ParameterIn::Query));
        let names: Vec<&str> = described.iter().map(|parameter| parameter.name.as_str()).collect();
        assert_eq!(names, FILTER_PARAMS);
    }
}
