//! The cache of this process, bounded by bytes; the least recently used entry goes first (with moka's `TinyLFU` admission).
//! Query vectors and answers have separate shares, so that neither evicts the other.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::{Hit, SearchAnswer};
use cinerag_ports::{
    AnswerCache, CacheLookup, CacheTier, CachedAnswer, Clock, EmbeddingKey, QueryVectorCache,
};
use moka::sync::Cache;

use crate::lifetime::{Lifetime, Lifetimes};

/// One byte in so many is for query vectors. A vector takes a tenth of an answer.
const VECTOR_SHARE: u64 = 8;

/// A bounded cache for one process.
pub struct MemoryCache {
    answers: Cache<String, Entry>,
    vectors: Cache<EmbeddingKey, Arc<[f32]>>,
    lifetimes: Lifetimes,
    clock: Arc<dyn Clock>,
}

#[derive(Clone)]
struct Entry {
    answer: Arc<SearchAnswer>,
    fresh_until: Duration,
    stored_until: Duration,
}

impl MemoryCache {
    /// Stores nothing: for measurements.
    pub fn disabled(clock: Arc<dyn Clock>) -> Self {
        MemoryCache::of_bytes(0, Duration::ZERO, clock)
    }

    /// Uses about `capacity_bytes`. Answers are fresh for about `time_to_live`.
    pub fn of_bytes(capacity_bytes: u64, time_to_live: Duration, clock: Arc<dyn Clock>) -> Self {
        MemoryCache::new(capacity_bytes, Lifetimes::new(time_to_live), clock)
    }

    /// Uses about `capacity_bytes`; 0 stores nothing.
    pub fn new(capacity_bytes: u64, lifetimes: Lifetimes, clock: Arc<dyn Clock>) -> Self {
        let for_vectors = capacity_bytes / VECTOR_SHARE;
        let answers = Cache::builder()
            .max_capacity(capacity_bytes - for_vectors)
            .weigher(|key: &String, entry: &Entry| bytes_of(key, &entry.answer));
        let vectors = Cache::builder()
            .max_capacity(for_vectors)
            .weigher(|_, vector: &Arc<[f32]>| 200 + size_of_val(&**vector) as u32);
        MemoryCache { answers: answers.build(), vectors: vectors.build(), lifetimes, clock }
    }

    /// Number of answers, after pending evictions.
    pub fn len(&self) -> u64 {
        self.answers.run_pending_tasks();
        self.answers.entry_count()
    }

    /// True when there is no answer.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Stores an answer for the rest of its life.
    pub(crate) fn put_for(&self, key: &str, answer: Arc<SearchAnswer>, life: Lifetime) {
        let now = self.clock.elapsed();
        let entry = Entry { answer, fresh_until: now + life.fresh, stored_until: now + life.total };
        self.answers.insert(key.to_owned(), entry);
    }

    pub(crate) fn vector(&self, key: EmbeddingKey) -> Option<Arc<[f32]>> {
        self.vectors.get(&key)
    }

    pub(crate) fn keep_vector(&self, key: EmbeddingKey, vector: &Arc<[f32]>) {
        self.vectors.insert(key, Arc::clone(vector));
    }
}

#[async_trait]
impl AnswerCache for MemoryCache {
    fn in_memory(&self, key: &str) -> Option<CachedAnswer> {
        let entry = self.answers.get(key)?;
        let now = self.clock.elapsed();
        if now >= entry.stored_until {
            self.answers.invalidate(key);
            return None;
        }
        Some(CachedAnswer {
            answer: entry.answer,
            tier: CacheTier::Memory,
            is_stale: now >= entry.fresh_until,
        })
    }

    async fn get(&self, key: &str) -> CacheLookup<Option<CachedAnswer>> {
        CacheLookup { found: self.in_memory(key), is_unavailable: false }
    }

    async fn put(&self, key: &str, answer: &Arc<SearchAnswer>) {
        self.put_for(key, Arc::clone(answer), self.lifetimes.of(key));
    }
}

