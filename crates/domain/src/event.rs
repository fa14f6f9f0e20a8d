//! What a user did with a film that was shown to them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::MovieId;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// The film was visible on screen.
    Impression,
    /// Its page was opened.
    Click,
    /// It was liked.
    Like,
    /// It was disliked.
    Dislike,
    /// Its page stayed open for a while.
    Dwell,
}

/// One event, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Chosen by the client, so that an event sent twice is stored once.
    pub id: String,
    /// What was done.
    pub kind: EventKind,
    /// With which film.
    pub movie: MovieId,
    /// When it was received, in milliseconds since 1970, UTC.
    pub received_ms: u64,
    /// When it happened, by the client's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_ms: Option<u64>,
    /// How long, for [`EventKind::Dwell`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dwell_ms: Option<u32>,
    /// Groups the events of one visit; anonymous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The search that listed the film.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// Its position in the list, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
}
