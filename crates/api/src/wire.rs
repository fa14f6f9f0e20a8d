//! The JSON bodies of the contract; those of responses borrow from domain types.

use std::collections::BTreeMap;

use cinerag_domain::{
    Degradation, Facet, FacetField, Genre, MovieCard, Notice, NoticeKind, PartKind, ReasonKind, Role,
    SearchAnswer, Understood,
};
use cinerag_ports::CacheTier;
use cinerag_retrieval::CacheStatus;
use serde::Serialize;
use utoipa::ToSchema;

mod ask;
mod events;
mod health;
mod ingestion;
mod lists;
mod movie;
mod suggest;
mod taste;

pub(crate) use ask::AskRequestBody;
pub use ask::{AskBody, AskCitation, AskDone, AskMeta, AskToken, CorrectionBody};
pub(crate) use events::EventBatchBody;
pub use events::EventsStored;
pub use health::{Build, Dependency, Health, HealthIndex};
pub use ingestion::{IngestionBatches, IngestionRunBody, IngestionState, IngestionTexts};
pub use lists::{GenreCount, GenreList, MovieList, RowBody, RowList};
pub use movie::{
    CastEntry, Links, MovieBody, ReviewBody, SeriesBody, TrailerBody, TranslatedTitleBody, WatchBody,
};
pub use suggest::{SuggestionBody, SuggestionKindBody, SuggestionList};
pub(crate) use taste::RecommendationRequestBody;
pub use taste::{BecauseBody, RecommendationBody, RecommendationList, ScoredList};

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
    pub genres: &'a [Genre],
    /// Running time in minutes.
    pub runtime_minutes: Option<u16>,
    /// In credit order.
    pub directors: &'a [String],
    /// Null when nobody has rated the film.
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
    /// What it rests on.
    pub kind: ReasonKind,
    /// The evidence, in words.
    pub text: &'a str,
    /// Ranges of the text that match words of the query, in characters (Unicode code points).
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schema(value_type = Vec<Vec<u32>>)]
    pub highlights: &'a [(u32, u32)],
}

/// What one feature contributed to a hit's position.
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
    /// The ranking weights used: request, chat or story.
    pub style: &'a str,
    /// Position in the dense list, from 1.
    pub dense_rank: Option<u32>,
    /// Cosine with the query.
    pub dense_score: Option<f32>,
    /// Position in the sparse list, from 1.
    pub sparse_rank: Option<u32>,
    /// BM25 score.
    pub sparse_score: Option<f32>,
    /// The features that counted; empty where the query asks for an order or names example films.
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
    /// Present with `explain=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<ExplainBody<'a>>,
}

/// How the query was understood.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueryBody<'a> {
    /// The words as searched.
    pub text: &'a str,
    /// The words after spelling correction, when it changed them; `literal=true` searches the original words.
    pub corrected: Option<&'a str>,
    /// Language of the words, ISO 639-1, when it can be determined.
    pub language: Option<&'a str>,
    /// The parts that were understood, in text order.
    pub understood: Vec<PartBody<'a>>,
    /// Constraints that were ignored because too few films met them.
    pub relaxed: &'a [String],
    /// What the answer must say of the request: a film or person that is not in this catalogue, a job that records do not
    /// name, or that there is nothing to search by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeBody<'a>>,
}

/// Something that the answer must say of the request.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeBody<'a> {
    /// What it is about.
    pub kind: NoticeKind,
    /// The film, the person or the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
    /// The film's year of release.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Requests that have answers.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub suggestions: &'a [String],
}

impl<'a> From<&'a Notice> for NoticeBody<'a> {
    fn from(notice: &'a Notice) -> Self {
        NoticeBody {
            kind: notice.kind,
            value: notice.value.as_deref(),
            year: notice.year,
            suggestions: &notice.suggestions,
        }
    }
}

