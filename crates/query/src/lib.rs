//! READ PATH, query understanding: a caller's words → what retrieval is asked for.
//!
//! In: raw text. Out: a [`QueryPlan`] (clean text, passages to embed, sparse terms). [`clean`] and
//! [`condense`] come first; entities, constraints, spelling and negation take their place between the two.

mod clean;
mod condense;
mod grammar;
mod plan;
mod tokens;

pub use clean::{MAX_CHARS, MAX_SHORT_CHARS, TextError, clean};
pub use condense::condense;
pub use plan::{Planner, QueryPlan};
