//! Server-sent events of a streamed completion → pieces of text.
//!
//! Written here and not taken from a library: see `infra/adr/0010-libraries-or-our-own.md`.

use cinerag_ports::GenerateError;
use serde::Deserialize;

/// Longest line, in bytes. A piece is a few words, so a longer line is not from a language model.
const LONGEST_LINE: usize = 1 << 20;

/// What a line of the stream says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// The next piece of text.
    Piece(String),
    /// The answer is complete.
    Finished,
}

#[derive(Deserialize)]
struct Chunk {
    #[serde(default)]
    choices: Vec<Choice>,
    error: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Choice {
    /// From a server that streams.
    delta: Option<Said>,
    /// From a server that does not stream.
    message: Option<Said>,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Said {
    content: Option<String>,
}

/// Collects bytes and returns the events of complete lines.
#[derive(Debug, Default)]
pub(crate) struct Events {
    rest: Vec<u8>,
}

impl Events {
    /// Takes the next bytes, which may end anywhere in a line.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Result<Vec<Event>, GenerateError> {
        self.rest.extend_from_slice(bytes);
        let mut events = Vec::new();
        while let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.rest.drain(..=end).collect();
            events.extend(of_line(&line)?);
        }
        if self.rest.len() > LONGEST_LINE {
            return Err(GenerateError::Malformed(format!("a line has more than {LONGEST_LINE} bytes")));
        }
        Ok(events)
    }
}

fn of_line(line: &[u8]) -> Result<Vec<Event>, GenerateError> {
    let line = std::str::from_utf8(line).map_err(|error| GenerateError::Malformed(error.to_string()))?.trim();
    // comments, event names and empty lines are ignored
    let Some(data) = line.strip_prefix("data:") else { return Ok(Vec::new()) };
    match data.trim() {
        "[DONE]" => Ok(vec![Event::Finished]),
        data => of_json(data.as_bytes()),
    }
}

/// The events in one JSON object, which may also be the whole body of a server that does not stream.
pub(crate) fn of_json(data: &[u8]) -> Result<Vec<Event>, GenerateError> {
    let chunk: Chunk = serde_json::from_slice(data)
        .map_err(|error| GenerateError::Malformed(format!("not a completion: {error}")))?;
    if chunk.error.is_some() {
        return Err(GenerateError::Unavailable("it reports an error".into()));
    }
    let mut events = Vec::new();
    let Some(choice) = chunk.choices.into_iter().next() else { return Ok(events) };
    let text = choice.delta.or(choice.message).and_then(|said| said.content);
    events.extend(text.filter(|text| !text.is_empty()).map(Event::Piece));
    match choice.finish_reason.as_deref() {
        Some("stop") => events.push(Event::Finished),
        // cut off at the longest length, or by a filter
        Some(_) if events.is_empty() => return Err(GenerateError::BrokenOff),
        None | Some(_) => {}
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Event {
        Event::Piece(text.into())
    }

    #[test]
    fn pieces_are_complete_however_the_network_splits_them() {
        let body = concat!(
            ": ping\r\n\r\ndata: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\r\n\r\n",
            "data: {\"choices\":[{\"delta\":{\"content\":\"é [3\"}}]}\n\n",
            "data: {\"choices\":[{\"delta\":{\"content\":\"56]\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
        );
        for size in [1, 2, 5, 1000] {
            let mut events = Events::default();
            let mut found = Vec::new();
            for bytes in body.as_bytes().chunks(size) {
                found.extend(events.push(bytes).expect("events"));
            }
            assert_eq!(
                found,
                [piece("é [3"), piece("56]"), Event::Finished, Event::Finished],
                "pieces of {size}"
            );
        }
    }

    #[test]
    fn anything_but_a_completion_is_an_error() {
        for (line, code) in [
            ("data: {\"choices\": [\n", "generator_malformed"),
            ("data: <html>\n", "generator_malformed"),
            ("data: {\"error\": {\"message\": \"secret\"}}\n", "generator_unavailable"),
            ("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}\n", "generator_broken_off"),
        ] {
            let error = Events::default().push(line.as_bytes()).expect_err(line);
            assert_eq!(error.code(), code, "{line}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
        assert!(Events::default().push(&vec![b'x'; LONGEST_LINE + 1]).is_err());
    }
}
