//! The body of a streamed completion, read within its deadline.

use std::collections::VecDeque;

use async_trait::async_trait;
use cinerag_ports::{GenerateError, TextStream};
use cinerag_resilience::Deadline;
use reqwest::Response;
use reqwest::header::CONTENT_TYPE;

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
    deadline: Deadline,
}

impl ChatStream {
    /// Reads a response up to its first piece of text, and later the rest until the deadline.
    ///
    /// # Errors
    /// [`GenerateError::BrokenOff`] for an answer without any text, among others.
    pub(crate) async fn begin(response: Response, deadline: Deadline) -> Result<Self, GenerateError> {
        let (events, ready) = (Events::default(), VecDeque::new());
        let mut stream = ChatStream { response, events, ready, is_finished: false, deadline };
        stream.wait_for_first().await?;
        Ok(stream)
    }

    async fn wait_for_first(&mut self) -> Result<(), GenerateError> {
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
            let deadline = self.deadline;
            let failed = match deadline.run(self.read()).await {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => error,
                Err(exceeded) => GenerateError::Late { what: "finished", after: exceeded.budget },
            };
            // an answer that failed is over
            self.is_finished = true;
            return Err(failed);
        }
    }
}
