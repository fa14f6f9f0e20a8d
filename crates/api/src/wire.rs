//! The JSON of the contract: borrowed views of domain types, named and shaped for callers.

use cinerag_domain::{Facet, Genre, MovieCard, SearchAnswer, Suggestion, SuggestionKind};
use serde::Serialize;
use utoipa::ToSchema;

mod health;
mod movie;

pub use health::{Build, Dependency, Health, HealthIndex};
pub use movie::{CastEntry, Links, MovieBody};

/// Where TMDB serves images: the sizes are the ones its guide recommends for cards and backdrops.
const IMAGE_HOST: &str = "https://image.tmdb.org/t/p";

/// URL of an image at a size TMDB serves.
pub(crate) fn image_url(size: &str, path: Option<&String>) -> Option<String> {
    path.map(|path| format!("{IMAGE_HOST}/{size}{path}"))
}

/// A rating with what it rests on.
#[derive(Debug, Serialize, ToSchema)]
pub struct RatingBody {
    /// Mean, 0–10.
    pub average: f32,
    /// Number of ratings.
    pub count: u32,
}

/// A film in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Card<'a> {
    /// MovieLens id.
    pub id: u32,
    /// Display title.
    pub title: &'a str,
    /// Year of release.
    pub year: Option<u16>,
    /// MovieLens genres.
    #[schema(value_type = Vec<String>)]
    pub genres: &'a [Genre],
    /// Running time in minutes.
    pub runtime_minutes: Option<u16>,
    /// In credit order.
    pub directors: &'a [String],
    /// Absent when nobody has rated the film.
    pub rating: Option<RatingBody>,
    /// Poster on TMDB's image host.
    pub poster_url: Option<String>,
    /// Synopsis.
    pub overview: Option<&'a str>,
}

impl<'a> From<&'a MovieCard> for Card<'a> {
    fn from(card: &'a MovieCard) -> Self {
        let rating =
            card.rating.map(|rating| RatingBody { average: tenth(rating.average), count: rating.count });
        Card {
            id: card.id.0,
            title: &card.title,
            year: card.year,
            genres: &card.genres,
            runtime_minutes: card.runtime_minutes,
            directors: &card.directors,
            rating,
            poster_url: image_url("w342", card.poster_path.as_ref()),
            overview: card.overview.as_deref(),
        }
    }
}

/// Evidence for a hit.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReasonBody<'a> {
    /// title, person, genre, year or meaning.
    pub kind: &'a str,
    /// The evidence, in words.
    pub text: &'a str,
}

/// How a hit was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExplainBody {
    /// Place in the dense list, from 1.
    pub dense_rank: Option<u32>,
    /// Cosine with the query.
    pub dense_score: Option<f32>,
    /// What the dense list contributed to the score.
    pub dense_share: f32,
    /// Place in the sparse list, from 1.
    pub sparse_rank: Option<u32>,
    /// BM25 score.
    pub sparse_score: Option<f32>,
    /// What the sparse list contributed to the score.
    pub sparse_share: f32,
}

/// A film that a search found.
#[derive(Debug, Serialize, ToSchema)]
pub struct HitBody<'a> {
    /// The film.
    #[serde(flatten)]
    pub card: Card<'a>,
    /// Relevance, 0–1.
    pub score: f32,
    /// Why it is here.
    pub reasons: Vec<ReasonBody<'a>>,
    /// Present when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<ExplainBody>,
}

/// How the query was read.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueryBody<'a> {
    /// The words as searched.
    pub text: &'a str,
    /// The corrected words, when there are any.
    pub corrected: Option<&'a str>,
    /// Constraints that were dropped because they left too little.
    pub relaxed: &'a [String],
}

/// A value of a facet.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetValue<'a> {
    /// The value.
    pub value: &'a str,
    /// Candidates that carry it.
    pub count: u32,
}

/// A search answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchBody<'a> {
    /// How the query was read.
    pub query: QueryBody<'a>,
    /// Size of the candidate set.
    pub total: u32,
    /// One page of films.
    pub hits: Vec<HitBody<'a>>,
    /// One entry for each facet asked.
    #[schema(value_type = std::collections::BTreeMap<String, Vec<FacetValue<'static>>>)]
    pub facets: std::collections::BTreeMap<&'static str, Vec<FacetValue<'a>>>,
    /// `hit` or `miss`.
    pub cache: &'static str,
    /// Parts that were away.
    pub degraded: Vec<&'static str>,
    /// Milliseconds that the stages took.
    pub took_ms: f64,
}

