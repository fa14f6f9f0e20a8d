//! READ PATH: a validated request → ranked films with reasons.
//!
//! The stages of a search, in order; [`search`] runs the first one, and `read_path` the others when nothing is cached:
//!
//! ```text
//! cache → understand → embed → narrow → retrieve (dense ∥ sparse ∥ concepts) → fuse → cut off → rerank → respond → explain
//! ```
//!
//! Between rerank and respond, a configured cross-encoder reorders the first films
//! ([`SearchEngine::with_cross_encoder`]). Understanding is the `query` crate. Queries by example films ([`examples`])
//! are ranked differently after narrowing. Besides search: [`similar`] films (with [`tweak`]s), [`recommend`]ations
//! ([`pool`] → [`linear`] model → [`diversify`]), and [`browse`] for lists and rows. Everything is read from the
//! request's `IndexSnapshot`. Nothing here knows HTTP, files or the environment.

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
mod concept_profile;
mod concepts;
mod cross_encode;
mod cutoff;
mod embed;
mod evidence;
mod examples;
mod explain;
mod facets;
mod narrow;
mod phrase;
mod read_path;
mod respond;
mod retrieve;
mod single_flight;
mod stage;
mod variety;

pub use cache::CacheStatus;
pub use linear::ModelError;
pub use rank::{FeatureVector, RerankFeature, RerankModel};
pub use recommend::Recommender;
pub use search::{SearchEngine, SearchOutcome};
pub use similar::SimilarEngine;