#[async_trait]
impl QueryVectorCache for MemoryCache {
    async fn vectors(&self, keys: &[EmbeddingKey]) -> CacheLookup<Vec<Option<Arc<[f32]>>>> {
        CacheLookup { found: keys.iter().map(|key| self.vector(*key)).collect(), is_unavailable: false }
    }

    async fn put_vectors(&self, vectors: &[(EmbeddingKey, Arc<[f32]>)]) {
        for (key, vector) in vectors {
            self.keep_vector(*key, vector);
        }
    }
}

/// Approximate size of an entry: its texts, and a fixed amount for the fields of a hit and for an allocation.
fn bytes_of(key: &str, answer: &SearchAnswer) -> u32 {
    const ENTRY: usize = 400;
    const HIT: usize = 500;
    const TEXT: usize = 48;
    let texts = |hit: &Hit| {
        let reasons: usize = hit.reasons.iter().map(|reason| reason.text.len() + TEXT).sum();
        let directors: usize = hit.card.directors.iter().map(|name| name.len() + TEXT).sum();
        let explained = hit.explanation.as_ref().map_or(0, |how| 2 * TEXT + how.features.len() * TEXT);
        let overview = hit.card.overview.as_ref().map_or(0, String::len);
        HIT + hit.card.title.len() + overview + directors + reasons + explained
    };
    let facets: usize = answer.facets.iter().map(|facet| facet.counts.len() * TEXT).sum();
    let understood: usize = answer.query.understood.iter().map(|part| part.text.len() + 4 * TEXT).sum();
    let hits = answer.hits.iter().map(texts).sum::<usize>();
    let bytes = ENTRY + key.len() + answer.query.text.len() + understood + facets + hits;
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use cinerag_ports::conformance::{answer_cache, query_vector_cache, sample_answer};
    use cinerag_ports::fakes::ManualClock;

    use super::*;

    const TTL: Duration = Duration::from_secs(100);

    fn cache(bytes: u64) -> (Arc<ManualClock>, MemoryCache) {
        let clock = Arc::new(ManualClock::default());
        let cache = MemoryCache::new(bytes, Lifetimes::new(TTL), Arc::clone(&clock) as _);
        (clock, cache)
    }

    #[tokio::test]
    async fn conforms() {
        answer_cache(&cache(1 << 20).1).await;
        query_vector_cache(&cache(1 << 20).1).await;
    }

    #[tokio::test]
    async fn it_stays_within_its_capacity() {
        let (_, cache) = cache(10_000);
        for n in 0..1_000_u32 {
            cache.put(&format!("key {n}"), &Arc::new(sample_answer("x"))).await;
            cache.put_vectors(&[(u128::from(n), Arc::from([0.5; 100]))]).await;
        }
        assert!(!cache.is_empty() && cache.len() <= 10_000 / 400, "{} answers", cache.len());
        cache.vectors.run_pending_tasks();
        assert_eq!(cache.vectors.entry_count(), 2, "an eighth of 10,000 bytes");
        let (_, none) = self::cache(0);
        none.put("a", &Arc::new(sample_answer("x"))).await;
        assert!(none.is_empty());
    }

    #[tokio::test]
    async fn an_answer_becomes_stale_and_then_expires() {
        let (clock, cache) = cache(1 << 20);
        cache.put("a", &Arc::new(sample_answer("x"))).await;
        let life = Lifetimes::new(TTL).of("a");
        let state = || cache.in_memory("a").map(|cached| cached.is_stale);
        let step = Duration::from_nanos(1);
        clock.advance(life.fresh.saturating_sub(step));
        assert_eq!(state(), Some(false));
        clock.advance(step);
        assert_eq!(state(), Some(true));
        clock.advance(TTL.saturating_sub(step));
        assert_eq!(state(), Some(true));
        clock.advance(step);
        assert_eq!(state(), None);
        assert!(cache.is_empty(), "and uses no memory");
    }
}
