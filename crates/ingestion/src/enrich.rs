//! MovieLens rows + TMDB records + ratings + tags → films.

use std::collections::BTreeMap;

use cinerag_analysis::fold;
use cinerag_domain::{CastMember, Genre, Movie, MovieCard, MovieDetails, MovieId, Rating};

use crate::Rejects;
use crate::movielens::{LinkRow, MovieRow, RatingTotal};
use crate::record_facts::{certificate, facts, number_series, other_titles, spoken_languages};
use crate::spellings::unite_spellings;
use crate::studios::{studios, unite_studios};
use crate::tmdb::{TmdbRecord, TmdbRecords};

/// Most billed actors of a film.
const MAX_CAST: usize = 20;
/// Most tags of a film.
const MAX_TAGS: usize = 20;
/// Weight of the overall mean, in ratings, against a film's own ratings. At ten, half of the films of the small data
/// set have fewer and the well-known ones have many times more.
const PRIOR_RATINGS: f64 = 10.0;

/// Joins everything by film. Every row of `movies.csv` becomes a film, with or without a record.
pub(crate) fn join(
    file: &str,
    rows: BTreeMap<MovieId, MovieRow>,
    links: &BTreeMap<MovieId, LinkRow>,
    ratings: &BTreeMap<MovieId, RatingTotal>,
    tags: &BTreeMap<MovieId, Vec<String>>,
    records: &TmdbRecords,
    rejects: &mut Rejects,
) -> Vec<Movie> {
    let overall = ratings.values().fold(RatingTotal::default(), |sum, total| RatingTotal {
        half_stars: sum.half_stars + total.half_stars,
        count: sum.count + total.count,
    });
    let prior_mean = if overall.count == 0 { 5.0 } else { mean(overall) };
    let mut fame = Vec::with_capacity(rows.len());
    let mut movies = Vec::with_capacity(rows.len());
    let mut days = BTreeMap::new();
    let plain_words = crate::vocabulary::plain_words();
    for (id, row) in rows {
        let link = links.get(&id);
        let record = records.of(id, link.and_then(|link| link.tmdb_id));
        let record = record.filter(|record| {
            let same = is_same_film(&row, record);
            if !same {
                let (title, date) = (record.title.as_deref(), record.release_date.as_deref());
                let (title, date) = (title.unwrap_or("untitled"), date.unwrap_or("undated"));
                let reason = format!(
                    "film {id} is linked to another film's TMDB record ({title}, {date}); used without it"
                );
                rejects.add(file, row.line, reason, &row.title.title);
            }
            same
        });
        if let Some(day) = record.and_then(|record| record.release_date.clone()) {
            days.insert(id, day);
        }
        let total = ratings.get(&id).copied().unwrap_or_default();
        let votes = record.and_then(|record| record.vote_count).unwrap_or(0);
        // both counts span five orders of magnitude, so they are compared by their logarithms
        fame.push(f64::from(total.count).ln_1p() + f64::from(votes).ln_1p() / 2.0);
        let tags = tags.get(&id).map(|tags| tags.iter().take(MAX_TAGS).cloned().collect());
        let mut movie = movie(row, link, record, total, tags.unwrap_or_default(), prior_mean);
        if let Some(record) = record {
            let (card, details) = (&movie.card, &mut movie.details);
            let known: Vec<String> = std::iter::once(&card.title)
                .chain(&details.original_title)
                .chain(&details.alternative_titles)
                .cloned()
                .collect();
            details
                .alternative_titles
                .extend(other_titles(record, &known, |word| plain_words.contains(word)));
        }
        movies.push(movie);
    }
    for (movie, share) in movies.iter_mut().zip(shares_no_better(&fame)) {
        movie.popularity = share;
    }
    unite_spellings(&mut movies);
    unite_studios(&mut movies);
    number_series(&mut movies, &days);
    for movie in &mut movies {
        movie.details.cast.retain(|member| is_person(&member.name));
        movie.details.writers.retain(|name| is_person(name));
        movie.card.directors.retain(|name| is_person(name));
    }
    movies
}

