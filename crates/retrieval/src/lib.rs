//! READ PATH: a validated request → ranked films with reasons.
//!
//! The stages of a search, in order; [`search`] runs them:
//!
//! ```text
//! cache → understand → embed → retrieve (dense ∥ sparse) → fuse → explain → respond
//! ```
//!
//! Understanding is the `query` crate; a reranker takes its place between `fuse` and `explain`. Beside
//! search: [`similar`] films and [`browse`] for lists and rows. Nothing here knows of HTTP, files or the
//! environment; all it needs comes in through ports.

pub mod browse;
pub mod fuse;
pub mod search;
pub mod similar;

mod cache;
mod embed;
mod explain;
mod respond;
mod retrieve;
mod stage;

pub use search::{CacheStatus, DEFAULT_SEMANTIC_RATIO, SearchEngine, SearchOutcome};
pub use stage::{Stage, StageTimings};
