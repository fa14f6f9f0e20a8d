//! Answers written by a language model over HTTP.
//!
//! In: a prompt. Out: text as it is written, by any endpoint with `OpenAI`'s chat completions API: a hosted service, or your
//! own server (llama.cpp, vLLM, Ollama). [`ChatModel`] is the adapter; [`LlmSettings`] names endpoint, model and key. The
//! key appears in no error and no log.

mod chat;
mod events;
mod model;
mod stream;

pub use model::{ChatModel, LlmSettings, SetupError};

#[cfg(test)]
mod tests;
