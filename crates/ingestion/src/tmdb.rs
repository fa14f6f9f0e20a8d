//! TMDB records, one JSON object a line, in the shape of `/movie/{id}` with what `append_to_response` adds.
//!
//! Real records have nulls and gaps everywhere, so every field is optional here, and one that is not as documented counts
//! as missing.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};

use cinerag_domain::MovieId;
use cinerag_tmdb_record::{
    AlternativeTitles, ReleaseDates, Reviews, SpokenLanguage, Translations, Videos, WatchProviders, lenient,
    lenient_list,
};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;

use crate::{Rejects, SourceError};

/// A record of a film, the fields we read.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TmdbRecord {
    /// TMDB id.
    pub id: Option<u32>,
    /// The film it was fetched for.
    #[serde(rename = "_movielens_id")]
    pub movielens_id: Option<u32>,
    /// IMDb id with its `tt`.
    #[serde(deserialize_with = "lenient")]
    pub imdb_id: Option<String>,
    /// Title in English.
    #[serde(deserialize_with = "lenient")]
    pub title: Option<String>,
    /// Title in the original language.
    #[serde(deserialize_with = "lenient")]
    pub original_title: Option<String>,
    /// ISO 639-1, mostly.
    #[serde(deserialize_with = "lenient")]
    pub original_language: Option<String>,
    /// Synopsis.
    #[serde(deserialize_with = "lenient")]
    pub overview: Option<String>,
    /// One-line pitch.
    #[serde(deserialize_with = "lenient")]
    pub tagline: Option<String>,
    /// `YYYY-MM-DD`.
    #[serde(deserialize_with = "lenient")]
    pub release_date: Option<String>,
    /// Minutes; 0 when unknown.
    #[serde(deserialize_with = "lenient")]
    pub runtime: Option<f32>,
    /// Number of votes.
    #[serde(deserialize_with = "lenient")]
    pub vote_count: Option<u32>,
    /// Path with its leading slash.
    #[serde(deserialize_with = "lenient")]
    pub poster_path: Option<String>,
    /// Path with its leading slash.
    #[serde(deserialize_with = "lenient")]
    pub backdrop_path: Option<String>,
    /// The series that the film is part of.
    #[serde(deserialize_with = "lenient")]
    pub belongs_to_collection: Option<Named>,
    /// Genres, in TMDB's words.
    #[serde(deserialize_with = "lenient_list")]
    pub genres: Vec<Named>,
    /// Producing countries.
    #[serde(deserialize_with = "lenient_list")]
    pub production_countries: Vec<Country>,
    /// Subject keywords.
    #[serde(deserialize_with = "lenient")]
    pub keywords: Keywords,
    /// Cast and crew.
    #[serde(deserialize_with = "lenient")]
    pub credits: Credits,
    /// Who produced it.
    #[serde(deserialize_with = "lenient_list")]
    pub production_companies: Vec<Named>,
    /// Languages spoken in it.
    #[serde(deserialize_with = "lenient_list")]
    pub spoken_languages: Vec<SpokenLanguage>,
    /// US dollars; 0 when unknown.
    #[serde(deserialize_with = "lenient")]
    pub budget: Option<u64>,
    /// US dollars; 0 when unknown.
    #[serde(deserialize_with = "lenient")]
    pub revenue: Option<u64>,
    /// Certificates.
    #[serde(deserialize_with = "lenient")]
    pub release_dates: ReleaseDates,
    /// Other titles.
    #[serde(deserialize_with = "lenient")]
    pub alternative_titles: AlternativeTitles,
    /// Trailers.
    #[serde(deserialize_with = "lenient")]
    pub videos: Videos,
    /// Reviews by users.
    #[serde(deserialize_with = "lenient")]
    pub reviews: Reviews,
    /// Where it can be watched.
    #[serde(rename = "watch/providers", deserialize_with = "lenient")]
    pub watch_providers: WatchProviders,
    /// Titles in other languages.
    #[serde(deserialize_with = "lenient")]
    pub translations: Translations,
}

/// Something with a name.
#[derive(Debug, Clone, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
}

/// A producing country.
#[derive(Debug, Clone, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub iso_3166_1: String,
}

/// TMDB wraps keywords once more.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Keywords {
    /// The keywords.
    #[serde(deserialize_with = "lenient_list")]
    pub keywords: Vec<Named>,
}

/// Cast and crew of a film.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Credits {
    /// Actors.
    #[serde(deserialize_with = "lenient_list")]
    pub cast: Vec<CastCredit>,
    /// Everybody else.
    #[serde(deserialize_with = "lenient_list")]
    pub crew: Vec<CrewCredit>,
}

