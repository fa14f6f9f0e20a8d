//! The starter catalogue: films described in our own words (`data/starter/*.jsonl`, CC0), one JSON object a line.

use std::collections::BTreeMap;

use cinerag_domain::{CastMember, Color, Genre, Movie, MovieCard, MovieDetails, MovieFacts, MovieId};
use serde::Deserialize;

use crate::{Rejects, SourceError};

/// A line of the catalogue; `data/starter/schema.json` describes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StarterRow {
    id: u32,
    imdb_id: String,
    tmdb_id: u32,
    title: String,
    original_title: Option<String>,
    year: u16,
    runtime_minutes: Option<u16>,
    original_language: String,
    countries: Vec<String>,
    genres: Vec<Genre>,
    directors: Vec<String>,
    #[serde(default)]
    writers: Vec<String>,
    cast: Vec<CastMember>,
    keywords: Vec<String>,
    moods: Vec<String>,
    themes: Vec<String>,
    #[serde(default)]
    studios: Vec<String>,
    series: Option<StarterSeries>,
    certificate: Option<String>,
    #[serde(default)]
    awards: Vec<String>,
    #[serde(default)]
    based_on: Vec<String>,
    color: Option<Color>,
    #[serde(default)]
    set_in: Vec<String>,
    #[serde(default)]
    set_when: Vec<String>,
    tagline: String,
    synopsis: String,
    acclaim: u8,
    familiarity: u8,
}

/// The series of a film, and its place in it by release.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StarterSeries {
    name: String,
    number: u16,
}

/// Reads the catalogue's files into films by ascending id.
pub fn read(files: &[(String, Vec<u8>)], rejects: &mut Rejects) -> Result<Vec<Movie>, SourceError> {
    let mut movies: BTreeMap<MovieId, Movie> = BTreeMap::new();
    for (file, bytes) in files {
        let text = std::str::from_utf8(bytes).map_err(|error| SourceError::Unreadable {
            file: file.clone(),
            reason: format!("is not UTF-8 from byte {}", error.valid_up_to()),
        })?;
        for (line, row) in (1..).zip(text.lines()) {
            match serde_json::from_str::<StarterRow>(row) {
                Ok(parsed) if movies.contains_key(&MovieId(parsed.id)) => {
                    rejects.add(file, line, format!("film {} is there already", parsed.id), row);
                }
                Ok(parsed) => drop(movies.insert(MovieId(parsed.id), movie(parsed))),
                Err(error) => rejects.add(file, line, format!("expected a starter film: {error}"), row),
            }
        }
    }
    if movies.is_empty() {
        let file = files.first().map_or("the starter catalogue", |(file, _)| file);
        return Err(SourceError::Empty { file: file.to_owned() });
    }
    let mut movies: Vec<Movie> = movies.into_values().collect();
    spread_familiarity(&mut movies);
    Ok(movies)
}

fn movie(row: StarterRow) -> Movie {
    let mut genres = row.genres;
    genres.sort_unstable();
    Movie {
        card: MovieCard {
            id: MovieId(row.id),
            title: row.title,
            year: Some(row.year),
            genres,
            runtime_minutes: row.runtime_minutes,
            directors: row.directors,
            rating: None,
            poster_path: None,
            overview: Some(row.synopsis),
        },
        details: MovieDetails {
            original_title: row.original_title,
            language: Some(row.original_language),
            countries: row.countries,
            tagline: Some(row.tagline),
            writers: row.writers,
            cast: row.cast,
            keywords: row.keywords,
            moods: row.moods.into_iter().chain(row.themes).collect(),
            imdb_id: Some(row.imdb_id),
            tmdb_id: Some(row.tmdb_id),
            series_number: row.series.as_ref().map(|series| series.number),
            collection: row.series.map(|series| series.name),
            studios: row.studios,
            certificate: row.certificate,
            facts: MovieFacts {
                awards: row.awards,
                based_on: row.based_on,
                color: row.color,
                set_in: row.set_in,
                set_when: row.set_when,
                ..MovieFacts::default()
            },
            ..MovieDetails::default()
        },
        // spread over all films once all are read
        popularity: f32::from(row.familiarity),
        quality: f32::from(row.acclaim) * 2.0,
    }
}

/// Turns familiarity, 1–5, into a popularity: the share of films that are no better known. Films of one value share the
/// middle of their places, so that "known to nearly everyone" is one step above the next value, and does not outweigh
/// every other reason for a film.
fn spread_familiarity(movies: &mut [Movie]) {
    let familiarity: Vec<f32> = movies.iter().map(|movie| movie.popularity).collect();
    let share = |own: f32| {
        let less = familiarity.iter().filter(|other| other.total_cmp(&own).is_lt()).count() as f32;
        let alike = familiarity.iter().filter(|other| other.total_cmp(&own).is_eq()).count() as f32;
        (less + alike / 2.0) / familiarity.len() as f32
    };
    for movie in movies {
        movie.popularity = share(movie.popularity);
    }
}
