//! READ PATH, query understanding: a caller's words → what retrieval is asked for.
//!
//! In: raw text and the catalogue's vocabulary. Out: a [`QueryPlan`]: constraints, people, titles, examples, theme.
//! The steps, in order:
//!
//! ```text
//! clean → tokens → chart (grammar and names compete for words) → spelling → interpret → plan
//! ```
//!
//! [`story`] takes the place of the middle for long descriptions, whose words constrain nothing.
//! In: raw text. Out: a [`QueryPlan`] (clean text, passages to embed, sparse terms). [`clean`] and
//! [`condense`] come first; entities, constraints, spelling and negation take their place between the two.
//! [`parse_tweak`] reads in which way an answer should differ from a film.

mod chart;
mod clean;
mod condense;
mod constraint;
mod cut;
mod grammar;
mod interpret;
mod language;
mod names;
mod narrator;
mod plan;
mod spelling;
mod story;
mod style;
mod terms;
mod titled;
mod tokens;
mod tweak;
mod unwanted;

pub use clean::{MAX_CHARS, MAX_SHORT_CHARS, TextError, clean};
pub use condense::condense;
pub use constraint::{Constraint, Rule, filters_with, relaxations};
pub use plan::{MOST_WISHED_PEOPLE, Planner, QueryPlan};
pub use story::Passage;
pub use style::Style;
pub use terms::QueryTerms;
pub use tweak::{Direction, Tweak, parse_tweak};
