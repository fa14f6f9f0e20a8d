//! The downloads against servers on this machine.

mod client;
mod enrich;
mod movielens;
mod server;
