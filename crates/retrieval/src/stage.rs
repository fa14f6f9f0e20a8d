//! The stages' names, the same in logs, metrics and `Server-Timing`.

use std::time::Duration;

use cinerag_ports::Clock;

/// A stage of the read path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Looking for a kept answer, waiting for one that is being made, and keeping it.
    Cache,
    /// Text → plan.
    Understand,
    /// Passages → query vector.
    Embed,
    /// Ranked lists from the store.
    Retrieve,
    /// Lists → candidates, those that match nothing left out.
    Fuse,
    /// Candidates → their order.
    Rerank,
    /// The first candidates → their order by a model that reads query and film together.
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
    /// The sum of all stages.
    pub fn total(&self) -> Duration {
        self.0.iter().map(|(_, took)| *took).sum()
    }
}

/// Measures the stages of one request, one after the other.
pub(crate) struct StageTimer<'a> {
    clock: &'a dyn Clock,
    stage_began: Duration,
    timings: StageTimings,
}

impl<'a> StageTimer<'a> {
    /// Starts the first stage.
    pub(crate) fn start(clock: &'a dyn Clock) -> Self {
        StageTimer { clock, stage_began: clock.elapsed(), timings: StageTimings::default() }
    }

    /// Ends a stage, or another part of a stage that ran before, and starts the next one.
    pub(crate) fn lap(&mut self, stage: Stage) {
        let now = self.clock.elapsed();
        let took = now.saturating_sub(self.stage_began);
        self.stage_began = now;
        match self.timings.0.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, total)) => *total += took,
            None => self.timings.0.push((stage, took)),
        }
    }

    /// The stages that have ended.
    pub(crate) fn timings(self) -> StageTimings {
        self.timings
    }
}
