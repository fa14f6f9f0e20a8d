//! Where events are stored, and read again.

use async_trait::async_trait;
use cinerag_domain::Event;

/// How a batch of events was recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Appended {
    /// New ones, stored durably.
    pub accepted: u32,
    /// Those whose id was recorded before; nothing was changed.
    pub duplicates: u32,
}

/// Why events could not be stored or read. Some of a batch may have been stored; sending it again is safe.
#[derive(Debug, thiserror::Error)]
pub enum EventLogError {
    /// The log is unreachable, or accepts no more events for now.
    #[error("the event log is not available: {0}")]
    Unavailable(String),
    /// What is stored is not what was written.
    #[error("the event log is unreadable: {0}")]
    Unreadable(String),
}

impl EventLogError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            EventLogError::Unavailable(_) => "event_log_unavailable",
            EventLogError::Unreadable(_) => "event_log_unreadable",
        }
    }
}

/// Accepts events.
#[async_trait]
pub trait EventLog: Send + Sync {
    /// Stores events durably, each id once, even when it is repeated in the same batch or in another.
    async fn append(&self, events: &[Event]) -> Result<Appended, EventLogError>;
}

/// Reads recorded events.
#[async_trait]
pub trait EventHistory: Send + Sync {
    /// Events received from `from_ms` on and before `until_ms`, in milliseconds since 1970, in order of receipt.
    async fn received(&self, from_ms: u64, until_ms: u64) -> Result<Vec<Event>, EventLogError>;
}
