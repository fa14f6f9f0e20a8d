//! READ PATH: a validated request → ranked films with reasons.
//!
//! The stages of a search, in order; [`search`] runs them:
//!
//! ```text
//! cache → understand → embed → retrieve (dense ∥ sparse) → fuse → explain → respond
//! ```
//!
//! Understanding is the `query` crate; a reranker takes its place between `fuse` and `explain`. Beside
//! search: [`similar`] films (with [`tweak`]s), what to [`recommend`] ([`pool`] → [`linear`] model → [`diversify`]), and
//! [`browse`] for lists and rows. Nothing here knows of HTTP, files or the
//! environment; all it needs comes in through ports.

pub mod browse;
pub mod diversify;
pub mod fuse;
pub mod linear;
pub mod pool;
pub mod recommend;
pub mod search;
pub mod similar;
pub mod tweak;

mod cache;
mod embed;
mod evidence;
mod explain;
mod respond;
mod retrieve;
mod stage;

pub use pool::Sources;
pub use recommend::Recommender;
pub use search::{CacheStatus, DEFAULT_SEMANTIC_RATIO, SearchEngine, SearchOutcome};
pub use similar::SimilarEngine;
pub use stage::{Stage, StageTimings};
