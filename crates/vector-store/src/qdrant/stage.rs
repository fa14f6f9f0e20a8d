//! Publish-and-switch on a server in two steps, so that an index can be checked before readers see it.

use cinerag_domain::Fingerprint;
use cinerag_ports::{IndexContents, IndexPublisher, PublishError, Published, StoreError};
use parking_lot::Mutex;

use super::publish::QdrantPublisher;
use super::server::QdrantServer;

/// Fills collections that no reader sees, and makes the last one current on [`release`](Self::release). Both can be
/// repeated, also in another process: a complete collection is not filled again.
pub struct QdrantStage {
    publisher: QdrantPublisher,
    filled: Mutex<Option<Fingerprint>>,
}

impl QdrantStage {
    /// A stage on a server.
    pub fn new(server: QdrantServer) -> Self {
        QdrantStage { publisher: QdrantPublisher::new(server), filled: Mutex::default() }
    }

    /// Moves the alias to the collection that was filled last, in one request; true when that changed it. The previous
    /// collection stays.
    ///
    /// # Errors
    /// [`StoreError::NoIndex`] when nothing was filled; [`StoreError::Unavailable`] when the server does not answer, in
    /// which case the alias is unchanged.
    pub async fn release(&self) -> Result<bool, StoreError> {
        let filled = self.filled.lock().clone();
        let filled = filled.ok_or_else(|| StoreError::NoIndex { path: self.publisher.url().to_owned() })?;
        self.publisher.make_current(&filled).await
    }
}

impl IndexPublisher for QdrantStage {
    fn publish(&self, contents: &IndexContents) -> Result<Published, PublishError> {
        let published = self.publisher.fill(contents)?;
        let filled = Some(published.info.fingerprint.clone());
        *self.filled.lock() = filled;
        Ok(published)
    }
}
