//! The index of a folder: the version that its pointer names, checked again from time to time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_ports::{Clock, IndexParts, IndexSnapshot, IndexSource, StoreError};
use cinerag_resilience::RefreshInterval;
use parking_lot::RwLock;

use super::index::EmbeddedIndex;
use super::pointer;

/// Provides the version that was current when the pointer was last read.
pub struct FolderSource {
    folder: PathBuf,
    current: RwLock<Version>,
    refresh: Option<RefreshInterval>,
}

/// A version of the index, and its file.
type Version = (PathBuf, IndexParts);

impl FolderSource {
    /// Opens the current version of an index folder. It is used until [`Self::refresh`] finds another one.
    ///
    /// # Errors
    /// As [`EmbeddedIndex::open_current`].
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let current = RwLock::new(opened(pointer::current(folder)?)?);
        Ok(FolderSource { folder: folder.to_owned(), current, refresh: None })
    }

    /// Lets requests refresh it, at most once in this time.
    #[must_use]
    pub fn refreshing_every(self, every: Duration, clock: Arc<dyn Clock>) -> Self {
        FolderSource { refresh: Some(RefreshInterval::starting_now(every, clock)), ..self }
    }

    /// Switches to the current version if it is another one; true when it did.
    ///
    /// # Errors
    /// As [`EmbeddedIndex::open_current`]. The current version then stays in use.
    pub fn refresh(&self) -> Result<bool, StoreError> {
        let path = pointer::current(&self.folder)?;
        if self.current.read().0 == path {
            return Ok(false);
        }
        let new = opened(path)?;
        *self.current.write() = new;
        Ok(true)
    }

    /// The version in use.
    pub fn parts(&self) -> IndexParts {
        self.current.read().1.clone()
    }
}

#[async_trait]
impl IndexSource for FolderSource {
    async fn snapshot(&self) -> IndexSnapshot {
        if self.refresh.as_ref().is_some_and(RefreshInterval::claims_refresh) {
            match self.refresh() {
                Ok(true) => {
                    tracing::info!(index = self.parts().store.info().fingerprint.short(), "index switched");
                }
                Ok(false) => {}
                Err(error) => {
                    tracing::warn!(code = error.code(), %error, "the new index is not usable, serving the old one");
                }
            }
        }
        IndexSnapshot::new(self.parts())
    }
}

fn opened(path: PathBuf) -> Result<Version, StoreError> {
    let index = Arc::new(EmbeddedIndex::open(&path)?);
    Ok((path, IndexParts::of(&index)))
}
