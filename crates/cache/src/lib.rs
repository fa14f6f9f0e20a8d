//! Adapters of the optimisation stage: answers and query vectors kept from equal requests.
//!
//! In: canonical keys. Out: what was made before, and whether a tier that was asked did not answer.
//!
//! ```text
//! TieredCache ── MemoryCache   this process: a few hundred nanoseconds, gone with it
//!             └─ RedisCache    all processes: a network away, never waited for longer than 50 ms
//! ```
//!
//! [`lifetime`] says how long an answer is fresh and how much longer it is kept; [`breaker`] stops asking a Redis that
//! does not answer; `codec` is the form of what lies in Redis. Redis being away costs hits and nothing else.

pub mod breaker;
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

pub use connection::{CacheError, REDIS_BUDGET};
pub use memory::MemoryCache;
pub use redis_tier::RedisCache;
pub use tiered::{CacheOptions, TieredCache};
