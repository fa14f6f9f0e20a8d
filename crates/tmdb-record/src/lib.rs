//! The parts of a TMDB record that `append_to_response` adds, as TMDB names them: certificates, other titles, videos, reviews,
//! where to watch, translations. Reference: <https://developer.themoviedb.org/reference/movie-details>.
//!
//! What is fetched and what ingestion reads have the same shape, and are read with the same leniency.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

/// Releases by country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReleaseDates {
    /// One entry a country.
    #[serde(deserialize_with = "lenient_list")]
    pub results: Vec<CountryReleases>,
}

/// The releases of one country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CountryReleases {
    /// ISO 3166-1 alpha-2.
    #[serde(deserialize_with = "lenient")]
    pub iso_3166_1: Option<String>,
    /// Cinema, television, disc.
    #[serde(deserialize_with = "lenient_list")]
    pub release_dates: Vec<Release>,
}

/// One release.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Release {
    /// The certificate ("PG-13"), or "".
    #[serde(deserialize_with = "lenient")]
    pub certification: Option<String>,
}

/// Other titles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlternativeTitles {
    /// One entry a title.
    #[serde(deserialize_with = "lenient_list")]
    pub titles: Vec<AlternativeTitle>,
}

/// Another title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlternativeTitle {
    /// The title.
    #[serde(deserialize_with = "lenient")]
    pub title: Option<String>,
}

/// Videos elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Videos {
    /// One entry a video.
    #[serde(deserialize_with = "lenient_list")]
    pub results: Vec<Video>,
}

/// A video.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Video {
    /// `YouTube` or `Vimeo`.
    #[serde(deserialize_with = "lenient")]
    pub site: Option<String>,
    /// "Trailer", "Teaser", "Clip", …
    #[serde(rename = "type", deserialize_with = "lenient")]
    pub kind: Option<String>,
    /// The site's id of the video.
    #[serde(deserialize_with = "lenient")]
    pub key: Option<String>,
    /// What it is called.
    #[serde(deserialize_with = "lenient")]
    pub name: Option<String>,
    /// Published by the makers.
    #[serde(deserialize_with = "lenient")]
    pub official: bool,
}

/// Reviews by users.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reviews {
    /// One entry a review.
    #[serde(deserialize_with = "lenient_list")]
    pub results: Vec<Review>,
}

/// A review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    /// Who wrote it.
    #[serde(deserialize_with = "lenient")]
    pub author: Option<String>,
    /// The text.
    #[serde(deserialize_with = "lenient")]
    pub content: Option<String>,
    /// Its page.
    #[serde(deserialize_with = "lenient")]
    pub url: Option<String>,
}

/// Where it can be watched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WatchProviders {
    /// By ISO 3166-1 alpha-2.
    #[serde(deserialize_with = "lenient")]
    pub results: BTreeMap<String, CountryProviders>,
}

/// Where it can be watched in one country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CountryProviders {
    /// With a subscription.
    #[serde(deserialize_with = "lenient_list")]
    pub flatrate: Vec<Provider>,
    /// Free.
    #[serde(deserialize_with = "lenient_list")]
    pub free: Vec<Provider>,
    /// Free with advertisements.
    #[serde(deserialize_with = "lenient_list")]
    pub ads: Vec<Provider>,
    /// For rent.
    #[serde(deserialize_with = "lenient_list")]
    pub rent: Vec<Provider>,
    /// To buy.
    #[serde(deserialize_with = "lenient_list")]
    pub buy: Vec<Provider>,
}

/// A provider.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Provider {
    /// Its name.
    #[serde(deserialize_with = "lenient")]
    pub provider_name: Option<String>,
}

/// Translations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Translations {
    /// One entry a language and country.
    #[serde(deserialize_with = "lenient_list")]
    pub translations: Vec<Translation>,
}

/// A translation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Translation {
    /// ISO 639-1.
    #[serde(deserialize_with = "lenient")]
    pub iso_639_1: Option<String>,
    /// What is translated.
    #[serde(deserialize_with = "lenient")]
    pub data: TranslatedData,
}

/// What is translated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TranslatedData {
    /// The title, or "".
    #[serde(deserialize_with = "lenient")]
    pub title: Option<String>,
}

/// A language spoken in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SpokenLanguage {
    /// ISO 639-1.
    #[serde(deserialize_with = "lenient")]
    pub iso_639_1: Option<String>,
}

/// A field that is not as TMDB documents it counts as missing: one odd field never costs the film.
///
/// # Errors
/// When the input is no JSON.
pub fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(json: D) -> Result<T, D::Error> {
    let value = serde_json::Value::deserialize(json)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

/// The items of a list that are as TMDB documents them.
///
/// # Errors
/// When the input is no JSON.
pub fn lenient_list<'de, D: Deserializer<'de>, T: DeserializeOwned>(json: D) -> Result<Vec<T>, D::Error> {
    match serde_json::Value::deserialize(json)? {
        serde_json::Value::Array(items) => {
            Ok(items.into_iter().filter_map(|item| serde_json::from_value(item).ok()).collect())
        }
        _ => Ok(Vec::new()),
    }
}
