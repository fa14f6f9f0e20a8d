//! READ PATH, query understanding: a caller's words → what retrieval is asked for.
//!
//! In: raw text. Out: a [`QueryPlan`] (clean text, passages to embed, sparse terms). [`clean`] and
//! [`condense`] come first; entities, constraints, spelling and negation take their place between the two.
//! [`parse_tweak`] reads in which way an answer should differ from a film.

mod clean;
mod condense;
mod plan;
mod tweak;

pub use clean::{MAX_CHARS, MAX_SHORT_CHARS, TextError, clean};
pub use condense::condense;
pub use plan::{Planner, QueryPlan};
pub use tweak::{Direction, Tweak, parse_tweak};
