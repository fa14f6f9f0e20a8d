//! `POST /v1/ask`: a message, with what was said before → an answer that cites the films it speaks of.

mod request;
mod stream;

use std::sync::Arc;

use axum::extract::{RawQuery, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json, Router};
use cinerag_domain::RequestReport;
use cinerag_generation::AskEngine;
use cinerag_ports::IndexSource;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::OverIndex;
use crate::body::json_object;
use crate::params::Params;
use crate::problem::{Problem, ProblemBody};
use crate::wire::{AskBody, AskRequestBody};

/// The route.
pub fn router(source: Arc<dyn IndexSource>, engine: Arc<AskEngine>) -> Router {
    described().with_state(OverIndex { source, engine }).into()
}

pub(crate) fn described() -> OpenApiRouter<OverIndex<AskEngine>> {
    OpenApiRouter::new().routes(routes!(ask))
}

/// Ask in conversation. `[356]` in an answer cites the film with that id, and only films that were found are cited or
/// named. With `accept: text/event-stream` the answer streams as events: `meta` `{films}` once and first; `token`
/// `{text}` for each piece; `citation` `{id}` when a film is first cited; `done` `{follow_ups, degraded, corrections,
/// generator, asked}` once and last.
#[utoipa::path(
    post, path = "/v1/ask", tag = "search", operation_id = "ask",
    request_body = AskRequestBody,
    responses(
        (status = 200, content((AskBody<'static> = "application/json"), (String = "text/event-stream"))),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 413, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 415, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 503, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn ask(
    State(OverIndex { source, engine }): State<OverIndex<AskEngine>>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<Response, Problem> {
    Params::parse(query.as_deref(), &[]).finish()?;
    let is_streamed = wants_events(request.headers());
    let request = request::ask_request(json_object(request).await?)?;
    let index = source.snapshot().await;
    let answering = engine.answer(&index, &request).await?;
    if is_streamed {
        // what is unavailable while the answer is written is named in its last event
        let report = RequestReport::degraded(index.degraded());
        return Ok((Extension(report), stream::events(answering)).into_response());
    }
    let films = answering.films().cloned().collect::<Vec<_>>();
    let asked = answering.asked().to_owned();
    let answer = answering.whole().await;
    let report = RequestReport::degraded(answer.closing.degraded.clone());
    Ok((Extension(report), Json(AskBody::new(&answer, &films, &asked))).into_response())
}

/// True when events are asked for; JSON is what is given otherwise.
fn wants_events(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|kind| {
        kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/event-stream"))
    })
}
