//! `POST /v1/ask`: a message and the earlier turns → an answer that cites the films it mentions.

mod stream;

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::RequestReport;
use cinerag_generation::AskEngine;
use cinerag_ports::IndexSource;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::OverIndex;
use crate::problem::{BodyProblems, Problem};
use crate::request::Body;
use crate::wire::{AskBody, AskRequestBody};

/// The route.
pub fn router(source: Arc<dyn IndexSource>, engine: Arc<AskEngine>) -> Router {
    described().with_state(OverIndex { source, engine }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<AskEngine>> {
    OpenApiRouter::new().routes(routes!(ask))
}

/// Ask for films in conversation
///
/// `[356]` in an answer cites the film with that id; only films that were found are cited or named. With
/// `accept: text/event-stream` the answer is streamed as events: first one `meta` `{films}`; then `token` `{text}` for
/// each piece of the answer, and `citation` `{id}` when a film is first cited; last one `done` `{follow_ups, degraded,
/// corrections, generator, asked}`.
#[utoipa::path(
    post, path = "/v1/ask", tag = "search", operation_id = "ask",
    request_body = AskRequestBody,
    responses(
        (status = 200, description = "The answer",
            content((AskBody<'static> = "application/json"), (String = "text/event-stream"))),
        BodyProblems,
    ),
)]
async fn ask(
    State(OverIndex { source, engine }): State<OverIndex<AskEngine>>,
    headers: HeaderMap,
    Body(request): Body<AskRequestBody>,
) -> Result<Response, Problem> {
    let index = source.snapshot().await;
    let answering = engine.answer(&index, &request.into()).await?;
    if wants_events(&headers) {
        // components that fail while the answer is written are named in its last event
        let report = RequestReport::degraded(index.degraded());
        return Ok((Extension(report), stream::events(answering)).into_response());
    }
    let films = answering.films().cloned().collect::<Vec<_>>();
    let asked = answering.asked().to_owned();
    let answer = answering.whole().await;
    let report = RequestReport::degraded(answer.closing.degraded.clone());
    Ok((Extension(report), Json(AskBody::new(&answer, &films, &asked))).into_response())
}

/// True when events are accepted; the answer is JSON otherwise.
fn wants_events(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|kind| {
        kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/event-stream"))
    })
}
