//! Vectors in packs, each a file of records, for workers that share nothing but a blob store.
//!
//! `vectors/<model>/<pack>`

use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use cinerag_ports::{
    BlobStore, EmbeddingCache, EmbeddingCacheError, EmbeddingKey, RemoteError, VectorArchive,
};
use parking_lot::Mutex;

use crate::record::{read_records, record, record_bytes};

/// The packs of one model.
pub struct PackArchive {
    blobs: Arc<dyn BlobStore>,
    folder: String,
    dimension: usize,
}

impl PackArchive {
    /// Those of `model`, whose vectors have `dimension` components.
    pub fn new(blobs: Arc<dyn BlobStore>, model: &Fingerprint, dimension: usize) -> Self {
        PackArchive { blobs, folder: format!("vectors/{model}/"), dimension }
    }

    fn read(
        &self,
        key: &str,
        bytes: &[u8],
        vectors: &mut HashMap<EmbeddingKey, Vec<f32>>,
    ) -> Result<(), RemoteError> {
        let whole = read_records(bytes, self.dimension, vectors);
        if whole == bytes.len() {
            return Ok(());
        }
        let reason =
            format!("record {} of a pack is damaged or incomplete", whole / record_bytes(self.dimension));
        Err(RemoteError::Unreadable { service: key.to_owned(), reason })
    }
}

#[async_trait]
impl VectorArchive for PackArchive {
    async fn load(&self) -> Result<Box<dyn EmbeddingCache>, RemoteError> {
        let mut vectors = HashMap::new();
        for key in self.blobs.list(&self.folder).await? {
            if let Some(bytes) = self.blobs.get(&key).await? {
                self.read(&key, &bytes, &mut vectors)?;
            }
        }
        Ok(Box::new(LoadedVectors(Mutex::new(vectors))))
    }

    async fn holds(&self, pack: &str) -> Result<bool, RemoteError> {
        let key = format!("{}{pack}", self.folder);
        let Some(bytes) = self.blobs.get(&key).await? else { return Ok(false) };
        match self.read(&key, &bytes, &mut HashMap::new()) {
            Ok(()) => Ok(true),
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "the pack is damaged and will be computed again");
                Ok(false)
            }
        }
    }

    async fn keep(&self, pack: &str, vectors: &[(EmbeddingKey, Vec<f32>)]) -> Result<(), RemoteError> {
        let key = format!("{}{pack}", self.folder);
        if let Some((_, wrong)) = vectors.iter().find(|(_, vector)| vector.len() != self.dimension) {
            let reason = format!("a vector of {} numbers, expected {}", wrong.len(), self.dimension);
            return Err(RemoteError::Refused { service: key, reason });
        }
        let bytes = vectors.iter().flat_map(|(key, vector)| record(*key, vector)).collect();
        self.blobs.put(&key, bytes).await
    }
}

/// The vectors of the packs. Vectors that are added stay in this process; other processes compute them again.
struct LoadedVectors(Mutex<HashMap<EmbeddingKey, Vec<f32>>>);

impl EmbeddingCache for LoadedVectors {
    fn get(&self, key: EmbeddingKey) -> Option<Vec<f32>> {
        self.0.lock().get(&key).cloned()
    }

    fn put(&self, key: EmbeddingKey, vector: &[f32]) -> Result<(), EmbeddingCacheError> {
        self.0.lock().insert(key, vector.to_vec());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use cinerag_ports::conformance;
    use cinerag_ports::fakes::MemoryBlobs;

    use super::*;

    fn archive(blobs: &MemoryBlobs) -> PackArchive {
        PackArchive::new(Arc::new(blobs.clone()), &Fingerprint("m".into()), 2)
    }

    #[tokio::test]
    async fn conforms() {
        conformance::vector_archive(&archive(&MemoryBlobs::default())).await;
    }

    #[tokio::test]
    async fn a_damaged_pack_is_named_and_computed_again() {
        let blobs = MemoryBlobs::default();
        let archive = archive(&blobs);
        archive.keep("p", &[(1, vec![1.0, 0.0]), (2, vec![0.0, 1.0])]).await.expect("keep");
        let mut bytes = blobs.get("vectors/m/p").await.expect("get").expect("there");
        bytes.pop();
        blobs.put("vectors/m/p", bytes).await.expect("put");
        assert!(!archive.holds("p").await.expect("holds"), "it is to be embedded again");
        let error = archive.load().await.err().expect("refused");
        assert!(
            error.to_string().contains("vectors/m/p") && error.to_string().contains("record 1"),
            "{error}"
        );
    }
}
