//! What is known of a film beyond what it is found by: money, awards, trailers, where to watch it, what people wrote of it.

use serde::{Deserialize, Serialize};

/// Facts for the film's own page. Empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MovieFacts {
    /// What it cost, in US dollars.
    pub budget_dollars: Option<u64>,
    /// What it took at the box office, in US dollars.
    pub revenue_dollars: Option<u64>,
    /// Awards won ("Oscar: best picture").
    pub awards: Vec<String>,
    /// What it is based on ("novel", "true story").
    pub based_on: Vec<String>,
    /// Whether it is in colour.
    pub color: Option<Color>,
    /// Where it plays ("Paris").
    pub set_in: Vec<String>,
    /// When it plays ("1940s").
    pub set_when: Vec<String>,
    /// Trailers, the best first.
    pub trailers: Vec<Trailer>,
    /// Excerpts of reviews by users.
    pub reviews: Vec<Review>,
    /// Where it can be watched.
    pub watch: WatchOptions,
    /// Titles in other languages.
    pub translated_titles: Vec<TranslatedTitle>,
}

/// Whether a film is in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Color {
    /// In colour.
    Color,
    /// In black and white.
    BlackAndWhite,
    /// Partly in colour, partly in black and white.
    Mixed,
}

/// A site that plays trailers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum VideoSite {
    /// `YouTube`.
    YouTube,
    /// Vimeo.
    Vimeo,
}

/// A trailer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trailer {
    /// The site that plays it.
    pub site: VideoSite,
    /// The site's id of the video.
    pub key: String,
    /// What it is called, when it has a name of its own.
    pub name: Option<String>,
}

impl Trailer {
    /// The page that plays it.
    pub fn url(&self) -> String {
        match self.site {
            VideoSite::YouTube => format!("https://www.youtube.com/watch?v={}", self.key),
            VideoSite::Vimeo => format!("https://vimeo.com/{}", self.key),
        }
    }
}

/// The beginning of a user's review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Who wrote it.
    pub author: String,
    /// How it begins.
    pub excerpt: String,
    /// The whole review.
    pub url: String,
}

/// The title in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslatedTitle {
    /// ISO 639-1.
    pub language: String,
    /// The title.
    pub title: String,
}

/// Where a film can be watched. Providers are named once, and countries refer to them by position: most countries have
/// the same ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchOptions {
    /// Names of providers.
    pub providers: Vec<String>,
    /// By country, in alphabetical order of codes.
    pub countries: Vec<WatchCountry>,
}

/// The providers of one country, as positions in [`WatchOptions::providers`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchCountry {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// With a subscription.
    pub stream: Vec<u8>,
    /// For rent.
    pub rent: Vec<u8>,
    /// To buy.
    pub buy: Vec<u8>,
}

impl WatchOptions {
    /// The providers of a country; none when nothing is known of it.
    pub fn in_country(&self, code: &str) -> Option<&WatchCountry> {
        self.countries.iter().find(|country| country.country == code)
    }

    /// The names of providers at these positions.
    pub fn names<'a>(&'a self, positions: &'a [u8]) -> impl Iterator<Item = &'a str> {
        positions.iter().filter_map(|at| self.providers.get(usize::from(*at)).map(String::as_str))
    }

    /// The position of a provider, which is added when it is new; none when there are too many.
    pub fn position(&mut self, provider: &str) -> Option<u8> {
        let known = self.providers.iter().position(|name| name == provider);
        let at = known.unwrap_or(self.providers.len());
        let position = u8::try_from(at).ok()?;
        if known.is_none() {
            self.providers.push(provider.to_owned());
        }
        Some(position)
    }
}
