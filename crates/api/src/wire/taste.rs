//! Films that go with films: similar ones, and recommendations.

use cinerag_retrieval::recommend::{RecommendAnswer, Recommendation};
use cinerag_retrieval::similar::SimilarAnswer;
use serde::Serialize;
use utoipa::ToSchema;

use super::{HitBody, hit};

/// Films like a film.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoredList<'a> {
    /// Best first, variety considered.
    pub hits: Vec<HitBody<'a>>,
    /// Parts that were away.
    pub degraded: Vec<&'static str>,
}

impl<'a> From<&'a SimilarAnswer> for ScoredList<'a> {
    fn from(answer: &'a SimilarAnswer) -> Self {
        ScoredList {
            hits: answer.hits.iter().map(hit).collect(),
            degraded: answer.degraded.iter().map(|part| part.name()).collect(),
        }
    }
}

/// The liked film that speaks most for a recommendation.
#[derive(Debug, Serialize, ToSchema)]
pub struct BecauseBody<'a> {
    /// MovieLens id.
    pub id: u32,
    /// Display title.
    pub title: &'a str,
}

/// A film that may be liked.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecommendationBody<'a> {
    /// The film, its score and the reasons for it.
    #[serde(flatten)]
    pub hit: HitBody<'a>,
    /// Null when nothing liked is known.
    pub because: Option<BecauseBody<'a>>,
}

/// Films that may be liked.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecommendationList<'a> {
    /// Best first, variety considered.
    pub hits: Vec<RecommendationBody<'a>>,
    /// Ids of the request that are no film's; they were passed over.
    pub unknown_ids: Vec<u32>,
    /// Parts that were away.
    pub degraded: Vec<&'static str>,
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
            degraded: answer.degraded.iter().map(|part| part.name()).collect(),
        }
    }
}

/// What recommendations are asked from.
#[derive(Debug, ToSchema)]
#[schema(as = RecommendationRequest)]
pub struct RecommendationRequestBody {
    /// Ids of liked films, at most 200; needed unless there is a query.
    pub liked: Option<Vec<u32>>,
    /// Ids of disliked films, at most 200; none of them liked.
    pub disliked: Option<Vec<u32>>,
    /// What it should be about, as in search.
    pub query: Option<String>,
    /// The filters of search, by the same names; lists may be arrays.
    #[schema(value_type = Option<Object>)]
    pub filters: Option<serde_json::Map<String, serde_json::Value>>,
    /// Films to give, 1–100; 20 when absent.
    pub limit: Option<u32>,
}
