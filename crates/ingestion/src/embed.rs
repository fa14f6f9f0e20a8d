//! Documents → vectors: known ones are looked up, the others embedded on every core.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use cinerag_domain::Fingerprint;
use cinerag_ports::{EmbedError, Embedder, EmbeddingCache, EmbeddingCacheError, EmbeddingKey};
use parking_lot::Mutex;
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

/// Why a run's documents could not be embedded. Vectors computed so far are in the cache.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EmbedStageError {
    #[error(transparent)]
    Embed(#[from] EmbedError),
    #[error(transparent)]
    Cache(#[from] EmbeddingCacheError),
}

/// The vectors of `documents`, in order. `threads` texts are embedded in parallel.
pub(crate) fn embed_all(
    documents: &[String],
    embedder: &dyn Embedder,
    cache: &dyn EmbeddingCache,
    threads: NonZeroUsize,
    progress: &dyn Progress,
) -> Result<(Vec<Vec<f32>>, EmbedCounts), EmbedStageError> {
    let keys: Vec<EmbeddingKey> =
        documents.iter().map(|text| embedding_key(embedder.fingerprint(), text)).collect();
    let mut vectors: Vec<Option<Vec<f32>>> = keys.iter().map(|key| cache.get(*key)).collect();
    let missing: Vec<usize> = (0..documents.len()).filter(|at| vectors[*at].is_none()).collect();
    let counts = EmbedCounts { embedded: missing.len(), reused: documents.len() - missing.len() };

    let texts = missing.iter().map(|at| (keys[*at], documents[*at].as_str()));
    let computed = side_by_side(&texts.collect::<Vec<_>>(), embedder, Some(cache), threads, progress)?;
    for (at, vector) in missing.into_iter().zip(computed) {
        vectors[at] = Some(vector);
    }
    Ok((vectors.into_iter().flatten().collect(), counts))
}

/// The vectors of texts without a stored vector, in order. The caller stores them.
pub(crate) fn embed_texts(
    texts: &[String],
    embedder: &dyn Embedder,
    threads: NonZeroUsize,
    progress: &dyn Progress,
) -> Result<Vec<Vec<f32>>, EmbedStageError> {
    let texts: Vec<_> = texts.iter().map(|text| (0, text.as_str())).collect();
    side_by_side(&texts, embedder, None, threads, progress)
}

/// Embeds every text and stores each vector immediately, if there is a place to store it.
fn side_by_side(
    texts: &[(EmbeddingKey, &str)],
    embedder: &dyn Embedder,
    cache: Option<&dyn EmbeddingCache>,
    threads: NonZeroUsize,
    progress: &dyn Progress,
) -> Result<Vec<Vec<f32>>, EmbedStageError> {
    progress.begin("embed", Some(texts.len() as u64));
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let results = Mutex::new(Ok(Vec::with_capacity(texts.len())));
    let embed = |(key, text): (EmbeddingKey, &str)| -> Result<Vec<f32>, EmbedStageError> {
        let vector = embedder.embed(text)?;
        if let Some(cache) = cache {
            cache.put(key, &vector)?;
        }
        Ok(vector)
    };
    let work = || {
        while !failed.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(text) = texts.get(at) else { return };
            let vector = embed(*text);
            let mut results = results.lock();
            match (vector, results.as_mut()) {
                (Ok(vector), Ok(done)) => done.push((at, vector)),
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
        for _ in 0..threads.get().min(texts.len()) {
            scope.spawn(work);
        }
    });
    progress.end();
    let mut done: Vec<(usize, Vec<f32>)> = results.into_inner()?;
    done.sort_unstable_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, vector)| vector).collect())
}

/// Model and text, hashed: another model or another template never finds an old vector.
pub(crate) fn embedding_key(model: &Fingerprint, text: &str) -> EmbeddingKey {
    let mut hash = Xxh3::new();
    hash.update(model.0.as_bytes());
    hash.update(&[0]);
    hash.update(text.as_bytes());
    hash.digest128()
}
