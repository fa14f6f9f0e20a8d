//! Event logs: one that is a list, and one that is unavailable.

use async_trait::async_trait;
use cinerag_domain::Event;
use parking_lot::Mutex;

use crate::{Appended, EventHistory, EventLog, EventLogError};

/// Holds every event.
#[derive(Default)]
pub struct MemoryEventLog(Mutex<Vec<Event>>);

#[async_trait]
impl EventLog for MemoryEventLog {
    async fn append(&self, events: &[Event]) -> Result<Appended, EventLogError> {
        let mut stored = self.0.lock();
        let mut appended = Appended::default();
        for event in events {
            if stored.iter().any(|known| known.id == event.id) {
                appended.duplicates += 1;
            } else {
                stored.push(event.clone());
                appended.accepted += 1;
            }
        }
        Ok(appended)
    }
}

#[async_trait]
impl EventHistory for MemoryEventLog {
    async fn received(&self, from_ms: u64, until_ms: u64) -> Result<Vec<Event>, EventLogError> {
        let stored = self.0.lock();
        let wanted = stored.iter().filter(|event| (from_ms..until_ms).contains(&event.received_ms));
        let mut wanted: Vec<Event> = wanted.cloned().collect();
        wanted.sort_by_key(|event| event.received_ms);
        Ok(wanted)
    }
}

/// Accepts nothing.
pub struct BrokenEventLog;

#[async_trait]
impl EventLog for BrokenEventLog {
    async fn append(&self, _: &[Event]) -> Result<Appended, EventLogError> {
        Err(EventLogError::Unavailable("broken on purpose".into()))
    }
}
