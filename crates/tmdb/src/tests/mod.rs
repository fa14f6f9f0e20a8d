//! The downloads against servers on this machine.

mod client;
mod enrich;
mod fetch;
mod movielens;
mod server;
