//! The full record of a film.

use cinerag_domain::{Color, Movie, VideoSite, series_name};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Card, image_url};

/// An actor and their part.
#[derive(Debug, Serialize, ToSchema)]
pub struct CastEntry<'a> {
    /// The actor.
    pub name: &'a str,
    /// The character.
    pub character: Option<&'a str>,
}

/// The film elsewhere.
#[derive(Debug, Serialize, ToSchema)]
pub struct Links {
    /// Its page on IMDb.
    pub imdb: Option<String>,
    /// Its page on TMDB.
    pub tmdb: Option<String>,
}

/// The series that a film is part of.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeriesBody<'a> {
    /// Its name.
    pub name: &'a str,
    /// The film's place in it by release, from 1.
    pub number: Option<u16>,
}

/// A trailer elsewhere.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrailerBody<'a> {
    /// The site that plays it: `YouTube` or `Vimeo`.
    pub site: &'static str,
    /// What it is called.
    pub name: Option<&'a str>,
    /// The page that plays it.
    pub url: String,
}

/// The beginning of a user's review on TMDB.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewBody<'a> {
    /// Who wrote it.
    pub author: &'a str,
    /// How it begins.
    pub excerpt: &'a str,
    /// The whole review.
    pub url: &'a str,
}

/// The title in another language.
#[derive(Debug, Serialize, ToSchema)]
pub struct TranslatedTitleBody<'a> {
    /// ISO 639-1 code.
    pub language: &'a str,
    /// The title.
    pub title: &'a str,
}

/// Where a film can be watched in one country. The data is `JustWatch`'s, by way of TMDB, and must be shown with
/// `attribution`.
#[derive(Debug, Serialize, ToSchema)]
pub struct WatchBody<'a> {
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: &'a str,
    /// Providers with a subscription, or free.
    pub stream: Vec<&'a str>,
    /// Providers that rent it.
    pub rent: Vec<&'a str>,
    /// Providers that sell it.
    pub buy: Vec<&'a str>,
    /// TMDB's page with links to the providers.
    pub link: Option<String>,
    /// Whom to name as the source.
    pub attribution: &'static str,
}

/// The full record of a film. Unknown fields are null or empty.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Movie)]
pub struct MovieBody<'a> {
    /// The fields of lists.
    #[serde(flatten)]
    pub card: Card<'a>,
    /// Title in the original language, when it is different.
    pub original_title: Option<&'a str>,
    /// Alternative titles.
    pub alternative_titles: &'a [String],
    /// ISO 639-1 code of the original language.
    pub language: Option<&'a str>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: &'a [String],
    /// Tagline.
    pub tagline: Option<&'a str>,
    /// In credit order.
    pub writers: &'a [String],
    /// In billing order.
    pub cast: Vec<CastEntry<'a>>,
    /// Subject keywords.
    pub keywords: &'a [String],
    /// Viewers' tags, most used first.
    pub tags: &'a [String],
    /// Moods and themes.
    pub moods: &'a [String],
    /// Wide picture on TMDB's image host.
    pub backdrop_url: Option<String>,
    /// Studios.
    pub studios: &'a [String],
    /// Certificate of the United States, else of the United Kingdom.
    pub certificate: Option<&'a str>,
    /// The series it is part of.
    pub series: Option<SeriesBody<'a>>,
    /// ISO 639-1 codes of the languages spoken in it.
    pub spoken_languages: &'a [String],
    /// What it cost, in US dollars.
    pub budget_dollars: Option<u64>,
    /// What it took at the box office, in US dollars.
    pub revenue_dollars: Option<u64>,
    /// Awards won.
    pub awards: &'a [String],
    /// What it is based on ("novel", "true story").
    pub based_on: &'a [String],
    /// Whether it is in colour.
    pub color: Option<Color>,
    /// Where it plays.
    pub set_in: &'a [String],
    /// When it plays.
    pub set_when: &'a [String],
    /// Trailers.
    pub trailers: Vec<TrailerBody<'a>>,
    /// Excerpts of users' reviews on TMDB.
    pub reviews: Vec<ReviewBody<'a>>,
    /// Titles in other languages.
    pub translated_titles: Vec<TranslatedTitleBody<'a>>,
    /// Where it can be watched in the requested country. Null without the parameter, and when nothing is known of the
    /// country.
    pub watch: Option<WatchBody<'a>>,
    /// Countries for which `watch` is known, as ISO 3166-1 alpha-2 codes.
    pub watch_countries: Vec<&'a str>,
    /// The film elsewhere.
    pub links: Links,
}

