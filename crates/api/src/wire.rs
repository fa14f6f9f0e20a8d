//! The JSON of the contract: borrowed views of domain types, named and shaped for callers.

use cinerag_domain::{
    Degradation, Facet, Genre, MovieCard, SearchAnswer, Suggestion, SuggestionKind, Understood,
};
use serde::Serialize;
use utoipa::ToSchema;

mod ask;
mod events;
mod health;
mod ingestion;
mod lists;
mod movie;
mod taste;

pub use ask::{
    AskBody, AskCitation, AskDone, AskMeta, AskRequestBody, AskToken, AskTurnBody, CorrectionBody,
};
pub use events::{EventBatchBody, EventBody, EventKindBody, EventsKept};
pub use health::{Build, Dependency, Health, HealthIndex};
pub use ingestion::{IngestionBatches, IngestionRunBody, IngestionState, IngestionTexts};
pub use lists::{GenreCount, GenreList, MovieList, RowBody, RowList};
pub use movie::{CastEntry, Links, MovieBody};
pub use taste::{BecauseBody, RecommendationBody, RecommendationList, RecommendationRequestBody, ScoredList};

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
    /// title, series, person, character, topic, genre, year, runtime, rating, language, country, keyword, tag,
    /// overview, like, liked, meaning or popular.
    pub kind: &'a str,
    /// The evidence, in words.
    pub text: &'a str,
    /// Where in it the words of the query stand: pairs of characters (Unicode code points), from–to.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schema(value_type = Vec<Vec<u32>>)]
    pub highlights: &'a [(u32, u32)],
}

/// What one feature contributed to a hit's place.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeatureBody<'a> {
    /// The feature.
    pub name: &'a str,
    /// Its value.
    pub value: f32,
    /// Points for or against.
    pub points: f32,
}

/// How a hit was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExplainBody<'a> {
    /// Which weights ranked it: request, chat or story.
    pub style: &'a str,
    /// Place in the dense list, from 1.
    pub dense_rank: Option<u32>,
    /// Cosine with the query.
    pub dense_score: Option<f32>,
    /// Place in the sparse list, from 1.
    pub sparse_rank: Option<u32>,
    /// BM25 score.
    pub sparse_score: Option<f32>,
    /// What counted for or against; empty for films that only had to pass constraints.
    pub features: Vec<FeatureBody<'a>>,
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
    pub explain: Option<ExplainBody<'a>>,
}

/// How the query was read.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueryBody<'a> {
    /// The words as searched.
    pub text: &'a str,
    /// The corrected words, when there are any; `literal=true` searches the caller's.
    pub corrected: Option<&'a str>,
    /// Language of the words, ISO 639-1, when they are enough to tell.
    pub language: Option<&'a str>,
    /// The parts that were understood, in the order of the text.
    pub understood: Vec<PartBody<'a>>,
    /// Constraints that were dropped because they left too little.
    pub relaxed: &'a [String],
}

/// A part of the query that was understood.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartBody<'a> {
    /// title, like, person, `exclude_person`, character, genre, `exclude_genre`, year, runtime, rating, language,
    /// `exclude_language`, country, `exclude_theme`, tweak, theme or order.
    pub kind: &'static str,
    /// The words it came from.
    pub text: &'a str,
    /// Where they begin in the query's text, in characters (Unicode code points).
    pub start: u32,
    /// Where they end, exclusive.
    pub end: u32,
    /// What to cut out of the query to take the part back: from, and to, exclusive. Its words, with those that only
    /// lead to it ("with", "from the", "not").
    pub cut: (u32, u32),
    /// What it was taken for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
    /// Least year, minute or rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<f32>,
    /// Greatest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<f32>,
    /// For a person: actor or director.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    /// The films, for a title or an example.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub movies: Vec<u32>,
}

