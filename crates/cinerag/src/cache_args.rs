//! How answers are cached, by options and variables.

use std::time::Duration;

use cinerag_cache::{CacheOptions, REDIS_BUDGET};
use clap::Args;

/// The caches in front of search.
#[derive(Debug, Clone, Args)]
pub struct CacheArgs {
    /// Memory for cached answers and query vectors, in bytes
    #[arg(long, env = "CINERAG_CACHE_BYTES", default_value_t = 64 << 20, value_name = "BYTES")]
    cache_bytes: u64,
    /// Seconds that a cached answer is fresh; it stays, stale, for as long again
    #[arg(long, env = "CINERAG_CACHE_TTL_S", default_value_t = 3_600, value_name = "SECONDS")]
    cache_ttl_s: u32,
    /// Redis, a cache that all servers share: redis://host:port, rediss:// for TLS [default: memory alone]
    #[arg(long, env = "CINERAG_REDIS_URL", hide_env_values = true, value_name = "URL")]
    redis_url: Option<String>,
}

impl CacheArgs {
    /// Keeps nothing: for commands that measure, and for those that search once.
    pub const NONE: CacheArgs = CacheArgs { cache_bytes: 0, cache_ttl_s: 0, redis_url: None };

    /// For the cache to open.
    pub fn options(&self) -> CacheOptions<'_> {
        CacheOptions {
            memory_bytes: self.cache_bytes,
            time_to_live: Duration::from_secs(self.cache_ttl_s.into()),
            redis_url: self.redis_url.as_deref().filter(|url| !url.is_empty()),
            redis_budget: REDIS_BUDGET,
        }
    }
}
