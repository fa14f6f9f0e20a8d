//! The stages' names, the same in logs, metrics and `Server-Timing`.

use std::time::Duration;

use cinerag_ports::{Clock, Timer};

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
    /// Ends a stage that began when `timer` was started, and starts the next one's timer.
    pub(crate) fn lap<'a>(&mut self, stage: Stage, timer: &mut Timer<'a>, clock: &'a dyn Clock) {
        self.0.push((stage, timer.elapsed()));
        *timer = Timer::start(clock);
    }

    /// Ends another part of a stage that ran before, and starts the next one's timer.
    pub(crate) fn lap_more<'a>(&mut self, stage: Stage, timer: &mut Timer<'a>, clock: &'a dyn Clock) {
        match self.0.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, took)) => *took += timer.elapsed(),
            None => self.0.push((stage, timer.elapsed())),
        }
        *timer = Timer::start(clock);
    }

    /// The sum of all stages.
    pub fn total(&self) -> Duration {
        self.0.iter().map(|(_, took)| *took).sum()
    }
}
