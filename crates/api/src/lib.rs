//! The HTTP API, as axum routers: the local server mounts all of them, each function mounts its own.
//!
//! In: requests. Out: JSON of [`wire`] types, or a problem document ([`problem`], the only place where an error becomes a
//! status). `request` parses requests into the structs that document them; [`routes`] has one file per route; [`openapi`]
//! is the contract, generated from both. Knows nothing of Lambda.

pub mod openapi;
pub mod problem;
pub mod routes;
pub mod wire;

mod filters;
mod finish;
mod report;
mod request;

pub use finish::{finish, not_found};
pub use problem::{FieldError, Problem};
