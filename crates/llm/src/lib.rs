//! Answers written by a language model over HTTP.
//!
//! In: a prompt. Out: text as it is written, by any endpoint that speaks `OpenAI`'s chat completions: a hosted service, or
//! a server of one's own (llama.cpp, vLLM, Ollama). [`ChatModel`] is the adapter; [`LlmSettings`] says where it is and
//! what it is called. Nothing of the key is ever in an error or a log.

mod chat;
mod events;
mod model;
mod stream;

pub use model::{ChatModel, LlmSettings, SetupError};

#[cfg(test)]
mod tests;
