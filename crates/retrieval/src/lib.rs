//! READ PATH: a validated request → ranked films with reasons.
//!
//! The stages of a search, in order; [`search`] runs them:
//!
//! ```text
//! cache → understand → embed → narrow → retrieve (dense ∥ sparse) → fuse → cut off → rerank → respond → explain
//! ```
//!
//! Understanding is the `query` crate. Beside search: [`similar`] films and [`browse`] for lists and rows. Nothing here
//! knows of HTTP, files or the environment; all it needs comes in through ports.

pub mod browse;
pub mod fuse;
pub mod rank;
pub mod search;
pub mod similar;

mod cache;
mod candidates;
mod cutoff;
mod embed;
mod explain;
mod narrow;
mod phrase;
mod respond;
mod retrieve;
mod stage;

pub use rank::{FEATURES, FeatureVector, ModelError, RerankModel};
pub use search::{CacheStatus, DEFAULT_SEMANTIC_RATIO, SearchEngine, SearchOutcome, Sources};
pub use stage::{Stage, StageTimings};
