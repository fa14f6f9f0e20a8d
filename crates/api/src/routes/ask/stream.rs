//! An answer as server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use cinerag_generation::{Answering, AskEvent};
use futures_util::stream::{self, StreamExt};
use serde::Serialize;

use crate::wire::{AskCitation, AskDone, AskMeta, AskToken};

/// Proxies give up on connections that say nothing for half a minute or so.
const KEEP_ALIVE: Duration = Duration::from_secs(10);

/// The events of an answer, as it is written.
pub(super) fn events(answering: Answering) -> Response {
    let cards: Vec<_> = answering.films().collect();
    let meta = event("meta", &AskMeta::new(&cards));
    let rest = stream::unfold(answering, |mut answering| async {
        let next = answering.next().await?;
        Some((of_answer(&next, answering.asked()), answering))
    });
    let all = stream::once(async { meta }).chain(rest).map(Ok::<_, Infallible>);
    Sse::new(all).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response()
}

fn of_answer(next: &AskEvent, asked: &str) -> Event {
    match next {
        AskEvent::Text(text) => event("token", &AskToken { text }),
        AskEvent::Citation(id) => event("citation", &AskCitation { id: id.0 }),
        AskEvent::Done(closing) => event("done", &AskDone::new(closing, asked)),
    }
}

/// An event with JSON as its data. JSON of our own types cannot fail; an empty comment would say nothing.
fn event(name: &str, data: &impl Serialize) -> Event {
    Event::default().event(name).json_data(data).unwrap_or_default()
}
