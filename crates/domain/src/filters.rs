//! Hard constraints on a film, and the one definition of what it means to meet them.

use serde::{Deserialize, Serialize};

use crate::{GenreSet, MovieId};

/// An inclusive range; an absent end is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Span<T> {
    /// Least value admitted.
    pub from: Option<T>,
    /// Greatest value admitted.
    pub to: Option<T>,
}

impl<T: PartialOrd + Copy> Span<T> {
    /// True when both ends are open, so that even an unknown value passes.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// True when `value` lies inside. An unknown value is admitted only by an open span: a film of unknown
    /// length is not shown to somebody who asked for less than 90 minutes.
    pub fn admits(&self, value: Option<T>) -> bool {
        match value {
            Some(value) => self.from.is_none_or(|from| value >= from) && self.to.is_none_or(|to| value <= to),
            None => self.is_open(),
        }
    }
}

/// A field of films that holds names, codes or terms. Its films are found by exact values in every store, under
/// [`NameField::name`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameField {
    /// Cast, directors and writers, as folded names.
    People,
    /// The cast.
    Cast,
    /// The directors.
    Directors,
    /// The writers.
    Writers,
    /// Countries of production, ISO 3166-1 alpha-2.
    Countries,
    /// Keywords, tags and moods, as terms.
    Topics,
    /// Studios, as folded names.
    Studios,
    /// Studios as shown, which facets count.
    StudioNames,
    /// The series, as its folded name.
    Series,
    /// The series as shown, which facets count.
    SeriesNames,
    /// The certificate.
    Certificates,
    /// Languages spoken, ISO 639-1.
    SpokenLanguages,
}

impl NameField {
    /// Every field, in storage order.
    pub const ALL: [NameField; 12] = [
        Self::People,
        Self::Cast,
        Self::Directors,
        Self::Writers,
        Self::Countries,
        Self::Topics,
        Self::Studios,
        Self::StudioNames,
        Self::Series,
        Self::SeriesNames,
        Self::Certificates,
        Self::SpokenLanguages,
    ];

    /// The name in stores.
    pub const fn name(self) -> &'static str {
        match self {
            NameField::People => "people",
            NameField::Cast => "cast",
            NameField::Directors => "directors",
            NameField::Writers => "writers",
            NameField::Countries => "countries",
            NameField::Topics => "topics",
            NameField::Studios => "studios",
            NameField::StudioNames => "studio_names",
            NameField::Series => "series",
            NameField::SeriesNames => "series_names",
            NameField::Certificates => "certificates",
            NameField::SpokenLanguages => "spoken_languages",
        }
    }
}

/// How many of the given names a film must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// All of them.
    All,
    /// At least one of them; no names demand nothing.
    Any,
    /// None of them.
    None,
}

impl Demand {
    fn is_met(self, wanted: &[String], names: &[String]) -> bool {
        let has = |name: &String| names.contains(name);
        match self {
            Demand::All => wanted.iter().all(has),
            Demand::Any => wanted.is_empty() || wanted.iter().any(has),
            Demand::None => !wanted.iter().any(has),
        }
    }
}

/// What a film must be, or must not be, to be listed. Everything given must hold at once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Filters {
    /// The film has all of these.
    pub genres: GenreSet,
    /// The film has none of these.
    pub exclude_genres: GenreSet,
    /// All of these worked on it, as cast, director or writer. Folded names (see [`FilterFacts::people`]).
    pub people: Vec<String>,
    /// None of these worked on it. Folded names.
    pub exclude_people: Vec<String>,
    /// All of these are in the cast. Folded names.
    pub cast: Vec<String>,
    /// All of these directed it. Folded names.
    pub directors: Vec<String>,
    /// All of these wrote it. Folded names.
    #[serde(default)]
    pub writers: Vec<String>,
    /// Original language, ISO 639-1.
    pub language: Option<String>,
    /// The original language is known and none of these, ISO 639-1; empty admits every film.
    pub exclude_languages: Vec<String>,
    /// Produced in at least one of these countries, ISO 3166-1 alpha-2; empty admits every country.
    pub countries: Vec<String>,
    /// Produced in none of these countries, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub exclude_countries: Vec<String>,
    /// Made by at least one of these studios. Folded names; empty admits every film.
    #[serde(default)]
    pub studios: Vec<String>,
    /// Made by none of these studios. Folded names.
    #[serde(default)]
    pub exclude_studios: Vec<String>,
    /// Part of one of these series. Folded names; empty admits every film.
    #[serde(default)]
    pub series: Vec<String>,
    /// Has one of these certificates ("PG-13"); empty admits every film.
    #[serde(default)]
    pub certificates: Vec<String>,
    /// Has none of these certificates.
    #[serde(default)]
    pub exclude_certificates: Vec<String>,
    /// At least one of these languages is spoken in it, ISO 639-1; empty admits every film.
    #[serde(default)]
    pub spoken_languages: Vec<String>,
    /// At least one of these is a subject of the film, as a term (see [`FilterFacts::topics`]); empty admits every film.
    pub topics: Vec<String>,
    /// None of these is a subject of the film (see [`FilterFacts::topics`]).
    pub exclude_topics: Vec<String>,
    /// Year of release.
    pub year: Span<u16>,
    /// Years of release that are not wanted; open when there are none.
    #[serde(default)]
    pub exclude_years: Span<u16>,
    /// Running time in minutes.
    pub runtime_minutes: Span<u16>,
    /// Minimum rating, 0–10.
    pub rating_from: Option<f32>,
    /// Maximum rating, 0–10.
    #[serde(default)]
    pub rating_to: Option<f32>,
    /// Films to leave out whatever else holds (the film to find similar ones of, films already seen).
    pub exclude_ids: Vec<MovieId>,
    /// Only these films, when given (the candidates of a first list, for a second).
    pub only_ids: Option<Vec<MovieId>>,
}