/// Whom TMDB's terms ask to name where providers are shown.
const WATCH_ATTRIBUTION: &str = "JustWatch";

impl<'a> MovieBody<'a> {
    /// The body of a film, with where to watch it in a country.
    pub fn new(movie: &'a Movie, country: Option<&str>) -> Self {
        let (details, facts) = (&movie.details, &movie.details.facts);
        let cast = details.cast.iter();
        let entry = |member: &'a cinerag_domain::CastMember| CastEntry {
            name: &member.name,
            character: member.character.as_deref(),
        };
        MovieBody {
            card: Card::from(&movie.card),
            original_title: details.original_title.as_deref(),
            alternative_titles: &details.alternative_titles,
            language: details.language.as_deref(),
            countries: &details.countries,
            tagline: details.tagline.as_deref(),
            writers: &details.writers,
            cast: cast.map(entry).collect(),
            keywords: &details.keywords,
            tags: &details.tags,
            moods: &details.moods,
            backdrop_url: image_url("w1280", details.backdrop_path.as_ref()),
            studios: &details.studios,
            certificate: details.certificate.as_deref(),
            series: details
                .collection
                .as_deref()
                .map(|name| SeriesBody { name: series_name(name), number: details.series_number }),
            spoken_languages: &details.spoken_languages,
            budget_dollars: facts.budget_dollars,
            revenue_dollars: facts.revenue_dollars,
            awards: &facts.awards,
            based_on: &facts.based_on,
            color: facts.color,
            set_in: &facts.set_in,
            set_when: &facts.set_when,
            trailers: facts.trailers.iter().map(TrailerBody::from).collect(),
            reviews: facts.reviews.iter().map(ReviewBody::from).collect(),
            translated_titles: facts.translated_titles.iter().map(TranslatedTitleBody::from).collect(),
            watch: country.and_then(|country| watch(movie, country)),
            watch_countries: facts.watch.countries.iter().map(|one| one.country.as_str()).collect(),
            links: Links {
                imdb: details.imdb_id.as_ref().map(|id| format!("https://www.imdb.com/title/{id}/")),
                tmdb: details.tmdb_id.map(|id| format!("https://www.themoviedb.org/movie/{id}")),
            },
        }
    }
}

impl<'a> From<&'a cinerag_domain::Trailer> for TrailerBody<'a> {
    fn from(trailer: &'a cinerag_domain::Trailer) -> Self {
        let site = match trailer.site {
            VideoSite::YouTube => "YouTube",
            VideoSite::Vimeo => "Vimeo",
        };
        TrailerBody { site, name: trailer.name.as_deref(), url: trailer.url() }
    }
}

impl<'a> From<&'a cinerag_domain::Review> for ReviewBody<'a> {
    fn from(review: &'a cinerag_domain::Review) -> Self {
        ReviewBody { author: &review.author, excerpt: &review.excerpt, url: &review.url }
    }
}

impl<'a> From<&'a cinerag_domain::TranslatedTitle> for TranslatedTitleBody<'a> {
    fn from(title: &'a cinerag_domain::TranslatedTitle) -> Self {
        TranslatedTitleBody { language: &title.language, title: &title.title }
    }
}

fn watch<'a>(movie: &'a Movie, country: &str) -> Option<WatchBody<'a>> {
    let options = &movie.details.facts.watch;
    let found = options.in_country(country)?;
    let page = |id: u32| format!("https://www.themoviedb.org/movie/{id}/watch?locale={country}");
    Some(WatchBody {
        country: &found.country,
        stream: options.names(&found.stream).collect(),
        rent: options.names(&found.rent).collect(),
        buy: options.names(&found.buy).collect(),
        link: movie.details.tmdb_id.map(page),
        attribution: WATCH_ATTRIBUTION,
    })
}
