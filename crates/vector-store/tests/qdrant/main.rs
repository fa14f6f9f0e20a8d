//! The store on a Qdrant server: the port's conformance suite, agreement with the embedded index, and what only
//! servers can get wrong. The server is a peer that speaks the real wire format (`tests/qdrant_peer`); with `QDRANT_URL`
//! (and `QDRANT_API_KEY`) set, the tests that a real server can run are also run against it.
#![expect(clippy::expect_used, clippy::panic, reason = "tests report by panicking")]

mod agreement;
mod conditions;
mod conforms;
mod outages;
mod peer;
mod publishing;

use std::sync::Arc;
use std::time::Duration;

use cinerag_ports::fakes::ManualClock;
use cinerag_vector_store::{LiveQdrant, QdrantServer};

/// Deadlines for a busy test machine; tests of deadlines set their own.
fn patient(server: QdrantServer) -> QdrantServer {
    server.with_read_deadline(Duration::from_mins(1)).with_write_deadline(Duration::from_mins(2))
}

/// Follows the alias by a clock that only a test moves.
fn live(server: &QdrantServer) -> (Arc<LiveQdrant>, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::default());
    let live = LiveQdrant::new(server, Arc::clone(&clock) as _).expect("an address");
    (Arc::new(live), clock)
}

/// A setting of the tests.
fn setting(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the test's own setting")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
