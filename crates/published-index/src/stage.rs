//! Where a new index is built and checked, and from where it is released.

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use cinerag_ports::{CurrentIndex, IndexPublisher, IndexStage, OpenedIndex, RemoteError, StoreError};
use cinerag_vector_store::{EmbeddedIndex, EmbeddedPublisher, PublishInOrder};

use crate::{IndexBucket, PublishedIndexError};

/// A folder of this machine, and the bucket that its index is released to.
pub struct Stage {
    folder: PathBuf,
    publisher: Box<dyn IndexPublisher>,
    bucket: IndexBucket,
    ahead: Option<Arc<dyn Ahead>>,
}

/// A place that has every index before the bucket has it. What it publishes is seen by no reader until it is released.
#[async_trait]
pub trait Ahead: IndexPublisher {
    /// Identifies it; nothing secret.
    fn name(&self) -> &str;

    /// Makes what was published last its current index; the previous one stays. Idempotent.
    async fn release(&self) -> Result<(), RemoteError>;
}

impl Stage {
    /// Builds in `folder`, which no reader opens.
    pub fn new(folder: PathBuf, bucket: IndexBucket) -> Self {
        let publisher = Box::new(EmbeddedPublisher::new(&folder));
        Stage { publisher, folder, bucket, ahead: None }
    }

    /// Publishes and releases to `ahead` first: it is more likely to fail, and then the bucket still has the old index.
    /// After an interruption between the two, the next delivery does the rest.
    #[must_use]
    pub fn after(self, ahead: Arc<dyn Ahead>) -> Self {
        let publisher = Box::new(PublishInOrder::new(Box::new(Arc::clone(&ahead)), self.publisher));
        Stage { publisher, ahead: Some(ahead), ..self }
    }
}

#[async_trait]
impl IndexStage for Stage {
    fn publisher(&self) -> &dyn IndexPublisher {
        &*self.publisher
    }

    fn open(&self) -> Result<Arc<dyn OpenedIndex>, StoreError> {
        Ok(Arc::new(EmbeddedIndex::open_current(&self.folder)?))
    }

    async fn release(&self) -> Result<(), RemoteError> {
        let Some(ahead) = &self.ahead else {
            self.bucket.release(&self.folder).await.map_err(remote)?;
            return Ok(());
        };
        ahead.release().await?;
        let released = self.bucket.release(&self.folder).await.map_err(remote)?;
        // last: this index is reported as current only once every reader has it
        self.bucket.note_elsewhere(ahead.name(), &released.fingerprint).await.map_err(remote)
    }
}

#[async_trait]
impl CurrentIndex for IndexBucket {
    async fn current(&self) -> Result<Option<Fingerprint>, RemoteError> {
        self.current_everywhere().await.map_err(remote)
    }
}

fn remote(error: PublishedIndexError) -> RemoteError {
    let (service, reason) = ("the bucket of indexes".to_owned(), error.to_string());
    match error {
        PublishedIndexError::Bucket(error) => error.into(),
        // temporary: the next attempt sees the other release
        PublishedIndexError::Overtaken { .. } => RemoteError::Unavailable { service, reason },
        _ => RemoteError::Unreadable { service, reason },
    }
}