impl<'a> SearchBody<'a> {
    /// Words an answer for the wire.
    pub fn new(answer: &'a SearchAnswer, cache: &'static str, took_ms: f64) -> Self {
        SearchBody {
            query: QueryBody {
                text: &answer.query.text,
                corrected: answer.query.corrected.as_deref(),
                relaxed: &answer.query.relaxed,
            },
            total: answer.total,
            hits: answer.hits.iter().map(hit).collect(),
            facets: answer.facets.iter().map(|facet| (facet.field.name(), facet_values(facet))).collect(),
            cache,
            degraded: answer.degraded.iter().map(|part| part.name()).collect(),
            took_ms,
        }
    }
}

fn hit(hit: &cinerag_domain::Hit) -> HitBody<'_> {
    let explain = hit.explanation.as_ref().map(|explanation| {
        let (dense, sparse) = (explanation.candidate.dense, explanation.candidate.sparse);
        ExplainBody {
            dense_rank: dense.map(|place| place.rank),
            dense_score: dense.map(|place| place.score),
            dense_share: explanation.dense_share,
            sparse_rank: sparse.map(|place| place.rank),
            sparse_score: sparse.map(|place| place.score),
            sparse_share: explanation.sparse_share,
        }
    });
    HitBody {
        card: Card::from(&hit.card),
        score: thousandth(hit.score),
        reasons: hit
            .reasons
            .iter()
            .map(|reason| ReasonBody { kind: &reason.kind, text: &reason.text })
            .collect(),
        explain,
    }
}

/// The values of a facet, most frequent first.
pub(crate) fn facet_values(facet: &Facet) -> Vec<FacetValue<'_>> {
    facet.counts.iter().map(|count| FacetValue { value: &count.value, count: count.count }).collect()
}

/// A list of films, each with the score it was ordered by.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoredList<'a> {
    /// The films.
    pub hits: Vec<ScoredCard<'a>>,
}

/// A film with a score.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoredCard<'a> {
    /// The film.
    #[serde(flatten)]
    pub card: Card<'a>,
    /// Cosine with the film asked for.
    pub score: f32,
}

/// A page of films.
#[derive(Debug, Serialize, ToSchema)]
pub struct MovieList<'a> {
    /// Films on all pages.
    pub total: u32,
    /// This page.
    pub hits: Vec<Card<'a>>,
}

/// A genre and how many films have it.
#[derive(Debug, Serialize, ToSchema)]
pub struct GenreCount<'a> {
    /// The genre.
    pub name: &'a str,
    /// Films that have it.
    pub count: u32,
}

/// The genres of the catalogue.
#[derive(Debug, Serialize, ToSchema)]
pub struct GenreList<'a> {
    /// Most films first.
    pub hits: Vec<GenreCount<'a>>,
}

/// A named row of the home page.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowBody<'a> {
    /// Stable name.
    pub name: &'a str,
    /// As shown.
    pub title: &'a str,
    /// Its films.
    pub hits: Vec<Card<'a>>,
}

/// The rows of the home page.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowList<'a> {
    /// In the order to show them.
    pub rows: Vec<RowBody<'a>>,
}

/// A completion.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionBody<'a> {
    /// `title`, `person`, `genre` or `theme`.
    pub kind: &'static str,
    /// As shown.
    pub text: &'a str,
    /// The film, for a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<u32>,
    /// The film's year, for a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Films they took part in, for a person; films it is said of, for a theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub movie_count: Option<u32>,
}

impl<'a> From<&'a Suggestion> for SuggestionBody<'a> {
    fn from(suggestion: &'a Suggestion) -> Self {
        let (kind, id, year, movie_count) = match &suggestion.kind {
            SuggestionKind::Title { id, year } => ("title", Some(id.0), *year, None),
            SuggestionKind::Person { movie_count } => ("person", None, None, Some(*movie_count)),
            SuggestionKind::Genre { .. } => ("genre", None, None, None),
            SuggestionKind::Theme { movie_count } => ("theme", None, None, Some(*movie_count)),
        };
        SuggestionBody { kind, text: &suggestion.text, id, year, movie_count }
    }
}

/// Completions, best first.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionList<'a> {
    /// At most ten.
    pub hits: Vec<SuggestionBody<'a>>,
}

fn tenth(value: f32) -> f32 {
    (value * 10.0).round() / 10.0
}

/// Scores are shown to three decimals: more would be noise.
pub(crate) fn thousandth(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
