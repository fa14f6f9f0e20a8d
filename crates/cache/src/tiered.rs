//! Memory over Redis: what is found in Redis is copied into memory; new entries go into both.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::SearchAnswer;
use cinerag_ports::{
    AnswerCache, CacheCounters, CacheLookup, CacheTier, CachedAnswer, Clock, EmbeddingKey, LookEnd,
    QueryVectorCache,
};

use crate::connection::CacheError;
use crate::lifetime::Lifetimes;
use crate::{MemoryCache, RedisCache};

/// Configuration of a cache.
#[derive(Debug, Clone, Copy)]
pub struct CacheOptions<'a> {
    /// Memory for answers and query vectors; 0 stores nothing in memory.
    pub memory_bytes: u64,
    /// How long an answer is fresh. After that it is stale for as long again.
    pub time_to_live: Duration,
    /// Address of Redis; without one, memory is the only tier.
    pub redis_url: Option<&'a str>,
    /// Longest time for a lookup in Redis: [`crate::REDIS_BUDGET`], except in tests on a busy machine.
    pub redis_budget: Duration,
}

/// Two tiers as one cache, with counters for each.
pub struct TieredCache {
    memory: MemoryCache,
    redis: Option<RedisCache>,
    counters: Arc<CacheCounters>,
}

impl TieredCache {
    /// Connects to Redis on first use, so that the process starts without it, too.
    pub fn open(options: &CacheOptions<'_>, clock: &Arc<dyn Clock>) -> Result<Self, CacheError> {
        let lifetimes = Lifetimes::new(options.time_to_live);
        let budget = options.redis_budget;
        let redis = options.redis_url.map(|url| RedisCache::new(url, budget, lifetimes, Arc::clone(clock)));
        Ok(TieredCache {
            memory: MemoryCache::new(options.memory_bytes, lifetimes, Arc::clone(clock)),
            redis: redis.transpose()?,
            counters: Arc::default(),
        })
    }

    /// Hits and misses of each tier since the start.
    pub fn counters(&self) -> &Arc<CacheCounters> {
        &self.counters
    }
}

#[async_trait]
impl AnswerCache for TieredCache {
    fn in_memory(&self, key: &str) -> Option<CachedAnswer> {
        let cached = self.memory.in_memory(key);
        self.counters.answers.memory.count(match &cached {
            Some(cached) if cached.is_stale => LookEnd::Stale,
            Some(_) => LookEnd::Hit,
            None => LookEnd::Miss,
        });
        cached
    }

    async fn get(&self, key: &str) -> CacheLookup<Option<CachedAnswer>> {
        // the caller looked in memory before, which was counted then; the answer may have arrived since
        let in_memory = self.memory.in_memory(key);
        let Some(redis) =
            self.redis.as_ref().filter(|_| in_memory.as_ref().is_none_or(|cached| cached.is_stale))
        else {
            return CacheLookup { found: in_memory, is_unavailable: false };
        };
        let found = redis.find(key).await;
        let counter = &self.counters.answers.redis;
        match found {
            Ok((answer, life)) => {
                let is_stale = life.fresh.is_zero();
                counter.count(if is_stale { LookEnd::Stale } else { LookEnd::Hit });
                self.memory.put_for(key, Arc::clone(&answer), life);
                CacheLookup {
                    found: Some(CachedAnswer { answer, tier: CacheTier::Redis, is_stale }),
                    is_unavailable: false,
                }
            }
            Err(end) => {
                counter.count(end);
                CacheLookup { found: in_memory, is_unavailable: end.is_unavailable() }
            }
        }
    }

    async fn put(&self, key: &str, answer: &Arc<SearchAnswer>) {
        self.memory.put(key, answer).await;
        if let Some(redis) = &self.redis {
            redis.put(key, answer).await;
        }
    }
}

#[async_trait]
impl QueryVectorCache for TieredCache {
    async fn vectors(&self, keys: &[EmbeddingKey]) -> CacheLookup<Vec<Option<Arc<[f32]>>>> {
        let counters = &self.counters.vectors;
        let lookup = |key: &EmbeddingKey| {
            let found = self.memory.vector(*key);
            counters.memory.count(if found.is_some() { LookEnd::Hit } else { LookEnd::Miss });
            found
        };
        let mut found: Vec<Option<Arc<[f32]>>> = keys.iter().map(lookup).collect();
        let Some(redis) = self.redis.as_ref().filter(|_| found.iter().any(Option::is_none)) else {
            return CacheLookup { found, is_unavailable: false };
        };
        let (missing, places): (Vec<EmbeddingKey>, Vec<&mut Option<Arc<[f32]>>>) =
            keys.iter().copied().zip(&mut found).filter(|(_, found)| found.is_none()).unzip();
        let mut is_unavailable = false;
        let replies = redis.find_vectors(&missing).await;
        for ((key, place), reply) in missing.into_iter().zip(places).zip(replies) {
            match reply {
                Ok(vector) => {
                    counters.redis.count(LookEnd::Hit);
                    self.memory.keep_vector(key, &vector);
                    *place = Some(vector);
                }
                Err(end) => {
                    counters.redis.count(end);
                    is_unavailable |= end.is_unavailable();
                }
            }
        }
        CacheLookup { found, is_unavailable }
    }

    async fn put_vectors(&self, vectors: &[(EmbeddingKey, Arc<[f32]>)]) {
        self.memory.put_vectors(vectors).await;
        if let Some(redis) = &self.redis {
            redis.put_vectors(vectors).await;
        }
    }
}
