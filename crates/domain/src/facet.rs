//! Facets: how the candidates of an answer spread over the values of a field.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::NameField;

/// A field that can be counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FacetField {
    /// MovieLens genre; a film counts once for each of its genres.
    Genres,
    /// Decade of release ("1990s").
    Decade,
    /// Original language, ISO 639-1.
    Language,
    /// Running-time bucket (see [`runtime_bucket`]).
    Runtime,
    /// Whole points of the rating ("7" stands for 7.0–7.9).
    Rating,
    /// Studio, as shown; a film counts once for each of its studios.
    Studio,
    /// Series, as shown.
    Series,
    /// Certificate ("PG-13").
    Certificate,
    /// Country of production, ISO 3166-1 alpha-2; a film counts once for each.
    Country,
    /// Language spoken, ISO 639-1; a film counts once for each.
    SpokenLanguage,
}

impl FacetField {
    /// Every field, in the order answers list them.
    pub const ALL: &'static [FacetField] = &[
        Self::Genres,
        Self::Decade,
        Self::Language,
        Self::Runtime,
        Self::Rating,
        Self::Studio,
        Self::Series,
        Self::Certificate,
        Self::Country,
        Self::SpokenLanguage,
    ];

    /// The names that are counted, for a field of names.
    pub const fn names(self) -> Option<NameField> {
        match self {
            FacetField::Studio => Some(NameField::StudioNames),
            FacetField::Series => Some(NameField::SeriesNames),
            FacetField::Certificate => Some(NameField::Certificates),
            FacetField::Country => Some(NameField::Countries),
            FacetField::SpokenLanguage => Some(NameField::SpokenLanguages),
            FacetField::Genres
            | FacetField::Decade
            | FacetField::Language
            | FacetField::Runtime
            | FacetField::Rating => None,
        }
    }

    /// The name in requests and answers.
    pub const fn name(self) -> &'static str {
        match self {
            FacetField::Genres => "genres",
            FacetField::Decade => "decade",
            FacetField::Language => "language",
            FacetField::Runtime => "runtime",
            FacetField::Rating => "rating",
            FacetField::Studio => "studio",
            FacetField::Series => "series",
            FacetField::Certificate => "certificate",
            FacetField::Country => "country",
            FacetField::SpokenLanguage => "spoken_language",
        }
    }
}

/// One value of a facet and how many films carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCount {
    /// The value, as text.
    pub value: String,
    /// Films of the counted set that carry it.
    pub count: u32,
}

/// Most values of a facet: with thousands of studios, the rest are hardly ever chosen.
pub const MAX_FACET_VALUES: usize = 100;

/// A facet of an answer: most frequent value first, ties by value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// The field counted over.
    pub field: FacetField,
    /// Its values, at most [`MAX_FACET_VALUES`]; those that no film carries are left out.
    pub counts: Vec<FacetCount>,
}

impl Facet {
    /// Orders tallied values as answers show them, dropping the empty ones.
    pub fn from_tally(field: FacetField, tally: impl IntoIterator<Item = (String, u32)>) -> Self {
        let mut counts: Vec<FacetCount> = tally
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(value, count)| FacetCount { value, count })
            .collect();
        counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        counts.truncate(MAX_FACET_VALUES);
        Facet { field, counts }
    }
}

/// Upper bounds, exclusive, of the running-time buckets; what is longer falls in the last one.
pub const RUNTIME_BUCKETS_MINUTES: [(u16, &str); 4] =
    [(60, "under 60"), (90, "60-89"), (120, "90-119"), (150, "120-149")];

/// The bucket a running time falls in: `"under 60"`, `"60-89"`, … `"150 and over"`.
pub fn runtime_bucket(minutes: u16) -> &'static str {
    let bucket = RUNTIME_BUCKETS_MINUTES.iter().find(|(bound, _)| minutes < *bound);
    bucket.map_or("150 and over", |(_, name)| name)
}

/// The decade of a year, as answers write it: `1994` → `"1990s"`.
pub fn decade_of(year: u16) -> String {
    format!("{}s", year / 10 * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_ordered_by_count_then_name() {
        let tally = [("b".to_owned(), 2), ("a".to_owned(), 2), ("c".to_owned(), 0), ("d".to_owned(), 5)];
        let facet = Facet::from_tally(FacetField::Genres, tally);
        assert_eq!(facet.counts.iter().map(|c| c.value.as_str()).collect::<Vec<_>>(), ["d", "a", "b"]);
    }

    #[test]
    fn buckets_meet_without_a_gap() {
        assert_eq!(
            [59, 60, 89, 90, 149, 150].map(runtime_bucket),
            ["under 60", "60-89", "60-89", "90-119", "120-149", "150 and over"]
        );
        assert_eq!(decade_of(1999), "1990s");
    }
}
