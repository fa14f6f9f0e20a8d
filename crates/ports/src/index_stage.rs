//! A new index between being built and being served.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;

use crate::{Catalogue, IndexPublisher, RemoteError, StoreError, VectorStore};

/// An index with its payload.
pub trait OpenedIndex: VectorStore + Catalogue {}

impl<I: VectorStore + Catalogue> OpenedIndex for I {}

/// Where an index is built, checked, and then released to every reader at once.
#[async_trait]
pub trait IndexStage: Send + Sync {
    /// Writes contents to the stage, which no reader opens.
    fn publisher(&self) -> &dyn IndexPublisher;

    /// Opens what is on the stage.
    fn open(&self) -> Result<Arc<dyn OpenedIndex>, StoreError>;

    /// Makes what is on the stage the current index of every reader; the previous one stays for a rollback. Until this
    /// is done, and if it fails anywhere, readers have the old one.
    async fn release(&self) -> Result<(), RemoteError>;
}

/// Knows which index readers have.
#[async_trait]
pub trait CurrentIndex: Send + Sync {
    /// The index that readers have now, or `None` before the first.
    async fn current(&self) -> Result<Option<Fingerprint>, RemoteError>;
}
