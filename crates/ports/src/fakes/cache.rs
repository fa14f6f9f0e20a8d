//! Caches that are maps.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use cinerag_domain::SearchAnswer;
use parking_lot::{Mutex, MutexGuard};

use crate::{
    AnswerCache, CacheLookup, CacheTier, CachedAnswer, EmbeddingCache, EmbeddingCacheError, EmbeddingKey,
    QueryVectorCache,
};

/// Caches every answer and query vector. A test can make it unavailable and everything in it stale.
#[derive(Default)]
pub struct MapAnswerCache {
    answers: Mutex<HashMap<String, Arc<SearchAnswer>>>,
    vectors: Mutex<HashMap<EmbeddingKey, Arc<[f32]>>>,
    is_unavailable: AtomicBool,
    is_stale: AtomicBool,
}

impl MapAnswerCache {
    /// Makes it unavailable, so that nothing is found or cached, or available again.
    pub fn set_unavailable(&self, is_unavailable: bool) {
        self.is_unavailable.store(is_unavailable, Ordering::Relaxed);
    }

    /// Makes everything in it stale, or fresh again.
    pub fn set_stale(&self, is_stale: bool) {
        self.is_stale.store(is_stale, Ordering::Relaxed);
    }

    fn is_unavailable(&self) -> bool {
        self.is_unavailable.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl AnswerCache for MapAnswerCache {
    fn in_memory(&self, key: &str) -> Option<CachedAnswer> {
        let answer = lock(&self.answers).get(key).cloned().filter(|_| !self.is_unavailable())?;
        Some(CachedAnswer {
            answer,
            tier: CacheTier::Memory,
            is_stale: self.is_stale.load(Ordering::Relaxed),
        })
    }

    async fn get(&self, key: &str) -> CacheLookup<Option<CachedAnswer>> {
        CacheLookup { found: self.in_memory(key), is_unavailable: self.is_unavailable() }
    }

    async fn put(&self, key: &str, answer: &Arc<SearchAnswer>) {
        if !self.is_unavailable() {
            lock(&self.answers).insert(key.to_owned(), Arc::clone(answer));
        }
    }
}

#[async_trait]
impl QueryVectorCache for MapAnswerCache {
    async fn vectors(&self, keys: &[EmbeddingKey]) -> CacheLookup<Vec<Option<Arc<[f32]>>>> {
        let vectors = lock(&self.vectors);
        let found =
            keys.iter().map(|key| vectors.get(key).cloned().filter(|_| !self.is_unavailable())).collect();
        CacheLookup { found, is_unavailable: self.is_unavailable() }
    }

    async fn put_vectors(&self, vectors: &[(EmbeddingKey, Arc<[f32]>)]) {
        if !self.is_unavailable() {
            lock(&self.vectors).extend(vectors.iter().cloned());
        }
    }
}

/// Holds every vector as long as one of its clones lives.
#[derive(Default, Clone)]
pub struct MapEmbeddingCache(Arc<Mutex<HashMap<EmbeddingKey, Vec<f32>>>>);

impl EmbeddingCache for MapEmbeddingCache {
    fn get(&self, key: EmbeddingKey) -> Option<Vec<f32>> {
        lock(&self.0).get(&key).cloned()
    }

    fn put(&self, key: EmbeddingKey, vector: &[f32]) -> Result<(), EmbeddingCacheError> {
        lock(&self.0).insert(key, vector.to_vec());
        Ok(())
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock()
}
