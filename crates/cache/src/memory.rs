//! Answers in this process's memory, weighed by bytes, least recently used out first (with `TinyLFU`
//! admission, as moka does it).

use std::sync::Arc;

use cinerag_domain::SearchAnswer;
use cinerag_ports::AnswerCache;
use moka::sync::Cache;

/// A bounded cache for one process.
pub struct MemoryCache(Cache<String, Arc<SearchAnswer>>);

impl MemoryCache {
    /// Holds answers of about `capacity_bytes` in all; 0 keeps nothing.
    pub fn new(capacity_bytes: u64) -> Self {
        let cache = Cache::builder()
            .max_capacity(capacity_bytes)
            .weigher(|key: &String, answer| bytes_of(key, answer));
        MemoryCache(cache.build())
    }

    /// Answers held now, after pending evictions.
    pub fn len(&self) -> u64 {
        self.0.run_pending_tasks();
        self.0.entry_count()
    }

    /// True when nothing is held.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl AnswerCache for MemoryCache {
    fn get(&self, key: &str) -> Option<Arc<SearchAnswer>> {
        self.0.get(key)
    }

    fn put(&self, key: String, answer: Arc<SearchAnswer>) {
        self.0.insert(key, answer);
    }
}

/// About what an entry takes: its text, and a fixed amount for each hit's fields and each allocation.
fn bytes_of(key: &str, answer: &Arc<SearchAnswer>) -> u32 {
    const ENTRY: usize = 400;
    const HIT: usize = 500;
    let texts = |hit: &cinerag_domain::Hit| {
        let reasons: usize =
            hit.reasons.iter().map(|reason| reason.kind.len() + reason.text.len() + 48).sum();
        HIT + hit.card.title.len() + hit.card.overview.as_ref().map_or(0, String::len) + reasons
    };
    let facets: usize = answer.facets.iter().map(|facet| facet.counts.len() * 48).sum();
    let bytes = ENTRY + key.len() + facets + answer.hits.iter().map(texts).sum::<usize>();
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use cinerag_ports::conformance::{answer_cache, sample_answer};

    use super::*;

    #[test]
    fn conforms() {
        answer_cache(&MemoryCache::new(1 << 20));
    }

    #[test]
    fn it_stays_within_its_bytes() {
        let cache = MemoryCache::new(10_000);
        for n in 0..1_000 {
            cache.put(format!("key {n}"), Arc::new(sample_answer("x")));
        }
        assert!(!cache.is_empty() && cache.len() <= 10_000 / 400, "{} answers", cache.len());
        let none = MemoryCache::new(0);
        none.put("a".into(), Arc::new(sample_answer("x")));
        assert!(none.is_empty());
    }
}
