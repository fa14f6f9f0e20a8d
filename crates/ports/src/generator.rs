//! A prompt → the text of an answer, piece by piece.

use std::time::Duration;

use async_trait::async_trait;

mod prompt;

pub use prompt::{FactAsked, Prompt, QuotedFilm, Said, Speaker, Task};

/// Why an answer could not be written, or not completely.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GenerateError {
    /// The service does not answer, or reports an error of its own.
    #[error("the language model did not answer: {0}")]
    Unavailable(String),
    /// The first piece, or the last one, did not come in time.
    #[error("the language model had not {what} after {} ms", after.as_millis())]
    Late {
        /// What did not happen in time.
        what: &'static str,
        /// How long.
        after: Duration,
    },
    /// Too many requests right now.
    #[error("the language model takes no more requests right now")]
    Throttled,
    /// The request is rejected: its credentials, the model's name, its size.
    #[error("the language model refused the request: {0}")]
    Refused(String),
    /// The response cannot be read.
    #[error("the language model's answer could not be read: {0}")]
    Malformed(String),
    /// The stream ended before the answer did.
    #[error("the language model's answer broke off")]
    BrokenOff,
}

impl GenerateError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            GenerateError::Unavailable(_) => "generator_unavailable",
            GenerateError::Late { .. } => "generator_late",
            GenerateError::Throttled => "generator_throttled",
            GenerateError::Refused(_) => "generator_refused",
            GenerateError::Malformed(_) => "generator_malformed",
            GenerateError::BrokenOff => "generator_broken_off",
        }
    }
}

/// How long to wait for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until its first piece.
    pub first: Duration,
    /// Until its end, from the beginning.
    pub whole: Duration,
}

/// The text of one answer as it is written. Dropping it ends the writing.
#[async_trait]
pub trait TextStream: Send {
    /// The next piece, never empty; `None` once the answer is complete, and from then on. An error ends it.
    async fn next(&mut self) -> Result<Option<String>, GenerateError>;
}

/// Writes answers from a prompt. Nothing it writes is trusted: the core checks every sentence.
#[async_trait]
pub trait Generator: Send + Sync {
    /// Begins an answer. An implementation that waits for a service returns [`GenerateError::Late`] after `patience`, and
    /// may retry once within it as long as nothing was written.
    async fn generate(
        &self,
        prompt: &Prompt,
        patience: Patience,
    ) -> Result<Box<dyn TextStream>, GenerateError>;

    /// The writer's name, for answers and logs ("extractive", a model's name).
    fn name(&self) -> &str;
}
