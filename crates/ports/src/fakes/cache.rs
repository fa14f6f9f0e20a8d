//! Caches that are maps.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use cinerag_domain::SearchAnswer;

use crate::{AnswerCache, EmbeddingCache, EmbeddingCacheError, EmbeddingKey};

/// Keeps every answer.
#[derive(Default)]
pub struct MapAnswerCache(Mutex<HashMap<String, Arc<SearchAnswer>>>);

impl AnswerCache for MapAnswerCache {
    fn get(&self, key: &str) -> Option<Arc<SearchAnswer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn put(&self, key: String, answer: Arc<SearchAnswer>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, answer);
    }
}

/// Keeps every vector as long as some clone of it lives.
#[derive(Default, Clone)]
pub struct MapEmbeddingCache(Arc<Mutex<HashMap<EmbeddingKey, Vec<f32>>>>);

impl EmbeddingCache for MapEmbeddingCache {
    fn get(&self, key: EmbeddingKey) -> Option<Vec<f32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()
    }

    fn put(&self, key: EmbeddingKey, vector: &[f32]) -> Result<(), EmbeddingCacheError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, vector.to_vec());
        Ok(())
    }
}
