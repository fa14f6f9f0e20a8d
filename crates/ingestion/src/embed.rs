//! Documents → vectors: what is known is looked up, the rest is embedded on every core.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use cinerag_ports::{EmbedError, Embedder, EmbeddingCache, EmbeddingCacheError, EmbeddingKey};
use xxhash_rust::xxh3::Xxh3;

use crate::Progress;

/// Where the vectors of a run came from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EmbedCounts {
    /// Computed in this run.
    pub embedded: usize,
    /// Found in the cache.
    pub reused: usize,
}

/// Why a run's documents could not be embedded. What was embedded before is in the cache.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EmbedStageError {
    #[error(transparent)]
    Embed(#[from] EmbedError),
    #[error(transparent)]
    Cache(#[from] EmbeddingCacheError),
}

/// The vectors of `documents`, in their order. `threads` texts are embedded side by side.
pub(crate) fn embed_all(
    documents: &[String],
    embedder: &dyn Embedder,
    cache: &dyn EmbeddingCache,
    threads: NonZeroUsize,
    progress: &dyn Progress,
) -> Result<(Vec<Vec<f32>>, EmbedCounts), EmbedStageError> {
    let keys: Vec<EmbeddingKey> = documents.iter().map(|text| key(embedder, text)).collect();
    let mut vectors: Vec<Option<Vec<f32>>> = keys.iter().map(|key| cache.get(*key)).collect();
    let missing: Vec<usize> = (0..documents.len()).filter(|at| vectors[*at].is_none()).collect();
    let counts = EmbedCounts { embedded: missing.len(), reused: documents.len() - missing.len() };

    progress.begin("embed", Some(missing.len() as u64));
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let results = Mutex::new(Ok(Vec::with_capacity(missing.len())));
    let work = || {
        while !failed.load(Ordering::Relaxed) {
            let Some(at) = missing.get(next.fetch_add(1, Ordering::Relaxed)) else { return };
            let vector = embed_one(&documents[*at], keys[*at], embedder, cache);
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            match (vector, results.as_mut()) {
                (Ok(vector), Ok(done)) => done.push((*at, vector)),
                (Err(error), Ok(_)) => {
                    failed.store(true, Ordering::Relaxed);
                    *results = Err(error);
                }
                (_, Err(_)) => {}
            }
            progress.advance(1);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads.get().min(missing.len()) {
            scope.spawn(work);
        }
    });
    progress.end();
    for (at, vector) in results.into_inner().unwrap_or_else(PoisonError::into_inner)? {
        vectors[at] = Some(vector);
    }
    Ok((vectors.into_iter().flatten().collect(), counts))
}

fn embed_one(
    text: &str,
    key: EmbeddingKey,
    embedder: &dyn Embedder,
    cache: &dyn EmbeddingCache,
) -> Result<Vec<f32>, EmbedStageError> {
    let vector = embedder.embed(text)?;
    cache.put(key, &vector)?;
    Ok(vector)
}

/// Model and text, hashed: another model or another template never finds an old vector.
fn key(embedder: &dyn Embedder, text: &str) -> EmbeddingKey {
    let mut hash = Xxh3::new();
    hash.update(embedder.fingerprint().0.as_bytes());
    hash.update(&[0]);
    hash.update(text.as_bytes());
    hash.digest128()
}
