//! The part of a TMDB record that ingestion reads, named as TMDB names it. TMDB's JSON in, the same shape out,
//! smaller. Reference: <https://developer.themoviedb.org/reference/movie-details>.

use serde::{Deserialize, Deserializer, Serialize};

/// Cast members stored, by billing.
pub const MAX_CAST: usize = 30;

/// A film. Whatever TMDB leaves out or sets to null is `None` or empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// TMDB id.
    pub id: u32,
    /// `IMDb` id with its `tt`.
    pub imdb_id: Option<String>,
    /// English title.
    pub title: Option<String>,
    /// Title in the original language.
    pub original_title: Option<String>,
    /// ISO 639-1.
    pub original_language: Option<String>,
    /// Synopsis.
    pub overview: Option<String>,
    /// Line of the poster.
    pub tagline: Option<String>,
    /// TMDB's genres, which are not MovieLens'.
    #[serde(default, deserialize_with = "null_is_empty")]
    pub genres: Vec<Named>,
    /// `YYYY-MM-DD`, or "".
    pub release_date: Option<String>,
    /// Minutes; 0 when unknown.
    pub runtime: Option<u32>,
    /// Mean vote, 0–10.
    pub vote_average: Option<f64>,
    /// Number of votes.
    pub vote_count: Option<u32>,
    /// TMDB's own measure; no upper bound.
    pub popularity: Option<f64>,
    /// Path under TMDB's image host.
    pub poster_path: Option<String>,
    /// Path under TMDB's image host.
    pub backdrop_path: Option<String>,
    /// What it is about.
    #[serde(default, deserialize_with = "null_is_empty")]
    pub keywords: Keywords,
    /// Who made it.
    #[serde(default, deserialize_with = "null_is_empty")]
    pub credits: Credits,
    /// Where it was made.
    #[serde(default, deserialize_with = "null_is_empty")]
    pub production_countries: Vec<Country>,
}

/// A genre or keyword.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// TMDB id.
    pub id: Option<u32>,
    /// Its name.
    pub name: String,
}

/// The list of keywords, one level down as TMDB has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keywords {
    /// The list.
    #[serde(default, deserialize_with = "null_is_empty")]
    pub keywords: Vec<Named>,
}

/// People in front of the camera and behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credits {
    /// By billing, at most [`MAX_CAST`].
    #[serde(default, deserialize_with = "null_is_empty")]
    pub cast: Vec<CastMember>,
    /// In TMDB's order.
    #[serde(default, deserialize_with = "null_is_empty")]
    pub crew: Vec<CrewMember>,
}

/// Somebody who acted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CastMember {
    /// Their name.
    pub name: String,
    /// Whom they played.
    pub character: Option<String>,
    /// Place in the billing, from 0.
    pub order: Option<u32>,
}

/// Somebody who worked on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrewMember {
    /// Their name.
    pub name: String,
    /// What they did: "Director", "Screenplay".
    pub job: Option<String>,
}

/// A country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166-1 code of two letters.
    pub iso_3166_1: Option<String>,
    /// Its English name.
    pub name: Option<String>,
}

impl Record {
    /// Reads TMDB's answer and drops what ingestion does not read.
    pub fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        let mut record: Record = serde_json::from_slice(json)?;
        record.credits.cast.sort_by_key(|member| member.order.unwrap_or(u32::MAX));
        record.credits.cast.truncate(MAX_CAST);
        Ok(record)
    }
}

fn null_is_empty<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(json: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(json)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nulls_and_absences_are_read_and_the_cast_is_cut() -> Result<(), serde_json::Error> {
        assert_eq!(Record::from_json(b"{\"id\": 5}")?, Record { id: 5, ..Record::default() });
        let cast: Vec<String> =
            (0..40).rev().map(|order| format!("{{\"name\": \"n{order}\", \"order\": {order}}}")).collect();
        let json = format!(
            "{{\"id\": 5, \"overview\": null, \"genres\": null, \"keywords\": {{\"keywords\": null}}, \
             \"credits\": {{\"cast\": [{}], \"crew\": [{{\"name\": \"d\", \"job\": \"Director\", \"id\": 7}}]}}}}",
            cast.join(",")
        );
        let record = Record::from_json(json.as_bytes())?;
        assert_eq!(record.credits.cast.len(), MAX_CAST);
        assert_eq!(record.credits.cast[29].name, "n29");
        assert_eq!(serde_json::to_value(&record)?["credits"]["crew"][0]["job"], "Director");
        Ok(())
    }
}
