//! What is recorded of a request besides its answer: what degraded it, where it came from, how long each stage took.
//!
//! In: routes attach a [`RequestReport`] to their answer. Out: headers, metrics and logs, which use the same stage
//! names.

use std::time::Duration;

use crate::Degradation;

/// A stage of the read path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Looking up a cached answer, waiting for one that is being computed, and caching it.
    Cache,
    /// Text → plan.
    Understand,
    /// Passages → query vector.
    Embed,
    /// Ranked lists from the store.
    Retrieve,
    /// Lists → candidates that match something.
    Fuse,
    /// Candidates → their order.
    Rerank,
    /// The first candidates → their order by a model that reads each film beside the query.
    CrossEncode,
    /// Sort, page, hydrate, count facets.
    Respond,
    /// Evidence for each hit.
    Explain,
}

impl Stage {
    /// The name in logs, metrics and `Server-Timing`.
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Cache => "cache",
            Stage::Understand => "understand",
            Stage::Embed => "embed",
            Stage::Retrieve => "retrieve",
            Stage::Fuse => "fuse",
            Stage::Rerank => "rerank",
            Stage::CrossEncode => "cross_encode",
            Stage::Respond => "respond",
            Stage::Explain => "explain",
        }
    }
}

/// How long each stage of one request took, in the order they ran.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StageTimings(pub Vec<(Stage, Duration)>);

impl StageTimings {
    /// Adds the time of a stage, or more time of a stage that ran before.
    pub fn add(&mut self, stage: Stage, took: Duration) {
        match self.0.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, total)) => *total += took,
            None => self.0.push((stage, took)),
        }
    }

    /// The sum of all stages.
    pub fn total(&self) -> Duration {
        self.0.iter().map(|(_, took)| *took).sum()
    }
}

/// What is recorded of one request besides its answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RequestReport {
    /// What was unavailable during the request.
    pub degraded: Vec<Degradation>,
    /// Where the answer came from, for routes with a cache.
    pub cache: Option<&'static str>,
    /// The stages that ran, for routes that measure them.
    pub timings: StageTimings,
}

impl RequestReport {
    /// A report for a route without cache and stages.
    pub fn degraded(degraded: Vec<Degradation>) -> Self {
        RequestReport { degraded, ..RequestReport::default() }
    }
}
