//! A prompt as the messages of a chat.

use cinerag_ports::{Prompt, Speaker};
use serde::Serialize;

/// Turns of the conversation that are sent: the core has put what they ask into the request already.
const HISTORY: usize = 6;
/// Longest answer, in the model's tokens: six sentences and a margin.
const MAX_TOKENS: u32 = 700;
/// Low, so that the answer says what the records say.
const TEMPERATURE: f32 = 0.2;

/// The body of a request for a streamed completion.
#[derive(Debug, Serialize)]
pub(crate) struct ChatRequest<'a> {
    model: &'a str,
    messages: Vec<Message<'a>>,
    stream: bool,
    max_tokens: u32,
    temperature: f32,
}

#[derive(Debug, Serialize)]
struct Message<'a> {
    role: &'static str,
    content: std::borrow::Cow<'a, str>,
}

/// Words a prompt. The rules are the system's message, and nothing else is in it.
pub(crate) fn request<'a>(model: &'a str, prompt: &'a Prompt) -> ChatRequest<'a> {
    let mut messages = vec![Message { role: "system", content: prompt.rules.as_str().into() }];
    let earlier = prompt.history.len().saturating_sub(HISTORY);
    for said in prompt.history[earlier..].iter().filter(|said| !said.text.trim().is_empty()) {
        let role = match said.speaker {
            Speaker::User => "user",
            Speaker::Assistant => "assistant",
        };
        messages.push(Message { role, content: said.text.as_str().into() });
    }
    messages.push(Message { role: "user", content: prompt.request_as_data().into() });
    ChatRequest { model, messages, stream: true, max_tokens: MAX_TOKENS, temperature: TEMPERATURE }
}
