//! What somebody did with a film they were shown.

use serde::{Deserialize, Serialize};

use crate::MovieId;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// The film was on screen.
    Impression,
    /// Its page was opened.
    Click,
    /// It was liked.
    Like,
    /// It was disliked.
    Dislike,
    /// Its page was looked at for a while.
    Dwell,
}

impl EventKind {
    /// Each with its name in requests and records.
    pub const NAMED: [(&'static str, EventKind); 5] = [
        ("impression", EventKind::Impression),
        ("click", EventKind::Click),
        ("like", EventKind::Like),
        ("dislike", EventKind::Dislike),
        ("dwell", EventKind::Dwell),
    ];
}

/// One event, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Given by the client, which may send an event again when it does not know whether it arrived.
    pub id: String,
    /// What was done.
    pub kind: EventKind,
    /// With which film.
    pub movie: MovieId,
    /// When we received it, in milliseconds since the beginning of 1970, UTC.
    pub received_ms: u64,
    /// When it happened, by the client's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_ms: Option<u64>,
    /// How long, for [`EventKind::Dwell`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dwell_ms: Option<u32>,
    /// Ties the events of a visit together; names nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The search that had listed the film.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// Its place in the list, the first being 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
}
