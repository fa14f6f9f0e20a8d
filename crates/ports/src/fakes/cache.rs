//! Caches that are maps.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use cinerag_domain::SearchAnswer;

use crate::{
    AnswerCache, CacheTier, EmbeddingCache, EmbeddingCacheError, EmbeddingKey, Kept, Looked, QueryVectorCache,
};

/// Keeps every answer and query vector. Can be told to be away and to find everything stale.
#[derive(Default)]
pub struct MapAnswerCache {
    answers: Mutex<HashMap<String, Arc<SearchAnswer>>>,
    vectors: Mutex<HashMap<EmbeddingKey, Arc<[f32]>>>,
    is_away: AtomicBool,
    is_stale: AtomicBool,
}

impl MapAnswerCache {
    /// From now on nothing is found or kept, as with a cache that does not answer; or is again.
    pub fn set_away(&self, is_away: bool) {
        self.is_away.store(is_away, Ordering::Relaxed);
    }

    /// From now on whatever is found is stale; or fresh again.
    pub fn set_stale(&self, is_stale: bool) {
        self.is_stale.store(is_stale, Ordering::Relaxed);
    }

    fn is_away(&self) -> bool {
        self.is_away.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl AnswerCache for MapAnswerCache {
    fn at_hand(&self, key: &str) -> Option<Kept> {
        let answer = lock(&self.answers).get(key).cloned().filter(|_| !self.is_away())?;
        Some(Kept { answer, tier: CacheTier::Memory, is_stale: self.is_stale.load(Ordering::Relaxed) })
    }

    async fn get(&self, key: &str) -> Looked<Option<Kept>> {
        Looked { found: self.at_hand(key), is_away: self.is_away() }
    }

    async fn put(&self, key: &str, answer: &Arc<SearchAnswer>) {
        if !self.is_away() {
            lock(&self.answers).insert(key.to_owned(), Arc::clone(answer));
        }
    }
}

#[async_trait]
impl QueryVectorCache for MapAnswerCache {
    async fn vectors(&self, keys: &[EmbeddingKey]) -> Looked<Vec<Option<Arc<[f32]>>>> {
        let kept = lock(&self.vectors);
        let found = keys.iter().map(|key| kept.get(key).cloned().filter(|_| !self.is_away())).collect();
        Looked { found, is_away: self.is_away() }
    }

    async fn keep_vectors(&self, vectors: &[(EmbeddingKey, Arc<[f32]>)]) {
        if !self.is_away() {
            lock(&self.vectors).extend(vectors.iter().cloned());
        }
    }
}

/// Keeps every vector as long as some clone of it lives.
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
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
