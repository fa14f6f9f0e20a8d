//! What search answers: hits with reasons, facets, and how the query was read.

use serde::{Deserialize, Serialize};

use crate::{Candidate, Degradation, Facet, MovieCard, Understood};

/// How the query was read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct QueryReport {
    /// The words as searched.
    pub text: String,
    /// The words instead of the caller's, when spelling was corrected.
    pub corrected: Option<String>,
    /// Language of the words, ISO 639-1; none when they are too few to tell.
    pub language: Option<String>,
    /// Its parts, in the order of the text.
    pub understood: Vec<Understood>,
    /// Constraints that were dropped because they left too little.
    pub relaxed: Vec<String>,
}

/// Evidence for a hit, in words for people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which field or signal it rests on ("title", "person", "overview", "meaning").
    pub kind: String,
    /// The evidence.
    pub text: String,
    /// Where in the evidence the words of the query stand, in characters, from–to; to be highlighted.
    pub highlights: Vec<(u32, u32)>,
}

impl Reason {
    /// A reason with nothing to highlight.
    pub fn new(kind: &str, text: impl Into<String>) -> Self {
        Reason { kind: kind.to_owned(), text: text.into(), highlights: Vec::new() }
    }
}

/// What one feature contributed to a hit's place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureShare {
    /// The feature.
    pub name: String,
    /// Its value.
    pub value: f32,
    /// Value times weight: points for or against.
    pub points: f32,
}

/// How a hit was found, for whoever asks `explain`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Its places in the lists.
    pub candidate: Candidate,
    /// Which weights ranked it: request, chat or story.
    pub style: String,
    /// What counted, zero features left out; empty for films that only had to pass constraints.
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

/// A whole answer, as it is cached and as the API words it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SearchAnswer {
    /// How the query was read.
    pub query: QueryReport,
    /// Size of the candidate set that the hits and facets come from.
    pub total: u32,
    /// One page of hits.
    pub hits: Vec<Hit>,
    /// One for each field asked.
    pub facets: Vec<Facet>,
    /// What was away while the answer was made.
    pub degraded: Vec<Degradation>,
}
