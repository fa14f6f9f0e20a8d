//! `POST /v1/events`: what people did with the films they were shown.

use std::sync::Arc;

use axum::extract::{RawQuery, Request, State};
use axum::{Json, Router};
use cinerag_domain::{Event, EventKind, MovieId};
use cinerag_ports::{EventLog, WallClock};
use serde_json::{Map, Value};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::body::{json_object, params_of};
use crate::params::{Params, shown};
use crate::problem::{Problem, ProblemBody};
use crate::wire::{EventBatchBody, EventsKept};

/// Most events of a batch.
const MAX_EVENTS: usize = 100;
/// Longest ids, of events and of sessions.
const MAX_ID_CHARACTERS: usize = 64;
/// The longest list that search gives, all its pages together.
const MAX_POSITION: u32 = 1_050;
/// A day.
const MAX_DWELL_MS: u32 = 24 * 60 * 60 * 1_000;
/// The end of the year 2099: a clock that says more is in other units.
const MAX_OCCURRED_MS: u64 = 4_102_444_799_999;

const FIELDS: [&str; 8] =
    ["event_id", "kind", "movie_id", "occurred_ms", "dwell_ms", "session_id", "query", "position"];

/// What the route needs.
#[derive(Clone)]
pub(crate) struct Intake {
    log: Arc<dyn EventLog>,
    clock: Arc<dyn WallClock>,
}

/// The route.
pub fn router(log: Arc<dyn EventLog>, clock: Arc<dyn WallClock>) -> Router {
    described().with_state(Intake { log, clock }).into()
}

pub(crate) fn described() -> OpenApiRouter<Intake> {
    OpenApiRouter::new().routes(routes!(keep))
}

/// Keep a batch of events. An event that is sent again, with the same `event_id`, is counted as a duplicate and changes
/// nothing, so that a batch may be sent again whenever its answer did not come. Film ids are not looked up.
#[utoipa::path(
    post, path = "/v1/events", tag = "events", operation_id = "events",
    request_body = EventBatchBody,
    responses(
        (status = 200, body = EventsKept),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 413, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 415, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn keep(
    State(intake): State<Intake>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<Json<EventsKept>, Problem> {
    Params::parse(query.as_deref(), &[]).finish()?;
    let events = events_of(json_object(request).await?, intake.clock.unix_ms())?;
    let appended = intake.log.append(&events).await?;
    Ok(Json(EventsKept { accepted: appended.accepted, duplicates: appended.duplicates }))
}

/// Reads and checks the body; every mistake of every event is named.
fn events_of(mut object: Map<String, Value>, received_ms: u64) -> Result<Vec<Event>, Problem> {
    let batch = object.remove("events");
    let mut params = params_of(object, "", &["events"]);
    let batch = match batch {
        Some(Value::Array(batch)) if batch.len() > MAX_EVENTS => {
            params.mistake("events", format!("has {} events; at most {MAX_EVENTS} are taken", batch.len()));
            Vec::new()
        }
        Some(Value::Array(batch)) if !batch.is_empty() => batch,
        _ => {
            params.mistake("events", "must be a list of events, at least one");
            Vec::new()
        }
    };
    let mut events = Vec::with_capacity(batch.len());
    for (at, event) in batch.into_iter().enumerate() {
        let Value::Object(event) = event else {
            params.mistake(&format!("events[{at}]"), "must be an object");
            continue;
        };
        let mut fields = params_of(event, &format!("events[{at}]."), &FIELDS);
        events.extend(event_of(&mut fields, received_ms));
        params.take_mistakes(fields);
    }
    params.finish()?;
    Ok(events)
}

/// One event; `None` when something that every event has is missing or wrong.
fn event_of(fields: &mut Params, received_ms: u64) -> Option<Event> {
    let id = plain_id(fields, "event_id");
    require(fields, "event_id", id.is_some(), "is missing; give each event an id of its own");
    let kind = fields.choice("kind", &EventKind::NAMED);
    require(fields, "kind", kind.is_some(), "is missing; say what was done");
    let movie = fields.integer("movie_id", 0..=u32::MAX);
    require(fields, "movie_id", movie.is_some(), "is missing; say with which film");
    let occurred_ms = moment(fields, "occurred_ms");
    let dwell_ms = fields.integer("dwell_ms", 0..=MAX_DWELL_MS);
    match kind {
        Some(EventKind::Dwell) => {
            require(fields, "dwell_ms", dwell_ms.is_some(), "is missing; say for how long");
        }
        Some(_) if dwell_ms.is_some() => fields.mistake("dwell_ms", "is for the kind dwell only"),
        _ => {}
    }
    let session = plain_id(fields, "session_id");
    let query = fields.text("query").and_then(|text| match cinerag_query::clean(&text) {
        Ok(text) => Some(text),
        Err(error) => {
            fields.mistake("query", error.to_string());
            None
        }
    });
    let position = fields.integer("position", 1..=MAX_POSITION);
    let movie = movie.map(MovieId)?;
    Some(Event { id: id?, kind: kind?, movie, received_ms, occurred_ms, dwell_ms, session, query, position })
}

/// A field that has to be there. One that was there and wrong has its mistake already.
fn require(fields: &mut Params, name: &str, is_there: bool, message: &str) {
    if !is_there && !fields.is_mistaken(name) {
        fields.mistake(name, message);
    }
}

/// An id of characters that are safe in keys, files and logs.
fn plain_id(fields: &mut Params, name: &str) -> Option<String> {
    let text = fields.text(name)?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if (1..=MAX_ID_CHARACTERS).contains(&text.len()) && text.bytes().all(plain) {
        return Some(text);
    }
    let message = format!(
        "must be 1 to {MAX_ID_CHARACTERS} letters, digits, dashes, dots or underscores, not {}",
        shown(&text)
    );
    fields.mistake(name, message);
    None
}

fn moment(fields: &mut Params, name: &str) -> Option<u64> {
    let text = fields.text(name)?;
    let moment = text.parse().ok().filter(|ms| *ms <= MAX_OCCURRED_MS);
    if moment.is_none() {
        fields.mistake(name, format!("must be milliseconds since 1970, UTC, not {}", shown(&text)));
    }
    moment
}
