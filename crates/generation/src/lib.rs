//! READ PATH, answering: a message with what was said before → an answer whose every sentence was checked.
//!
//! ```text
//! conversation → retrieve → quoted (records as data) → prompt → generator → ground → sentences let through
//! ```
//!
//! The conversation is read first: a message in the light of the earlier ones ("something older", "the second one");
//! [`AskEngine`] has the films found and the answer written; `ground` lets a sentence through only when what it
//! says is borne out by the films that were found. Without a language model, or when it is away, [`Extractive`] puts the
//! answer together from the records; it is checked like any other.

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
