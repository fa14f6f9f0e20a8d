//! The routes, one file each. Each gives a router and the part of the contract that it implements.

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

use cinerag_ports::IndexSource;
use utoipa::openapi::OpenApi;

/// What each route adds to the contract, in its order.
pub(crate) fn described() -> Vec<OpenApi> {
    vec![
        search::described().into_openapi(),
        suggest::described().into_openapi(),
        movie::described().into_openapi(),
        similar::described().into_openapi(),
        recommend::described().into_openapi(),
        ask::described().into_openapi(),
        browse::described().into_openapi(),
        events::described().into_openapi(),
        health::described().into_openapi(),
        admin::described().into_openapi(),
    ]
}

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
