//! Events as they are sent.

use serde::Serialize;
use utoipa::ToSchema;

/// What somebody did with a film they were shown.
#[derive(Debug, ToSchema)]
#[schema(as = Event)]
pub struct EventBody {
    /// An id of its own, by which an event that is sent again is known: up to 64 letters, digits, dashes, dots, underscores.
    pub event_id: String,
    /// What was done.
    #[schema(inline)]
    pub kind: EventKindBody,
    /// MovieLens id of the film.
    pub movie_id: u32,
    /// When it happened, in milliseconds since 1970, UTC.
    pub occurred_ms: Option<u64>,
    /// How long the film's page was looked at; with `dwell`, and only then.
    pub dwell_ms: Option<u32>,
    /// Ties the events of a visit together; as plain as an event's id.
    pub session_id: Option<String>,
    /// The search that had listed the film.
    pub query: Option<String>,
    /// The film's place in the list, from 1.
    pub position: Option<u32>,
}

/// What can be done with a film.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum EventKindBody {
    /// It was on screen.
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

/// Events that are sent together.
#[derive(Debug, ToSchema)]
#[schema(as = EventBatch)]
pub struct EventBatchBody {
    /// 1–100 events.
    #[schema(min_items = 1, max_items = 100)]
    pub events: Vec<EventBody>,
}

/// What became of a batch.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventsKept {
    /// New ones, kept durably.
    pub accepted: u32,
    /// Those that had come before.
    pub duplicates: u32,
}
