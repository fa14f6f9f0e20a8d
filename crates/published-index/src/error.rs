//! Why an index could not be released, fetched or opened.

use cinerag_aws::AwsError;
use cinerag_ports::StoreError;

/// What went wrong. The index in use stays in use.
#[derive(Debug, thiserror::Error)]
pub enum PublishedIndexError {
    /// The bucket failed.
    #[error(transparent)]
    Bucket(#[from] AwsError),
    /// The index itself is missing or damaged.
    #[error(transparent)]
    Index(#[from] StoreError),
    /// Nothing has been released to the bucket, or what its pointer names is gone.
    #[error("there is no index at {url}; run an ingestion that publishes to this bucket")]
    NotReleased {
        /// Where one was expected.
        url: String,
    },
    /// The pointer is not what a release writes.
    #[error("{url} names {found:?}, expected the file name of an artefact")]
    Pointer {
        /// The pointer.
        url: String,
        /// Its content.
        found: String,
    },
    /// Another release moved the pointer in the meantime. Nothing was changed.
    #[error("another release has moved {url} in the meantime; release again if this index is the newer one")]
    Overtaken {
        /// The pointer.
        url: String,
    },
    /// The folder for downloads is not usable.
    #[error("cannot store an index in {path}: {reason}")]
    Folder {
        /// The folder.
        path: String,
        /// What went wrong with it.
        reason: String,
    },
}

impl PublishedIndexError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            PublishedIndexError::Bucket(error) => error.code(),
            PublishedIndexError::Index(error) => error.code(),
            PublishedIndexError::NotReleased { .. } => "index_not_released",
            PublishedIndexError::Pointer { .. } => "index_pointer_invalid",
            PublishedIndexError::Overtaken { .. } => "index_release_overtaken",
            PublishedIndexError::Folder { .. } => "index_folder_unusable",
        }
    }
}
