//! READ PATH: a validated request → ranked films with reasons.
//!
//! The stages of a search, in order; [`search`] runs the first one, and `read_path` the others where it must:
//!
//! ```text
//! cache → understand → embed → narrow → retrieve (dense ∥ sparse) → fuse → cut off → rerank → respond → explain
//! ```
//!
//! Between rerank and respond, a configured cross-encoder reads the first films once more
//! ([`SearchEngine::with_cross_encoder`]). Understanding is the `query` crate. Films given as examples ([`examples`])
//! take another way from narrowing to the
//! order. Beside search: [`similar`] films (with [`tweak`]s), what to [`recommend`] ([`pool`] → [`linear`] model →
//! [`diversify`]), and [`browse`] for lists and rows. Nothing here knows of HTTP, files or the environment; all it needs
//! comes in through ports.

pub mod browse;
pub mod diversify;
pub mod fuse;
pub mod linear;
pub mod pool;
pub mod rank;
pub mod recommend;
pub mod search;
pub mod similar;
pub mod tweak;

mod cache;
mod candidates;
mod cross_encode;
mod cutoff;
mod embed;
mod evidence;
mod examples;
mod explain;
mod flights;
mod narrow;
mod phrase;
mod read_path;
mod respond;
mod retrieve;
mod stage;
mod variety;
mod view;

pub use cache::CacheStatus;
pub use linear::ModelError;
pub use pool::Sources;
pub use rank::{FeatureVector, RerankFeature, RerankModel};
pub use recommend::Recommender;
pub use search::{SearchEngine, SearchOutcome};
pub use similar::SimilarEngine;
pub use stage::{Stage, StageTimings};
