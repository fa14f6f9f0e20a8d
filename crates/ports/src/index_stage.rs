//! A new index, built but not yet served.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;

use crate::{Catalogue, IndexPublisher, RemoteError, StoreError, VectorStore};

/// An index with its payload.
pub trait OpenedIndex: VectorStore + Catalogue {}

impl<I: VectorStore + Catalogue> OpenedIndex for I {}

/// Where an index is built, checked, and then released to all readers in one step.
#[async_trait]
pub trait IndexStage: Send + Sync {
    /// Writes contents to the stage, which no reader opens.
    fn publisher(&self) -> &dyn IndexPublisher;

    /// Opens what is on the stage.
    fn open(&self) -> Result<Arc<dyn OpenedIndex>, StoreError>;

    /// Makes the staged index the current one for every reader; the previous one stays for a rollback. Until this
    /// succeeds, readers have the old one.
    async fn release(&self) -> Result<(), RemoteError>;
}

/// Knows the index that readers have.
#[async_trait]
pub trait CurrentIndex: Send + Sync {
    /// The index that readers have now, or `None` before the first.
    async fn current(&self) -> Result<Option<Fingerprint>, RemoteError>;
}