fn movie(
    row: MovieRow,
    link: Option<&LinkRow>,
    record: Option<&TmdbRecord>,
    total: RatingTotal,
    tags: Vec<String>,
    prior_mean: f64,
) -> Movie {
    let blank = TmdbRecord::default();
    let record = record.unwrap_or(&blank);
    let title = text(record.title.as_ref()).unwrap_or_else(|| row.title.title.clone());
    let original_title = text(record.original_title.as_ref()).filter(|original| *original != title);
    let known = [Some(&title), original_title.as_ref()].map(|name| name.map(|name| fold(name)));
    let mut alternative_titles: Vec<String> = Vec::new();
    for name in std::iter::once(row.title.title).chain(row.title.alternatives) {
        let folded = Some(fold(&name));
        if !known.contains(&folded) && !alternative_titles.iter().any(|other| Some(fold(other)) == folded) {
            alternative_titles.push(name);
        }
    }
    let genres = if row.genres.is_empty() { genres_of(record) } else { row.genres };
    let year_of_record = || record.release_date.as_ref().and_then(|date| date.get(..4)?.parse().ok());
    let rating = (total.count > 0).then(|| Rating { average: mean(total) as f32, count: total.count });
    let weighed = PRIOR_RATINGS * prior_mean + total.half_stars as f64;
    Movie {
        card: MovieCard {
            id: row.id,
            title,
            year: row.title.year.or_else(year_of_record),
            genres,
            runtime_minutes: record.runtime.map(|minutes| minutes as u16).filter(|minutes| *minutes > 0),
            directors: crew(record, &["Director"]),
            rating,
            poster_path: text(record.poster_path.as_ref()),
            overview: text(record.overview.as_ref()),
        },
        details: MovieDetails {
            original_title,
            alternative_titles,
            language: text(record.original_language.as_ref()),
            countries: record.production_countries.iter().map(|country| country.iso_3166_1.clone()).collect(),
            tagline: text(record.tagline.as_ref()),
            writers: crew(record, &["Screenplay", "Writer", "Story", "Author"]),
            cast: cast(record),
            keywords: record.keywords.keywords.iter().map(|keyword| keyword.name.to_lowercase()).collect(),
            tags,
            moods: Vec::new(),
            backdrop_path: text(record.backdrop_path.as_ref()),
            imdb_id: link.and_then(|link| link.imdb_id.clone()).or_else(|| text(record.imdb_id.as_ref())),
            tmdb_id: link.and_then(|link| link.tmdb_id).or(record.id),
            collection: record
                .belongs_to_collection
                .as_ref()
                .and_then(|collection| text(Some(&collection.name))),
            series_number: None,
            studios: studios(record.production_companies.iter().map(|company| company.name.as_str())),
            certificate: certificate(record),
            spoken_languages: spoken_languages(record),
            facts: facts(record),
        },
        popularity: 0.0,
        quality: (weighed / (PRIOR_RATINGS + f64::from(total.count))) as f32,
    }
}

/// On a 0–10 scale, which half stars add up to.
fn mean(total: RatingTotal) -> f64 {
    total.half_stars as f64 / f64::from(total.count)
}

/// Credits that do not name a person, folded.
const NOBODY: [&str; 8] =
    ["music by", "directed by", "written by", "hong kong", "various", "unknown", "himself", "anonymous"];

fn is_person(name: &str) -> bool {
    !NOBODY.contains(&fold(name).as_str())
}

/// Present, trimmed, not blank, with HTML escapes decoded.
fn text(field: Option<&String>) -> Option<String> {
    field.map(|text| text.trim()).filter(|text| !text.is_empty()).map(unescaped)
}

