//! MovieLens CSV files → rows. Field meanings are those of GroupLens' README of the data set.

mod table;
mod title;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use cinerag_domain::{Genre, MovieId};
use cinerag_ports::UserRating;

use crate::{Rejects, SourceError};
use table::Table;
pub use title::{ParsedTitle, parse_title};

/// A film of `movies.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct MovieRow {
    /// MovieLens id.
    pub id: MovieId,
    /// Line of the file it stands on, from 1.
    pub line: u64,
    /// Title in parts.
    pub title: ParsedTitle,
    /// Its genres; empty for "(no genres listed)".
    pub genres: Vec<Genre>,
}

/// A film's ids elsewhere, from `links.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRow {
    /// IMDb id with its `tt`.
    pub imdb_id: Option<String>,
    /// TMDB id.
    pub tmdb_id: Option<u32>,
}

/// Sum and number of a film's ratings.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RatingTotal {
    /// Sum, in half stars (1–10 each), so that it is exact.
    pub half_stars: u64,
    /// Number of ratings.
    pub count: u32,
}

/// What `ratings.csv` says, by film and by user.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ratings {
    /// Totals by film.
    pub totals: BTreeMap<MovieId, RatingTotal>,
    /// What each user rated, by film id; of two ratings of one film the later row.
    pub by_user: BTreeMap<u32, Vec<UserRating>>,
}

/// Reads `movies.csv` (`movieId,title,genres`). If a film has two rows, the first counts.
pub fn read_movies(
    file: &str,
    bytes: &[u8],
    rejects: &mut Rejects,
) -> Result<BTreeMap<MovieId, MovieRow>, SourceError> {
    let mut movies: BTreeMap<MovieId, MovieRow> = BTreeMap::new();
    let table = Table::open(file, bytes, ["movieId", "title", "genres"])?;
    table.each(|line, [id, title, genres]| {
        let row = format!("{id},{title},{genres}");
        let Ok(id) = id.parse().map(MovieId) else {
            rejects.add(file, line, format!("movieId {id:?} is not a whole number"), row);
            return;
        };
        if title.trim().is_empty() {
            rejects.add(file, line, "the title is empty", row);
        } else if let Entry::Vacant(place) = movies.entry(id) {
            let named = genres.split('|').filter(|name| !name.is_empty() && *name != "(no genres listed)");
            let (known, unknown): (Vec<_>, Vec<_>) = named.map(str::parse::<Genre>).partition(Result::is_ok);
            for error in unknown.into_iter().filter_map(Result::err) {
                rejects.add(file, line, format!("{error} (the film stays, without it)"), row.clone());
            }
            let mut genres: Vec<Genre> = known.into_iter().flatten().collect();
            genres.sort_unstable();
            genres.dedup();
            place.insert(MovieRow { id, line, title: parse_title(title), genres });
        } else {
            rejects.add(file, line, format!("film {id} is there already"), row);
        }
    })?;
    if movies.is_empty() {
        return Err(SourceError::Empty { file: file.to_owned() });
    }
    Ok(movies)
}

/// Reads `links.csv` (`movieId,imdbId,tmdbId`); either id may be empty.
pub fn read_links(
    file: &str,
    bytes: &[u8],
    rejects: &mut Rejects,
) -> Result<BTreeMap<MovieId, LinkRow>, SourceError> {
    let mut links = BTreeMap::new();
    Table::open(file, bytes, ["movieId", "imdbId", "tmdbId"])?.each(|line, [id, imdb, tmdb]| {
        let tmdb_id = if tmdb.is_empty() { Ok(None) } else { tmdb.parse().map(Some) };
        match (id.parse().map(MovieId), tmdb_id) {
            (Ok(id), Ok(tmdb_id)) => {
                let imdb_id = (!imdb.is_empty()).then(|| format!("tt{imdb}"));
                links.insert(id, LinkRow { imdb_id, tmdb_id });
            }
            _ => rejects.add(
                file,
                line,
                "movieId and tmdbId must be whole numbers",
                format!("{id},{imdb},{tmdb}"),
            ),
        }
    })?;
    Ok(links)
}

/// Reads `ratings.csv` (`userId,movieId,rating,timestamp`; 0.5–5 stars in half steps).
pub fn read_ratings(file: &str, bytes: &[u8], rejects: &mut Rejects) -> Result<Ratings, SourceError> {
    let mut totals: BTreeMap<MovieId, RatingTotal> = BTreeMap::new();
    let mut by_user: BTreeMap<u32, BTreeMap<MovieId, f32>> = BTreeMap::new();
    Table::open(file, bytes, ["userId", "movieId", "rating"])?.each(|line, [user, id, rating]| {
        let stars = rating.parse::<f32>().ok().filter(|stars| (0.5..=5.0).contains(stars));
        if let (Ok(number), Ok(id), Some(stars)) = (user.parse(), id.parse().map(MovieId), stars) {
            let total = totals.entry(id).or_default();
            total.half_stars += (stars * 2.0).round() as u64;
            total.count += 1;
            by_user.entry(number).or_default().insert(id, (stars * 2.0).round());
        } else {
            let row = format!("{user},{id},{rating}");
            rejects.add(file, line, "expected a user's and a film's id and a rating of 0.5 to 5 stars", row);
        }
    })?;
    let ratings = |rated: BTreeMap<MovieId, f32>| {
        rated.into_iter().map(|(movie, rating)| UserRating { movie, rating }).collect()
    };
    let by_user = by_user.into_iter().map(|(user, rated)| (user, ratings(rated))).collect();
    Ok(Ratings { totals, by_user })
}

/// Reads `tags.csv` (`userId,movieId,tag,timestamp`) into a film's tags, lower case, most used first.
pub fn read_tags(
    file: &str,
    bytes: &[u8],
    rejects: &mut Rejects,
) -> Result<BTreeMap<MovieId, Vec<String>>, SourceError> {
    let mut uses: BTreeMap<MovieId, BTreeMap<String, u32>> = BTreeMap::new();
    Table::open(file, bytes, ["userId", "movieId", "tag"])?.each(|line, [user, id, tag]| {
        match id.parse().map(MovieId) {
            Ok(id) if !tag.trim().is_empty() => {
                *uses.entry(id).or_default().entry(tag.trim().to_lowercase()).or_default() += 1;
            }
            _ => rejects.add(file, line, "expected a film's id and a tag", format!("{user},{id},{tag}")),
        }
    })?;
    let ranked = |tags: BTreeMap<String, u32>| {
        let mut tags: Vec<(String, u32)> = tags.into_iter().collect();
        tags.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        tags.into_iter().map(|(tag, _)| tag).collect()
    };
    Ok(uses.into_iter().map(|(id, tags)| (id, ranked(tags))).collect())
}
