//! Measuring the stages of one request.

use std::time::Duration;

use cinerag_domain::{Stage, StageTimings};
use cinerag_ports::Clock;

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
        self.timings.add(stage, now.saturating_sub(self.stage_began));
        self.stage_began = now;
    }

    /// The stages that have ended.
    pub(crate) fn timings(self) -> StageTimings {
        self.timings
    }
}
