//! The read path over fakes: searches, similar films, recommendations, caching, outages, calls to a remote store.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

mod caching;
mod cross_encode;
mod outage;
mod read_path;
mod rounds;