/// A part of the query that was understood.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartBody<'a> {
    /// What it is.
    pub kind: PartKind,
    /// Its words.
    pub text: &'a str,
    /// Where they begin in the query's text, in characters (Unicode code points).
    pub start: u32,
    /// Where they end, exclusive.
    pub end: u32,
    /// The range of characters to remove from the query to undo the part: its words and the words that introduce it
    /// ("with", "from the", "not").
    pub cut: (u32, u32),
    /// What it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
    /// Minimum year, minutes or rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<f32>,
    /// Maximum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<f32>,
    /// For a person, their role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The films, for a title or an example.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub movies: Vec<u32>,
}

impl<'a> From<&'a Understood> for PartBody<'a> {
    fn from(part: &'a Understood) -> Self {
        PartBody {
            kind: part.kind,
            text: &part.text,
            start: part.start,
            end: part.end,
            cut: part.cut,
            value: part.value.as_deref(),
            from: part.from,
            to: part.to,
            role: part.role,
            movies: part.movies.iter().map(|id| id.0).collect(),
        }
    }
}

/// A value of a facet.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetValue<'a> {
    /// The value.
    pub value: &'a str,
    /// Number of films with it.
    pub count: u32,
}

/// Where an answer came from: `hit-memory` and `hit-redis` were cached, in this process or in the shared cache; `stale`
/// was cached and is past its time, so it is being refreshed; `joined` was computed by an identical request at the same
/// time; `miss` was computed for this request.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CacheSource {
    /// The cache of this process.
    HitMemory,
    /// The shared cache.
    HitRedis,
    /// Cached, past its time, being refreshed.
    Stale,
    /// Computed by an identical request at the same time.
    Joined,
    /// Computed for this request.
    Miss,
}

impl From<CacheStatus> for CacheSource {
    fn from(status: CacheStatus) -> Self {
        match status {
            CacheStatus::Hit(CacheTier::Memory) => CacheSource::HitMemory,
            CacheStatus::Hit(CacheTier::Redis) => CacheSource::HitRedis,
            CacheStatus::Stale => CacheSource::Stale,
            CacheStatus::Joined => CacheSource::Joined,
            CacheStatus::Miss => CacheSource::Miss,
        }
    }
}

/// A search answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchBody<'a> {
    /// How the query was understood.
    pub query: QueryBody<'a>,
    /// Number of candidates.
    pub total: u32,
    /// One page of films.
    pub hits: Vec<HitBody<'a>>,
    /// One entry per requested facet.
    pub facets: BTreeMap<FacetField, Vec<FacetValue<'a>>>,
    /// Where the answer came from.
    pub cache: CacheSource,
    /// Components that were unavailable. Without `embedder` or `cross_encoder` results are less relevant; without
    /// `vector_store` the last published copy of the index answered; without `cache` only time is lost.
    pub degraded: &'a [Degradation],
    /// Milliseconds that the stages took.
    pub took_ms: f64,
}

impl<'a> SearchBody<'a> {
    /// The body of an answer.
    pub fn new(answer: &'a SearchAnswer, cache: CacheSource, took_ms: f64) -> Self {
        SearchBody {
            query: QueryBody {
                text: &answer.query.text,
                corrected: answer.query.corrected.as_deref(),
                language: answer.query.language.as_deref(),
                understood: answer.query.understood.iter().map(PartBody::from).collect(),
                relaxed: &answer.query.relaxed,
                notices: answer.query.notices.iter().map(NoticeBody::from).collect(),
            },
            total: answer.total,
            hits: answer.hits.iter().map(hit).collect(),
            facets: facets(&answer.facets),
            cache,
            degraded: &answer.degraded,
            took_ms,
        }
    }
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
                kind: reason.kind,
                text: &reason.text,
                highlights: &reason.highlights,
            })
            .collect(),
        explain,
    }
}

/// Facets by name, the values of each most frequent first.
pub(crate) fn facets(facets: &[Facet]) -> BTreeMap<FacetField, Vec<FacetValue<'_>>> {
    let entries = facets.iter().map(|facet| {
        let values = facet.counts.iter().map(|count| FacetValue { value: &count.value, count: count.count });
        (facet.field, values.collect())
    });
    entries.collect()
}

fn tenth(value: f32) -> f32 {
    (value * 10.0).round() / 10.0
}

/// Scores are shown to three decimals: more would be noise.
pub(crate) fn thousandth(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
