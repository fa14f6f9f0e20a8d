//! The routes, one file each. Each gives a router that knows its part of the contract.

pub mod admin;
pub mod ask;
pub mod browse;
pub mod events;
pub mod health;
pub mod movie;
pub mod recommend;
pub mod search;
pub mod similar;
pub mod suggest;

use std::sync::Arc;

use axum::extract::RawPathParams;
use cinerag_domain::MovieId;
use cinerag_ports::IndexSource;

use crate::params::shown;
use crate::problem::Problem;

/// An engine, and the source of the index that it answers each request from.
pub struct OverIndex<E> {
    pub(crate) source: Arc<dyn IndexSource>,
    pub(crate) engine: Arc<E>,
}

impl<E> Clone for OverIndex<E> {
    fn clone(&self) -> Self {
        OverIndex { source: Arc::clone(&self.source), engine: Arc::clone(&self.engine) }
    }
}

/// The film id in the path. Whatever is no number is a mistake in the field `id`.
fn movie_id(path: &RawPathParams) -> Result<MovieId, Problem> {
    let raw = path.iter().find(|(name, _)| *name == "id").map_or("", |(_, value)| value);
    let message = || format!("must be a film's whole number, not {}", shown(raw));
    raw.parse().map(MovieId).map_err(|_| Problem::invalid_field("id", message()))
}
