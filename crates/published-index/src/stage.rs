//! Where a new index is built and looked through, and from where it is released.

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use cinerag_ports::{CurrentIndex, IndexPublisher, IndexStage, OpenedIndex, RemoteError, StoreError};
use cinerag_vector_store::{EmbeddedIndex, EmbeddedPublisher};

use crate::{IndexBucket, PublishedIndexError};

/// A folder of this machine, and the bucket that its index is released to.
pub struct Stage {
    folder: PathBuf,
    publisher: EmbeddedPublisher,
    bucket: IndexBucket,
}

impl Stage {
    /// Builds in `folder`, which no reader opens.
    pub fn new(folder: PathBuf, bucket: IndexBucket) -> Self {
        Stage { publisher: EmbeddedPublisher::new(&folder), folder, bucket }
    }
}

#[async_trait]
impl IndexStage for Stage {
    fn publisher(&self) -> &dyn IndexPublisher {
        &self.publisher
    }

    fn open(&self) -> Result<Arc<dyn OpenedIndex>, StoreError> {
        Ok(Arc::new(EmbeddedIndex::open_current(&self.folder)?))
    }

    async fn release(&self) -> Result<(), RemoteError> {
        self.bucket.release(&self.folder).await.map_err(remote)?;
        Ok(())
    }
}

#[async_trait]
impl CurrentIndex for IndexBucket {
    async fn current(&self) -> Result<Option<Fingerprint>, RemoteError> {
        IndexBucket::current(self).await.map_err(remote)
    }
}

fn remote(error: PublishedIndexError) -> RemoteError {
    let (service, reason) = ("the bucket of indexes".to_owned(), error.to_string());
    match error {
        PublishedIndexError::Bucket(error) => error.into(),
        // passes by itself: the next attempt sees the other release
        PublishedIndexError::Overtaken { .. } => RemoteError::Unavailable { service, reason },
        _ => RemoteError::Unreadable { service, reason },
    }
}