impl Filters {
    /// True when every film passes.
    pub fn is_empty(&self) -> bool {
        *self == Filters::default()
    }

    /// What is demanded of names, field by field. Stores turn each entry into a condition, so that a filter by names is
    /// declared here alone.
    pub fn names(&self) -> [(NameField, Demand, &[String]); 15] {
        [
            (NameField::People, Demand::All, &self.people),
            (NameField::People, Demand::None, &self.exclude_people),
            (NameField::Cast, Demand::All, &self.cast),
            (NameField::Directors, Demand::All, &self.directors),
            (NameField::Writers, Demand::All, &self.writers),
            (NameField::Countries, Demand::Any, &self.countries),
            (NameField::Countries, Demand::None, &self.exclude_countries),
            (NameField::Topics, Demand::Any, &self.topics),
            (NameField::Topics, Demand::None, &self.exclude_topics),
            (NameField::Studios, Demand::Any, &self.studios),
            (NameField::Studios, Demand::None, &self.exclude_studios),
            (NameField::Series, Demand::Any, &self.series),
            (NameField::Certificates, Demand::Any, &self.certificates),
            (NameField::Certificates, Demand::None, &self.exclude_certificates),
            (NameField::SpokenLanguages, Demand::Any, &self.spoken_languages),
        ]
    }

    /// The meaning of a filter, which every store must agree with (the conformance suite compares them).
    pub fn admits(&self, film: &FilterFacts) -> bool {
        film.genres.contains_all(self.genres)
            && !film.genres.intersects(self.exclude_genres)
            && self.names().iter().all(|(field, demand, wanted)| demand.is_met(wanted, film.names(*field)))
            && self.language.as_ref().is_none_or(|code| film.language.as_ref() == Some(code))
            && (self.exclude_languages.is_empty()
                || film.language.as_ref().is_some_and(|code| !self.exclude_languages.contains(code)))
            && self.year.admits(film.year)
            && (self.exclude_years.is_open() || film.year.is_none() || !self.exclude_years.admits(film.year))
            && self.runtime_minutes.admits(film.runtime_minutes)
            && self.rating_from.is_none_or(|least| film.rating >= least)
            && self.rating_to.is_none_or(|most| film.rating <= most)
            && !self.exclude_ids.contains(&film.id)
            && self.only_ids.as_ref().is_none_or(|ids| ids.contains(&film.id))
    }
}

/// The facts of a film that filters compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilterFacts {
    /// The film.
    pub id: MovieId,
    /// Its genres.
    pub genres: GenreSet,
    /// Names of cast, directors and writers, folded (lower case, no diacritics or punctuation), sorted.
    pub people: Vec<String>,
    /// Those of them in the cast, sorted.
    pub cast: Vec<String>,
    /// Those of them who directed, sorted.
    pub directors: Vec<String>,
    /// Those of them who wrote, sorted.
    pub writers: Vec<String>,
    /// Original language, ISO 639-1.
    pub language: Option<String>,
    /// Countries of production, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    /// Its keywords, tags and moods as terms (stemmed words), each word and each whole phrase, sorted.
    pub topics: Vec<String>,
    /// Its studios, folded, sorted.
    pub studios: Vec<String>,
    /// Its studios as shown, sorted.
    pub studio_names: Vec<String>,
    /// The series it is part of, folded; at most one.
    pub series: Vec<String>,
    /// The series as shown; at most one.
    pub series_names: Vec<String>,
    /// Its certificate; at most one.
    pub certificates: Vec<String>,
    /// Languages spoken in it, ISO 639-1, sorted.
    pub spoken_languages: Vec<String>,
    /// Year of release.
    pub year: Option<u16>,
    /// Running time in minutes.
    pub runtime_minutes: Option<u16>,
    /// Mean rating, 0–10; the film's quality estimate when fewer than [`Rating::LEAST_COUNT`](crate::Rating) people rated it.
    pub rating: f32,
}