/// An actor's part.
#[derive(Debug, Clone, Deserialize)]
pub struct CastCredit {
    /// The actor.
    pub name: String,
    /// Often empty.
    pub character: Option<String>,
    /// Billing order.
    pub order: Option<u32>,
}

/// A crew member's job.
#[derive(Debug, Clone, Deserialize)]
pub struct CrewCredit {
    /// Who.
    pub name: String,
    /// "Director", "Screenplay", …
    pub job: Option<String>,
}

/// Records by the film they were fetched for, and by TMDB id for those that do not say.
#[derive(Debug, Default)]
pub struct TmdbRecords {
    by_movielens_id: BTreeMap<MovieId, TmdbRecord>,
    by_tmdb_id: BTreeMap<u32, TmdbRecord>,
}

impl TmdbRecords {
    /// The record of a film: its own, or else the one of its TMDB id. Two films may share a TMDB id.
    pub fn of(&self, id: MovieId, tmdb_id: Option<u32>) -> Option<&TmdbRecord> {
        let by_link = || tmdb_id.and_then(|tmdb_id| self.by_tmdb_id.get(&tmdb_id));
        self.by_movielens_id.get(&id).or_else(by_link)
    }

    /// Reads gzipped JSON lines, over what was read before. A line that is not a record is rejected; a truncated file
    /// is an error.
    pub fn read(&mut self, file: &str, gzipped: &[u8], rejects: &mut Rejects) -> Result<(), SourceError> {
        let mut reader = BufReader::new(MultiGzDecoder::new(gzipped));
        let mut bytes = Vec::new();
        for line in 1_u64.. {
            bytes.clear();
            let read = reader.read_until(b'\n', &mut bytes).map_err(|error| SourceError::Malformed {
                file: file.to_owned(),
                line,
                found: format!("damaged or cut-off gzip data ({error})"),
                expected: "a whole gzip file of JSON lines".into(),
            })?;
            if read == 0 {
                break;
            }
            match serde_json::from_slice::<TmdbRecord>(&bytes) {
                Ok(record) => match (record.movielens_id, record.id) {
                    (Some(id), _) => drop(self.by_movielens_id.insert(MovieId(id), record)),
                    (None, Some(id)) => drop(self.by_tmdb_id.insert(id, record)),
                    (None, None) => rejects.add(file, line, "the record has no id", excerpt(&bytes)),
                },
                Err(error) => {
                    let reason = format!("expected a TMDB record as JSON: {error}");
                    rejects.add(file, line, reason, excerpt(&bytes));
                }
            }
        }
        Ok(())
    }
}

fn excerpt(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end().chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).expect("write");
        encoder.finish().expect("finish")
    }

    const LINES: &str = r#"{"id":5,"_movielens_id":1,"title":"A","genres":null,"credits":{"cast":[{"id":null,"name":"X","character":"","order":0}],"crew":null},"keywords":null,"runtime":null}
not json
{"id":5,"_movielens_id":2,"title":"B"}
{"id":9,"title":"C"}
{"title":"nameless"}
"#;

    #[test]
    fn nulls_duplicates_and_bad_lines_are_lived_with() {
        let mut rejects = Rejects::default();
        let mut records = TmdbRecords::default();
        records.read("t.gz", &gzip(LINES), &mut rejects).expect("read");
        let title = |id, tmdb| records.of(MovieId(id), tmdb).and_then(|record| record.title.clone());
        assert_eq!(title(1, Some(5)).as_deref(), Some("A"), "two films share TMDB id 5");
        assert_eq!(title(2, Some(5)).as_deref(), Some("B"));
        assert_eq!(title(3, Some(9)).as_deref(), Some("C"), "found by its link");
        assert_eq!(title(4, None), None);
        assert_eq!(rejects.0.iter().map(|reject| reject.line).collect::<Vec<_>>(), [2, 5]);

        let later = r#"{"id":5,"_movielens_id":2,"title":"B again"}"#;
        records.read("u.gz", &gzip(later), &mut rejects).expect("read");
        let title = |id| records.of(MovieId(id), None).and_then(|record| record.title.clone());
        assert_eq!((title(1).as_deref(), title(2).as_deref()), (Some("A"), Some("B again")));
    }

    #[test]
    fn a_cut_off_file_is_an_error_with_its_path() {
        let whole = gzip(&LINES.repeat(50));
        let error = TmdbRecords::default().read("t.gz", &whole[..whole.len() - 20], &mut Rejects::default());
        let error = error.expect_err("refused");
        assert!(error.to_string().contains("t.gz") && error.to_string().contains("cut-off"), "{error}");
    }
}
