//! Optimisation: adapters of the caches for answers and query vectors.
//!
//! In: canonical keys. Out: what was computed before, and whether a tier that was asked is unavailable.
//!
//! ```text
//! TieredCache ── MemoryCache   this process only: a few hundred nanoseconds
//!             └─ RedisCache    shared by all processes: one network round trip, 50 ms at most
//! ```
//!
//! [`lifetime`] defines how long an answer is fresh and how long it may be served stale; `connection` stops asking a Redis
//! that does not answer; `codec` is the format of values in Redis. Without Redis there are fewer hits, and nothing fails.

pub mod lifetime;

mod codec;
mod connection;
mod memory;
mod redis_tier;
mod tiered;

#[cfg(feature = "testing")]
#[expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "tests report by panicking"
)]
pub mod testing;

pub use connection::{CacheError, REDIS_BREAKER, REDIS_BUDGET};
pub use memory::MemoryCache;
pub use redis_tier::RedisCache;
pub use tiered::{CacheOptions, TieredCache};
