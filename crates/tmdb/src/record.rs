//! The part of a TMDB record that ingestion reads, named as TMDB names it. TMDB's JSON in, the same shape out,
//! smaller. Reference: <https://developer.themoviedb.org/reference/movie-details>.

mod shorten;

use cinerag_tmdb_record::{
    AlternativeTitles, ReleaseDates, Reviews, SpokenLanguage, Translations, Videos, WatchProviders, lenient,
    lenient_list,
};
use serde::{Deserialize, Serialize};

/// Cast members stored, by billing.
pub const MAX_CAST: usize = 30;

/// A film. Whatever TMDB leaves out or sets to null is `None` or empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// TMDB id.
    pub id: u32,
    /// `IMDb` id with its `tt`.
    #[serde(default, deserialize_with = "lenient")]
    pub imdb_id: Option<String>,
    /// English title.
    #[serde(default, deserialize_with = "lenient")]
    pub title: Option<String>,
    /// Title in the original language.
    #[serde(default, deserialize_with = "lenient")]
    pub original_title: Option<String>,
    /// ISO 639-1.
    #[serde(default, deserialize_with = "lenient")]
    pub original_language: Option<String>,
    /// Synopsis.
    #[serde(default, deserialize_with = "lenient")]
    pub overview: Option<String>,
    /// Line of the poster.
    #[serde(default, deserialize_with = "lenient")]
    pub tagline: Option<String>,
    /// TMDB's genres, which are not MovieLens'.
    #[serde(default, deserialize_with = "lenient_list")]
    pub genres: Vec<Named>,
    /// `YYYY-MM-DD`, or "".
    #[serde(default, deserialize_with = "lenient")]
    pub release_date: Option<String>,
    /// Minutes; 0 when unknown.
    #[serde(default, deserialize_with = "lenient")]
    pub runtime: Option<u32>,
    /// Mean vote, 0–10.
    #[serde(default, deserialize_with = "lenient")]
    pub vote_average: Option<f64>,
    /// Number of votes.
    #[serde(default, deserialize_with = "lenient")]
    pub vote_count: Option<u32>,
    /// TMDB's own measure; no upper bound.
    #[serde(default, deserialize_with = "lenient")]
    pub popularity: Option<f64>,
    /// Path under TMDB's image host.
    #[serde(default, deserialize_with = "lenient")]
    pub poster_path: Option<String>,
    /// Path under TMDB's image host.
    #[serde(default, deserialize_with = "lenient")]
    pub backdrop_path: Option<String>,
    /// What it is about.
    #[serde(default, deserialize_with = "lenient")]
    pub keywords: Keywords,
    /// Who made it.
    #[serde(default, deserialize_with = "lenient")]
    pub credits: Credits,
    /// Where it was made.
    #[serde(default, deserialize_with = "lenient_list")]
    pub production_countries: Vec<Country>,
    /// Who produced it.
    #[serde(default, deserialize_with = "lenient_list")]
    pub production_companies: Vec<Named>,
    /// The series that it is part of.
    #[serde(default, deserialize_with = "lenient")]
    pub belongs_to_collection: Option<Named>,
    /// Languages spoken in it.
    #[serde(default, deserialize_with = "lenient_list")]
    pub spoken_languages: Vec<SpokenLanguage>,
    /// US dollars; 0 when unknown.
    #[serde(default, deserialize_with = "lenient")]
    pub budget: Option<u64>,
    /// US dollars; 0 when unknown.
    #[serde(default, deserialize_with = "lenient")]
    pub revenue: Option<u64>,
    /// Certificates.
    #[serde(default, deserialize_with = "lenient")]
    pub release_dates: ReleaseDates,
    /// Other titles.
    #[serde(default, deserialize_with = "lenient")]
    pub alternative_titles: AlternativeTitles,
    /// Trailers.
    #[serde(default, deserialize_with = "lenient")]
    pub videos: Videos,
    /// Reviews by users.
    #[serde(default, deserialize_with = "lenient")]
    pub reviews: Reviews,
    /// Where it can be watched.
    #[serde(default, rename = "watch/providers", deserialize_with = "lenient")]
    pub watch_providers: WatchProviders,
    /// Titles in other languages.
    #[serde(default, deserialize_with = "lenient")]
    pub translations: Translations,
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
    #[serde(default, deserialize_with = "lenient_list")]
    pub keywords: Vec<Named>,
}

/// People in front of the camera and behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credits {
    /// By billing, at most [`MAX_CAST`].
    #[serde(default, deserialize_with = "lenient_list")]
    pub cast: Vec<CastMember>,
    /// In TMDB's order.
    #[serde(default, deserialize_with = "lenient_list")]
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
        shorten::release_dates(&mut record.release_dates);
        shorten::videos(&mut record.videos);
        shorten::reviews(&mut record.reviews);
        Ok(record)
    }
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

    #[test]
    fn an_odd_field_counts_as_missing_and_never_costs_the_film() -> Result<(), serde_json::Error> {
        let json = r#"{
            "id": 5, "title": "Made Up", "runtime": "long", "budget": -3, "belongs_to_collection": [],
            "production_companies": [{"name": "Odd Pictures"}, {"name": null}, 7],
            "release_dates": {"results": [
                {"iso_3166_1": "US", "release_dates": [{"certification": "PG"}, null]},
                {"iso_3166_1": "DE", "release_dates": [{"certification": "12"}]}]},
            "videos": {"results": [
                {"site": "YouTube", "type": "Clip", "key": "c"}, {"site": "YouTube", "type": "Trailer", "key": "t"},
                {"site": "YouTube", "type": "Trailer", "key": "o", "official": true}]},
            "reviews": "none", "watch/providers": {"results": {"US": {"flatrate": [{"provider_name": "Screenly"}]}}},
            "translations": {"translations": [{"iso_639_1": "fr", "data": {"title": "Inventé"}}]}
        }"#;
        let record = Record::from_json(json.as_bytes())?;
        assert_eq!((record.title.as_deref(), record.runtime, record.budget), (Some("Made Up"), None, None));
        assert_eq!(record.production_companies.len(), 1);
        assert_eq!(record.release_dates.results.len(), 1, "no certificates that nobody reads");
        let keys = record.videos.results.iter().filter_map(|video| video.key.as_deref());
        assert_eq!(keys.collect::<Vec<_>>(), ["o", "t"], "official trailers first, and nothing else");
        assert_eq!(
            record.watch_providers.results["US"].flatrate[0].provider_name.as_deref(),
            Some("Screenly")
        );
        assert_eq!(Record::from_json(&serde_json::to_vec(&record)?)?, record);
        Ok(())
    }
}