impl<'a> From<&'a Understood> for PartBody<'a> {
    fn from(part: &'a Understood) -> Self {
        PartBody {
            kind: part.kind.name(),
            text: &part.text,
            start: part.start,
            end: part.end,
            cut: part.cut,
            value: part.value.as_deref(),
            from: part.from,
            to: part.to,
            role: part.role.map(cinerag_domain::Role::name),
            movies: part.movies.iter().map(|id| id.0).collect(),
        }
    }
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
    /// Where the answer came from: `hit-memory` or `hit-redis` (kept from an equal request, in this process or in the
    /// cache that all share), `stale` (kept, past its time, and being made anew), `joined` (made by an equal request that
    /// was under way), or `miss` (made for this request).
    pub cache: &'static str,
    /// Parts that were away: `embedder` and `cross_encoder` cost relevance; for `vector_store` the index that was published
    /// last answered; `cache` costs time alone.
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
                language: answer.query.language.as_deref(),
                understood: answer.query.understood.iter().map(PartBody::from).collect(),
                relaxed: &answer.query.relaxed,
            },
            total: answer.total,
            hits: answer.hits.iter().map(hit).collect(),
            facets: facets(&answer.facets),
            cache,
            degraded: names(&answer.degraded),
            took_ms,
        }
    }
}

/// Parts that were away, by their names.
pub(crate) fn names(parts: &[Degradation]) -> Vec<&'static str> {
    parts.iter().map(|part| part.name()).collect()
}

pub(crate) fn hit(hit: &cinerag_domain::Hit) -> HitBody<'_> {
    let explain = hit.explanation.as_ref().map(|explanation| {
        let (dense, sparse) = (explanation.candidate.dense, explanation.candidate.sparse);
        ExplainBody {
            style: &explanation.style,
            dense_rank: dense.map(|place| place.rank),
            dense_score: dense.map(|place| place.score),
            sparse_rank: sparse.map(|place| place.rank),
            sparse_score: sparse.map(|place| place.score),
            features: explanation
                .features
                .iter()
                .map(|share| FeatureBody {
                    name: &share.name,
                    value: thousandth(share.value),
                    points: thousandth(share.points),
                })
                .collect(),
        }
    });
    HitBody {
        card: Card::from(&hit.card),
        score: thousandth(hit.score),
        reasons: hit
            .reasons
            .iter()
            .map(|reason| ReasonBody {
                kind: &reason.kind,
                text: &reason.text,
                highlights: &reason.highlights,
            })
            .collect(),
        explain,
    }
}

/// Facets by name, the values of each most frequent first.
pub(crate) fn facets(facets: &[Facet]) -> std::collections::BTreeMap<&'static str, Vec<FacetValue<'_>>> {
    let worded = facets.iter().map(|facet| {
        let values = facet.counts.iter().map(|count| FacetValue { value: &count.value, count: count.count });
        (facet.field.name(), values.collect())
    });
    worded.collect()
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
    /// The film's genres, for a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<String>>)]
    pub genres: Option<&'a [Genre]>,
    /// The film's poster, for a title that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poster_url: Option<String>,
    /// Films they took part in, for a person; films it is said of, for a theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub movie_count: Option<u32>,
}

impl<'a> From<&'a Suggestion> for SuggestionBody<'a> {
    fn from(suggestion: &'a Suggestion) -> Self {
        let body = |kind, movie_count| SuggestionBody {
            kind,
            text: &suggestion.text,
            id: None,
            year: None,
            genres: None,
            poster_url: None,
            movie_count,
        };
        match &suggestion.kind {
            SuggestionKind::Title { id, year, genres, poster_path } => SuggestionBody {
                id: Some(id.0),
                year: *year,
                genres: Some(genres),
                poster_url: image_url("w342", poster_path.as_ref()),
                ..body("title", None)
            },
            SuggestionKind::Person { movie_count } => body("person", Some(*movie_count)),
            SuggestionKind::Genre { .. } => body("genre", None),
            SuggestionKind::Theme { movie_count } => body("theme", Some(*movie_count)),
        }
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