/// Characters that some records write as HTML escapes.
const ESCAPES: [(&str, &str); 6] =
    [("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];

fn unescaped(text: &str) -> String {
    let mut plain = text.to_owned();
    for (escape, character) in ESCAPES {
        if plain.contains(escape) {
            plain = plain.replace(escape, character);
        }
    }
    plain
}

fn cast(record: &TmdbRecord) -> Vec<CastMember> {
    let mut cast: Vec<_> =
        record.credits.cast.iter().filter(|credit| !credit.name.trim().is_empty()).collect();
    cast.sort_by_key(|credit| credit.order.unwrap_or(u32::MAX));
    let member = |credit: &&crate::tmdb::CastCredit| CastMember {
        name: credit.name.trim().to_owned(),
        character: text(credit.character.as_ref()),
    };
    cast.iter().take(MAX_CAST).map(member).collect()
}

fn crew(record: &TmdbRecord, jobs: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for credit in &record.credits.crew {
        let name = credit.name.trim();
        let wanted = credit.job.as_deref().is_some_and(|job| jobs.contains(&job));
        if wanted && !name.is_empty() && !names.iter().any(|other| other == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// TMDB's genres in MovieLens' words, for films that MovieLens lists without any.
fn genres_of(record: &TmdbRecord) -> Vec<Genre> {
    let mut genres: Vec<Genre> = record
        .genres
        .iter()
        .filter_map(|genre| match genre.name.as_str() {
            "Family" => Some(Genre::Children),
            "Science Fiction" => Some(Genre::SciFi),
            "Music" => Some(Genre::Musical),
            name => name.parse().ok(),
        })
        .collect();
    genres.sort_unstable();
    genres.dedup();
    genres
}

/// False when the record is clearly another film's; a few links of the data set are wrong. Release dates differ between
/// countries and titles between languages, so years at most two apart are enough, and so is an equal title; with a word
/// in common, ten years.
fn is_same_film(row: &MovieRow, record: &TmdbRecord) -> bool {
    let ours = std::iter::once(&row.title.title).chain(&row.title.alternatives);
    let ours: Vec<String> = ours.map(|name| fold(name)).collect();
    let theirs: Vec<String> =
        record.title.iter().chain(&record.original_title).map(|name| fold(name)).collect();
    let release_year = record.release_date.as_ref().and_then(|date| date.get(..4)?.parse::<u16>().ok());
    let years_apart = match (row.title.year, release_year) {
        (Some(ours), Some(theirs)) => ours.abs_diff(theirs),
        _ => 0,
    };
    let words = ours.iter().flat_map(|name| name.split(' ')).filter(|word| word.len() > 3);
    let shares_a_word =
        || words.clone().any(|word| theirs.iter().any(|name| name.split(' ').any(|other| other == word)));
    let equal_title = ours.iter().any(|name| theirs.contains(name));
    years_apart <= 2 || theirs.is_empty() || equal_title || years_apart <= 10 && shares_a_word()
}

/// For each value the share of values that are not greater, 0–1.
fn shares_no_better(values: &[f64]) -> Vec<f32> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let share = |value: &f64| sorted.partition_point(|other| other <= value) as f32 / sorted.len() as f32;
    values.iter().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read() {
        let escaped = "Q&amp;A &quot;live&quot;".to_owned();
        assert_eq!(text(Some(&escaped)).as_deref(), Some("Q&A \"live\""));
    }

    #[test]
    fn a_share_counts_equals() {
        assert_eq!(shares_no_better(&[1.0, 3.0, 1.0, 2.0]), [0.5, 1.0, 0.5, 0.75]);
    }

    #[test]
    fn another_films_record_is_noticed() {
        let row = MovieRow {
            id: MovieId(1),
            line: 2,
            title: crate::movielens::parse_title("Promise, The (1979)"),
            genres: Vec::new(),
        };
        let record = |title: &str, date: &str| TmdbRecord {
            title: Some(title.into()),
            release_date: Some(date.into()),
            ..TmdbRecord::default()
        };
        assert!(is_same_film(&row, &record("The Promise", "2016-01-01")), "the title agrees");
        assert!(is_same_film(&row, &record("La promesse", "1979-03-08")), "the year agrees");
        assert!(is_same_film(&row, &record("A Promise Kept", "1986-01-01")), "a word, not too far apart");
        assert!(!is_same_film(&row, &record("A Promise Kept", "2013-03-13")));
        assert!(!is_same_film(&row, &record("Confessions of a Dangerous Mind", "2002-12-30")));
    }
}
