//! Search answers: hits with reasons, facets, and how the query was understood.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Candidate, Degradation, Facet, MovieCard, Notice, Understood};

/// How the query was understood.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct QueryReport {
    /// The words as searched.
    pub text: String,
    /// The corrected words, when the spelling was corrected.
    pub corrected: Option<String>,
    /// Language of the words, ISO 639-1; none when there are too few to tell.
    pub language: Option<String>,
    /// Its parts, in the order of the text.
    pub understood: Vec<Understood>,
    /// Constraints that were ignored because too few films met them.
    pub relaxed: Vec<String>,
    /// What the answer must say of the request: what is meant and not here, or that nothing was asked.
    pub notices: Vec<Notice>,
}

/// Which field or signal a reason rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// Its title matches.
    Title,
    /// It belongs to the same series.
    Series,
    /// Somebody worked on it.
    Person,
    /// A character appears in it.
    Character,
    /// It shares a subject.
    Topic,
    /// It is as was wished for: a concept of the film genome.
    Concept,
    /// Its genre.
    Genre,
    /// Its year of release.
    Year,
    /// Its running time.
    Runtime,
    /// Its rating.
    Rating,
    /// Its original language.
    Language,
    /// Its country of production.
    Country,
    /// Its studio.
    Studio,
    /// Its certificate.
    Certificate,
    /// A language spoken in it.
    SpokenLanguage,
    /// One of its keywords.
    Keyword,
    /// One of its viewers' tags.
    Tag,
    /// A sentence of its synopsis.
    Overview,
    /// It is like a named film.
    Like,
    /// The same people like it.
    Liked,
    /// It is close in meaning.
    Meaning,
    /// It is widely known and liked.
    Popular,
}

/// Evidence for a hit, in words for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which field or signal it rests on.
    pub kind: ReasonKind,
    /// The evidence.
    pub text: String,
    /// Character ranges of the evidence that match words of the query, to be highlighted.
    pub highlights: Vec<(u32, u32)>,
}

impl Reason {
    /// A reason without highlights.
    pub fn new(kind: ReasonKind, text: impl Into<String>) -> Self {
        Reason { kind, text: text.into(), highlights: Vec::new() }
    }
}

/// What one feature contributed to a hit's position.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureShare {
    /// The feature.
    pub name: String,
    /// Its value.
    pub value: f32,
    /// Value times weight: points for or against.
    pub points: f32,
}

/// How a hit was found, for requests with `explain`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Its positions in the lists.
    pub candidate: Candidate,
    /// Which weights ranked it: request, chat or story.
    pub style: String,
    /// The features that counted, without zeros; empty where the query asks for an order, or names example films.
    pub features: Vec<FeatureShare>,
}

/// A film in an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// The film.
    pub card: MovieCard,
    /// Relevance, 0–1.
    pub score: f32,
    /// Why it is here; never without evidence.
    pub reasons: Vec<Reason>,
    /// Present when the request asked to explain.
    pub explanation: Option<Explanation>,
}

/// A whole answer, as it is cached and sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SearchAnswer {
    /// How the query was understood.
    pub query: QueryReport,
    /// Size of the candidate set that hits and facets are taken from.
    pub total: u32,
    /// One page of hits.
    pub hits: Vec<Hit>,
    /// One for each field asked.
    pub facets: Vec<Facet>,
    /// Components that were unavailable.
    pub degraded: Vec<Degradation>,
}
