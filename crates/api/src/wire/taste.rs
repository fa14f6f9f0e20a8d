//! Similar films and recommendations.

use cinerag_domain::Degradation;
use cinerag_retrieval::recommend::{RecommendAnswer, RecommendRequest, Recommendation};
use cinerag_retrieval::similar::SimilarAnswer;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::openapi::schema::{AllOfBuilder, AnyOfBuilder, ArrayBuilder, Type};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::{HitBody, hit};
use crate::filters::{FilmId, FilterParameters, reversed_ranges};
use crate::problem::FieldError;
use crate::request::{SearchText, body};

/// Films like a film.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoredList<'a> {
    /// Best first, with variety.
    pub hits: Vec<HitBody<'a>>,
    /// Components that were unavailable.
    pub degraded: &'a [Degradation],
}

impl<'a> From<&'a SimilarAnswer> for ScoredList<'a> {
    fn from(answer: &'a SimilarAnswer) -> Self {
        ScoredList { hits: answer.hits.iter().map(hit).collect(), degraded: &answer.degraded }
    }
}

/// The liked film that contributes most to a recommendation.
#[derive(Debug, Serialize, ToSchema)]
pub struct BecauseBody<'a> {
    /// MovieLens id.
    pub id: u32,
    /// Display title.
    pub title: &'a str,
}

/// A recommended film.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecommendationBody<'a> {
    /// The film, its score and the reasons for it.
    #[serde(flatten)]
    pub hit: HitBody<'a>,
    /// The liked film that contributes most; null without likes.
    pub because: Option<BecauseBody<'a>>,
}

/// Recommended films.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecommendationList<'a> {
    /// Best first, with variety.
    pub hits: Vec<RecommendationBody<'a>>,
    /// Unknown ids of the request; they were ignored.
    pub unknown_ids: Vec<u32>,
    /// Components that were unavailable.
    pub degraded: &'a [Degradation],
}

impl<'a> From<&'a RecommendAnswer> for RecommendationList<'a> {
    fn from(answer: &'a RecommendAnswer) -> Self {
        let body = |recommendation: &'a Recommendation| RecommendationBody {
            hit: hit(&recommendation.hit),
            because: recommendation.because.as_ref().map(|(id, title)| BecauseBody { id: id.0, title }),
        };
        RecommendationList {
            hits: answer.hits.iter().map(body).collect(),
            unknown_ids: answer.unknown_ids.iter().map(|id| id.0).collect(),
            degraded: &answer.degraded,
        }
    }
}

/// A request for recommendations: likes, a query, or both.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct RecommendationRequestBody(RecommendationFields);

/// Likes, dislikes, and what the films should be about.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RecommendationFields {
    /// Ids of liked films; required without a query.
    #[schema(max_items = 200)]
    liked: Option<Vec<FilmId>>,
    /// Ids of disliked films.
    #[schema(max_items = 200)]
    disliked: Option<Vec<FilmId>>,
    /// What the films should be about, as in search.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 4000, pattern = r"^[^\x00]*[\p{L}\p{N}][^\x00]*$")]
    query: Option<SearchText>,
    /// The filters of search.
    filters: Option<FilterParameters>,
    /// Number of films to return.
    #[schema(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
}

body!(RecommendationRequestBody, contradictions contradictions);

impl From<RecommendationRequestBody> for RecommendRequest {
    fn from(RecommendationRequestBody(given): RecommendationRequestBody) -> Self {
        RecommendRequest {
            liked: FilmId::all(given.liked),
            disliked: FilmId::all(given.disliked),
            query: given.query.map(|text| text.0),
            filters: given.filters.unwrap_or_default().into(),
            limit: given.limit.unwrap_or(20) as usize,
        }
    }
}

impl PartialSchema for RecommendationRequestBody {
    /// At least one liked film, or a query.
    fn schema() -> RefOr<Schema> {
        let list = ArrayBuilder::new().min_items(Some(1));
        let text = ObjectBuilder::new().schema_type(Type::String);
        let rule = AnyOfBuilder::new()
            .item(ObjectBuilder::new().property("liked", list).required("liked"))
            .item(ObjectBuilder::new().property("query", text).required("query"))
            .description(Some("must have at least one film, unless there is a query"));
        AllOfBuilder::new().item(RecommendationFields::schema()).item(rule).into()
    }
}

impl ToSchema for RecommendationRequestBody {
    fn name() -> std::borrow::Cow<'static, str> {
        "RecommendationRequest".into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        RecommendationFields::schemas(schemas);
    }
}

/// Films that are both liked and disliked, and reversed ranges of the filters.
fn contradictions(fields: &Value) -> Vec<FieldError> {
    let liked = fields["liked"].as_array().map_or(&[][..], Vec::as_slice);
    let disliked = fields["disliked"].as_array().map_or(&[][..], Vec::as_slice);
    let both = disliked.iter().find(|id| liked.contains(id));
    let both = both.map(|id| FieldError::new("disliked", format!("has film {id}, which is liked too")));
    let ranges = reversed_ranges(&fields["filters"]).into_iter();
    let ranges = ranges.map(|mistake| FieldError { field: format!("filters.{}", mistake.field), ..mistake });
    both.into_iter().chain(ranges).collect()
}
