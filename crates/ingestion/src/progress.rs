//! How far a run is, reported to whoever shows it.

/// Hears of a run's progress. Called from several threads at once.
pub trait Progress: Sync {
    /// A stage begins; `total` steps where that is known.
    fn begin(&self, stage: &str, total: Option<u64>);
    /// Steps of the current stage that are done now.
    fn advance(&self, steps: u64);
    /// The current stage is over.
    fn end(&self);
}

/// Tells nobody.
pub struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _stage: &str, _total: Option<u64>) {}
    fn advance(&self, _steps: u64) {}
    fn end(&self) {}
}
