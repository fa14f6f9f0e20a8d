//! Stage "cache": the key of an answer, and the status that says where it came from.

use cinerag_domain::{Fingerprint, SearchRequest};
use cinerag_ports::{CacheTier, CachedAnswer};
use xxhash_rust::xxh3::xxh3_128;

/// Changes whenever the same request on the same index may rank differently.
const RANKING_VERSION: &str = "rerank-1";

/// Where an answer came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheStatus {
    /// Cached from an equal request, and fresh.
    Hit(CacheTier),
    /// Cached from an equal request, and past its lifetime.
    Stale,
    /// Computed by an equal request that was running, which this one waited for.
    Joined,
    /// Computed.
    Miss,
}

impl CacheStatus {
    /// The name in answers, logs and metrics.
    pub const fn name(self) -> &'static str {
        match self {
            CacheStatus::Hit(CacheTier::Memory) => "hit-memory",
            CacheStatus::Hit(CacheTier::Redis) => "hit-redis",
            CacheStatus::Stale => "stale",
            CacheStatus::Joined => "joined",
            CacheStatus::Miss => "miss",
        }
    }

    pub(crate) const fn of(cached: &CachedAnswer) -> Self {
        if cached.is_stale { CacheStatus::Stale } else { CacheStatus::Hit(cached.tier) }
    }
}

/// A key that names everything an answer depends on: request, index, models, ranking. A publication or a new release
/// changes it, so nothing is ever invalidated explicitly.
pub(crate) fn key(
    request: &SearchRequest,
    index: &Fingerprint,
    model: Option<&Fingerprint>,
    reranking: &Fingerprint,
    cross_encoder: Option<&Fingerprint>,
) -> String {
    let model = model.map_or("none", |model| model.0.as_str());
    // a request is plain data, so it always has a JSON form, and field order is fixed
    let request = serde_json::to_vec(request).unwrap_or_default();
    let cross_encoder = cross_encoder.map_or("none", |encoder| encoder.0.as_str());
    let request = xxh3_128(&request);
    format!("{RANKING_VERSION}:{reranking}:{cross_encoder}:{index}:{model}:{request:032x}")
}
