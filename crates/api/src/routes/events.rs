//! `POST /v1/events`: what users did with the films that were shown to them.

use std::sync::Arc;

use axum::extract::State;
use axum::{Json, Router};
use cinerag_ports::{EventLog, WallClock};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::{EventProblems, Problem};
use crate::request::Body;
use crate::wire::{EventBatchBody, EventsStored};

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
    OpenApiRouter::new().routes(routes!(store))
}

/// Store a batch of events
///
/// An event with an `event_id` that is already stored is counted as a duplicate and changes nothing, so a batch can be
/// sent again when its response was lost. Film ids are not checked.
#[utoipa::path(
    post, path = "/v1/events", tag = "events", operation_id = "events",
    request_body = EventBatchBody,
    responses((status = 200, description = "The events are stored", body = EventsStored), EventProblems),
)]
async fn store(
    State(intake): State<Intake>,
    Body(batch): Body<EventBatchBody>,
) -> Result<Json<EventsStored>, Problem> {
    let received_ms = intake.clock.unix_ms();
    let events: Vec<_> = batch.events.into_iter().map(|event| event.received(received_ms)).collect();
    let appended = intake.log.append(&events).await?;
    Ok(Json(EventsStored { accepted: appended.accepted, duplicates: appended.duplicates }))
}
