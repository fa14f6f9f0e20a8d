//! What a film is here: a card (what a list shows) and details (what its own page adds).

use serde::{Deserialize, Serialize};

use crate::{FilterFacts, Genre, MovieFacts};

/// A film's MovieLens id, the one identity used everywhere.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MovieId(pub u32);

impl std::fmt::Display for MovieId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Mean of the users' ratings on a 0–10 scale, and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// Mean, 0–10.
    pub average: f32,
    /// How many ratings; never 0 (a film without ratings has no `Rating`).
    pub count: u32,
}

impl Rating {
    /// Fewest ratings whose mean says something of the film. Below that, filters and facets go by the shrunken mean.
    pub const LEAST_COUNT: u32 = 10;

    /// True when enough people rated the film.
    pub fn is_telling(&self) -> bool {
        self.count >= Self::LEAST_COUNT
    }
}

/// What a list of films shows: enough for a poster card, small enough to fetch fifty of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MovieCard {
    /// MovieLens id.
    pub id: MovieId,
    /// Display title, article first ("The Matrix").
    pub title: String,
    /// Year of release; unknown for a handful of films.
    pub year: Option<u16>,
    /// In [`Genre`] order.
    pub genres: Vec<Genre>,
    /// Running time in minutes.
    pub runtime_minutes: Option<u16>,
    /// In credit order.
    pub directors: Vec<String>,
    /// Absent when nobody has rated the film.
    pub rating: Option<Rating>,
    /// Path on TMDB's image host, with its leading slash.
    pub poster_path: Option<String>,
    /// Synopsis.
    pub overview: Option<String>,
}

/// A billed actor, and whom they play when that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CastMember {
    /// The actor's name.
    pub name: String,
    /// The character's name.
    pub character: Option<String>,
}

/// What the film's own page adds to its card.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MovieDetails {
    /// Title in the original language, when it differs from the display title.
    pub original_title: Option<String>,
    /// Other titles it is known by ("Se7en").
    pub alternative_titles: Vec<String>,
    /// ISO 639-1 code of the original language.
    pub language: Option<String>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<String>,
    /// One-line pitch.
    pub tagline: Option<String>,
    /// In credit order.
    pub writers: Vec<String>,
    /// In billing order.
    pub cast: Vec<CastMember>,
    /// Subject keywords, lower case.
    pub keywords: Vec<String>,
    /// Words its viewers tagged it with, most used first.
    pub tags: Vec<String>,
    /// Moods and themes, editorial.
    pub moods: Vec<String>,
    /// Path on TMDB's image host, with its leading slash.
    pub backdrop_path: Option<String>,
    /// IMDb id with its `tt`.
    pub imdb_id: Option<String>,
    /// TMDB id.
    pub tmdb_id: Option<u32>,
    /// The series that it is part of.
    pub collection: Option<String>,
    /// Its place in that series by release, from 1.
    #[serde(default)]
    pub series_number: Option<u16>,
    /// Production companies, by the names that people know them by.
    #[serde(default)]
    pub studios: Vec<String>,
    /// Certificate of the United States, else of the United Kingdom ("PG-13").
    #[serde(default)]
    pub certificate: Option<String>,
    /// Languages spoken in it, ISO 639-1.
    #[serde(default)]
    pub spoken_languages: Vec<String>,
    /// What else is known of it.
    #[serde(default)]
    pub facts: MovieFacts,
}

/// A whole film record, as ingestion makes it and the index stores it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Movie {
    /// What a list shows.
    pub card: MovieCard,
    /// What its own page adds.
    pub details: MovieDetails,
    /// How widely it is known, 0–1: the share of films that are no better known.
    pub popularity: f32,
    /// How well it is liked, 0–10: the rating shrunk towards the mean by its count, or the editorial
    /// acclaim where there are no ratings. What "sort by rating" sorts by.
    pub quality: f32,
}

impl Movie {
    /// The facts that filters look at. People are folded by `fold`, the text analysis' normaliser, and topics are
    /// split into terms by `terms`, so that stores compare plain strings.
    pub fn filter_facts(
        &self,
        fold: impl Fn(&str) -> String,
        terms: impl Fn(&str) -> Vec<String>,
    ) -> FilterFacts {
        let folded = |name: &String| fold(name);
        let cast = sorted(self.details.cast.iter().map(|member| fold(&member.name)));
        let directors = sorted(self.card.directors.iter().map(folded));
        let writers = sorted(self.details.writers.iter().map(folded));
        let people = sorted([&cast, &directors, &writers].into_iter().flatten().cloned());
        let studio_names = sorted(self.details.studios.iter().cloned());
        let series = self.details.collection.as_deref().map(series_name);
        let topics = self.details.keywords.iter().chain(&self.details.tags).chain(&self.details.moods);
        FilterFacts {
            id: self.card.id,
            genres: self.card.genres.iter().copied().collect(),
            people,
            cast,
            directors,
            writers,
            language: self.details.language.clone(),
            countries: self.details.countries.clone(),
            topics: sorted(topics.flat_map(|topic| {
                let words = terms(topic);
                let phrase = words.join(" ");
                words.into_iter().chain([phrase])
            })),
            studios: sorted(studio_names.iter().map(|name| fold(name))),
            studio_names,
            series: sorted(series.iter().map(|name| fold(name))),
            series_names: sorted(series.iter().map(|name| (*name).to_owned())),
            certificates: self.details.certificate.iter().cloned().collect(),
            // films of the language are spoken in it, whether their record says so or not
            spoken_languages: sorted(
                self.details.spoken_languages.iter().chain(&self.details.language).cloned(),
            ),
            year: self.card.year,
            runtime_minutes: self.card.runtime_minutes,
            rating: self.card.rating.filter(Rating::is_telling).map_or(self.quality, |rating| rating.average),
        }
    }
}

/// The name of a series without the word that TMDB ends it with: "Alien Collection" is "Alien".
pub fn series_name(collection: &str) -> &str {
    const SUFFIX: &str = " collection";
    let end = collection.len().saturating_sub(SUFFIX.len());
    let has_suffix = collection.get(end..).is_some_and(|suffix| suffix.eq_ignore_ascii_case(SUFFIX));
    if has_suffix && end > 0 { &collection[..end] } else { collection }
}

/// Sorted, each once, without empty ones.
fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_of_few_ratings_is_no_rating_to_filter_by() {
        let rated = |count| {
            let card = MovieCard {
                id: MovieId(1),
                title: "Film".into(),
                year: None,
                genres: Vec::new(),
                runtime_minutes: None,
                directors: Vec::new(),
                rating: Some(Rating { average: 10.0, count }),
                poster_path: None,
                overview: None,
            };
            let movie = Movie { card, details: MovieDetails::default(), popularity: 0.5, quality: 7.2 };
            movie.filter_facts(str::to_owned, |topic| vec![topic.to_owned()]).rating
        };
        assert!((rated(1) - 7.2).abs() < 1e-6 && (rated(9) - 7.2).abs() < 1e-6);
        assert!((rated(10) - 10.0).abs() < 1e-6);
    }
}
