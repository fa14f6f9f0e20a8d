//! What a film is here: a card (what a list shows) and details (what its own page adds).

use serde::{Deserialize, Serialize};

use crate::{FilterFacts, Genre};

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
        let writers = self.details.writers.iter().map(folded);
        let people = sorted(writers.chain(cast.iter().cloned()).chain(directors.iter().cloned()));
        let topics = self.details.keywords.iter().chain(&self.details.tags).chain(&self.details.moods);
        FilterFacts {
            id: self.card.id,
            genres: self.card.genres.iter().copied().collect(),
            people,
            cast,
            directors,
            language: self.details.language.clone(),
            countries: self.details.countries.clone(),
            topics: sorted(topics.flat_map(|topic| {
                let words = terms(topic);
                let phrase = words.join(" ");
                words.into_iter().chain([phrase])
            })),
            year: self.card.year,
            runtime_minutes: self.card.runtime_minutes,
            rating: self.card.rating.map_or(self.quality, |rating| rating.average),
        }
    }
}

/// Sorted, each once, without empty ones.
fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    names
}