impl FilterFacts {
    /// The names of a field.
    pub fn names(&self, field: NameField) -> &[String] {
        match field {
            NameField::People => &self.people,
            NameField::Cast => &self.cast,
            NameField::Directors => &self.directors,
            NameField::Writers => &self.writers,
            NameField::Countries => &self.countries,
            NameField::Topics => &self.topics,
            NameField::Studios => &self.studios,
            NameField::StudioNames => &self.studio_names,
            NameField::Series => &self.series,
            NameField::SeriesNames => &self.series_names,
            NameField::Certificates => &self.certificates,
            NameField::SpokenLanguages => &self.spoken_languages,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Genre;

    fn film() -> FilterFacts {
        FilterFacts {
            id: MovieId(1),
            genres: [Genre::Crime, Genre::Drama].into_iter().collect(),
            people: vec!["al pacino".into(), "michael mann".into(), "robert de niro".into()],
            cast: vec!["al pacino".into(), "robert de niro".into()],
            directors: vec!["michael mann".into()],
            writers: vec!["michael mann".into()],
            language: Some("en".into()),
            countries: vec!["US".into()],
            topics: vec!["heist".into()],
            studios: vec!["warner bros".into()],
            studio_names: vec!["Warner Bros.".into()],
            series: Vec::new(),
            series_names: Vec::new(),
            certificates: vec!["R".into()],
            spoken_languages: vec!["en".into(), "es".into()],
            year: Some(1995),
            runtime_minutes: None,
            rating: 7.9,
        }
    }

    #[test]
    fn each_constraint_can_refuse_the_film() {
        let refusing = [
            Filters { genres: [Genre::Crime, Genre::Comedy].into_iter().collect(), ..Filters::default() },
            Filters { exclude_genres: [Genre::Drama].into_iter().collect(), ..Filters::default() },
            Filters { people: vec!["al pacino".into(), "tom hanks".into()], ..Filters::default() },
            Filters { exclude_people: vec!["al pacino".into()], ..Filters::default() },
            Filters { cast: vec!["michael mann".into()], ..Filters::default() },
            Filters { directors: vec!["al pacino".into()], ..Filters::default() },
            Filters { writers: vec!["al pacino".into()], ..Filters::default() },
            Filters { countries: vec!["FR".into(), "GB".into()], ..Filters::default() },
            Filters { topics: vec!["road trip".into(), "space".into()], ..Filters::default() },
            Filters { exclude_topics: vec!["heist".into()], ..Filters::default() },
            Filters { studios: vec!["pixar".into()], ..Filters::default() },
            Filters { exclude_studios: vec!["warner bros".into()], ..Filters::default() },
            Filters { series: vec!["alien".into()], ..Filters::default() },
            Filters { certificates: vec!["PG".into(), "G".into()], ..Filters::default() },
            Filters { exclude_certificates: vec!["R".into()], ..Filters::default() },
            Filters { spoken_languages: vec!["hi".into()], ..Filters::default() },
            Filters { exclude_languages: vec!["en".into()], ..Filters::default() },
            Filters { only_ids: Some(vec![MovieId(2)]), ..Filters::default() },
            Filters { language: Some("fr".into()), ..Filters::default() },
            Filters { year: Span { from: Some(1996), to: None }, ..Filters::default() },
            Filters { runtime_minutes: Span { from: None, to: Some(300) }, ..Filters::default() },
            Filters { rating_from: Some(8.0), ..Filters::default() },
            Filters { rating_to: Some(7.0), ..Filters::default() },
            Filters { exclude_years: Span { from: Some(1990), to: Some(1999) }, ..Filters::default() },
            Filters { exclude_countries: vec!["US".into()], ..Filters::default() },
            Filters { exclude_ids: vec![MovieId(1)], ..Filters::default() },
        ];
        assert!(Filters::default().admits(&film()));
        for filters in refusing {
            assert!(!filters.admits(&film()), "{filters:?}");
        }
    }

    #[test]
    fn a_span_includes_both_ends() {
        let span = Span { from: Some(1990), to: Some(1995) };
        assert!(span.admits(Some(1990)) && span.admits(Some(1995)) && !span.admits(Some(1996)));
    }
}
