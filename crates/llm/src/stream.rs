//! The body of a streamed completion, read within its deadline.

use std::collections::VecDeque;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_ports::{GenerateError, TextStream};
use reqwest::Response;
use reqwest::header::CONTENT_TYPE;
use tokio::time::{Instant, timeout_at};

use crate::events::{Event, Events, of_json};
use crate::model::describe;

/// Longest body of a server that does not stream, in bytes.
const LONGEST_BODY: usize = 1 << 20;

/// Text as the model writes it.
pub(crate) struct ChatStream {
    response: Response,
    events: Events,
    ready: VecDeque<String>,
    is_finished: bool,
    deadline: Instant,
    patience: Duration,
}

impl ChatStream {
    pub(crate) fn new(response: Response, deadline: Instant) -> Self {
        ChatStream {
            response,
            events: Events::default(),
            ready: VecDeque::new(),
            is_finished: false,
            deadline,
            patience: Duration::ZERO,
        }
    }

    /// Names the patience that the deadline came from.
    pub(crate) fn within(self, patience: Duration) -> Self {
        ChatStream { patience, ..self }
    }

    /// Reads until there is a piece; an answer without one is broken off.
    pub(crate) async fn wait_for_first(&mut self) -> Result<(), GenerateError> {
        let kind = self.response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("application/json")) {
            return self.read_whole().await;
        }
        while self.ready.is_empty() {
            if self.is_finished {
                return Err(GenerateError::BrokenOff);
            }
            self.read().await?;
        }
        Ok(())
    }

    /// The answer of a server that does not stream.
    async fn read_whole(&mut self) -> Result<(), GenerateError> {
        let mut body = Vec::new();
        while let Some(bytes) = self.chunk().await? {
            body.extend_from_slice(&bytes);
            if body.len() > LONGEST_BODY {
                return Err(GenerateError::Malformed(format!("more than {LONGEST_BODY} bytes")));
            }
        }
        let events = of_json(&body)?;
        self.take(events);
        if self.ready.is_empty() {
            return Err(GenerateError::Malformed("a completion without text".into()));
        }
        Ok(())
    }

    async fn read(&mut self) -> Result<(), GenerateError> {
        match self.chunk().await? {
            Some(bytes) => {
                let events = self.events.push(&bytes)?;
                self.take(events);
                Ok(())
            }
            None => Err(GenerateError::BrokenOff),
        }
    }

    async fn chunk(
        &mut self,
    ) -> Result<Option<impl AsRef<[u8]> + std::ops::Deref<Target = [u8]> + use<>>, GenerateError> {
        self.response.chunk().await.map_err(|error| GenerateError::Unavailable(describe(error)))
    }

    fn take(&mut self, events: Vec<Event>) {
        for event in events {
            match event {
                Event::Piece(text) => self.ready.push_back(text),
                Event::Finished => self.is_finished = true,
            }
        }
    }
}

#[async_trait]
impl TextStream for ChatStream {
    async fn next(&mut self) -> Result<Option<String>, GenerateError> {
        loop {
            if let Some(piece) = self.ready.pop_front() {
                return Ok(Some(piece));
            }
            if self.is_finished {
                return Ok(None);
            }
            let (deadline, after) = (self.deadline, self.patience);
            let read = timeout_at(deadline, self.read()).await;
            let failed = match read {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => error,
                Err(_) => GenerateError::Late { what: "finished", after },
            };
            // an answer that failed is over
            self.is_finished = true;
            return Err(failed);
        }
    }
}
