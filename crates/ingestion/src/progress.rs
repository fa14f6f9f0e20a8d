//! How far a run is, reported to whoever shows it.

/// Receives a run's progress. Called from several threads concurrently.
pub trait Progress: Sync {
    /// A stage begins; `total` steps if that is known.
    fn begin(&self, stage: &str, total: Option<u64>);
    /// Completed steps of the current stage.
    fn advance(&self, steps: u64);
    /// The current stage is over.
    fn end(&self);
}

/// Reports nothing.
pub struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _stage: &str, _total: Option<u64>) {}
    fn advance(&self, _steps: u64) {}
    fn end(&self) {}
}
