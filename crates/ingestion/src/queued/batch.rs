//! A batch: texts to embed, named after them.

use cinerag_domain::Fingerprint;
use cinerag_ports::{BlobStore, RemoteError};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::embed::embedding_key;

/// Texts of one batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Hash of the model and the texts.
    pub id: String,
    /// The texts, each once.
    pub texts: Vec<String>,
}

impl Batch {
    /// Names texts for a model to embed.
    pub fn of(model: &Fingerprint, texts: Vec<String>) -> Self {
        let mut hash = Xxh3::new();
        for text in &texts {
            hash.update(&embedding_key(model, text).to_le_bytes());
        }
        Batch { id: Fingerprint::from_u128(hash.digest128()).0, texts }
    }

    /// Writes the batch where workers find it.
    pub(super) async fn keep(&self, blobs: &dyn BlobStore) -> Result<(), RemoteError> {
        let key = blob_key(&self.id);
        let json = serde_json::to_vec(self).map_err(|error| unreadable(&key, error.to_string()))?;
        blobs.put(&key, json).await
    }

    /// The batch of this id.
    pub(super) async fn find(blobs: &dyn BlobStore, id: &str) -> Result<Self, RemoteError> {
        let key = blob_key(id);
        let json = blobs.get(&key).await?;
        let json = json.ok_or_else(|| unreadable(&key, "there is no such file".into()))?;
        let batch: Batch =
            serde_json::from_slice(&json).map_err(|error| unreadable(&key, error.to_string()))?;
        if batch.id == id { Ok(batch) } else { Err(unreadable(&key, format!("it is batch {}", batch.id))) }
    }
}

fn blob_key(id: &str) -> String {
    format!("batches/{id}.json")
}

fn unreadable(key: &str, reason: String) -> RemoteError {
    RemoteError::Unreadable { service: key.to_owned(), reason }
}
