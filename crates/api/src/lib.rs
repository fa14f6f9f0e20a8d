//! The HTTP API, as axum routers that the local server mounts together and each function mounts alone.
//!
//! In: requests. Out: JSON of [`wire`] types, or a problem document ([`problem`], the only place where an
//! error becomes a status). [`params`] reads query strings; [`routes`] has one file a route;
//! [`openapi`] is the contract, generated from the code. Knows nothing of Lambda.

pub mod openapi;
pub mod params;
pub mod problem;
pub mod routes;
pub mod wire;

mod body;
mod filters;
mod finish;
mod report;

pub use finish::{finish, not_found};
pub use problem::{FieldError, Problem};
