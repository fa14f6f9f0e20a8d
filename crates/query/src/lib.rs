//! READ PATH, query understanding: a caller's words → what retrieval is asked for.
//!
//! In: raw text and the catalogue's vocabulary. Out: a [`QueryPlan`]: constraints, people, titles, examples, theme.
//!
//! ```text
//! clean → tokens → chart (grammar and names compete for words) → spelling → interpret → plan
//! ```
//!
//! Long descriptions branch off after `chart`: `story` condenses them into passages, and nothing in them constrains the
//! films. [`parse_tweak`] reads how an answer should differ from a film. All word tables are in [`lexicon`].

mod absent;
mod belonging;
mod chart;
mod clean;
mod concepts;
mod condense;
mod constraint;
mod crew;
mod cut;
mod famous;
mod glossed;
mod grammar;
mod interpret;
mod language;
pub mod lexicon;
mod names;
mod narrator;
mod numerals;
mod plan;
mod questions;
mod refused_films;
mod spelling;
mod story;
mod style;
mod surnames;
mod terms;
mod title_search;
mod titled;
mod tokens;
mod tweak;
mod unwanted;
mod unwanted_words;
mod wished_genres;

pub use clean::{MAX_CHARS, MAX_SHORT_CHARS, TextError, clean};
pub use concepts::{ConceptWish, concepts_named};
pub use condense::condense;
pub use constraint::{Constraint, Rule, filters_with, relaxations};
pub use plan::{MOST_WISHED_PEOPLE, Planner, QueryPlan};
pub use story::Passage;
pub use style::Style;
pub use terms::QueryTerms;
pub use tweak::{Direction, Tweak, parse_tweak};
