//! READ PATH, answering: a message with its conversation → an answer whose every sentence was checked.
//!
//! ```text
//! conversation → retrieve → quoted (records as data) → prompt → generator → ground → sentences let through
//! ```
//!
//! The conversation is read first: a message in the context of the earlier ones ("something older", "the second one").
//! [`AskEngine`] finds the films and has the answer written. `ground` lets a sentence through only when the films that
//! were found support it. Without a language model, or when it is unavailable, [`Extractive`] composes the answer from
//! the records; it is checked like any other.

mod answering;
mod ask;
mod conversation;
mod extractive;
mod follow_ups;
mod ground;
mod quoted;
mod rules;
mod sentences;

pub use answering::{Answering, AskEvent, Closing, WholeAnswer};
pub use ask::{AskEngine, AskRequest};
pub use extractive::Extractive;
pub use ground::{Correction, CorrectionKind};
