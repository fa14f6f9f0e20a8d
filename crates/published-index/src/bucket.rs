//! Indexes in a bucket.

use std::path::{Path, PathBuf};

use cinerag_aws::s3::{Body, Bucket, Precondition};
use cinerag_aws::{Connection, Failure};
use cinerag_domain::Fingerprint;
use cinerag_ports::VectorStore;
use cinerag_vector_store::embedded::{POINTER_FILE, artefact_name, fingerprint_of};
use cinerag_vector_store::{EmbeddedIndex, EmbeddedPublisher};

use crate::PublishedIndexError;

/// Where in the bucket they are.
pub(crate) const PREFIX: &str = "index/";

/// A bucket with published indexes.
#[derive(Debug, Clone)]
pub struct IndexBucket {
    pub(crate) bucket: Bucket,
    /// Where else the current index should be.
    pub(crate) place: Option<String>,
}

/// What a release did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The index that is current now.
    pub fingerprint: Fingerprint,
    /// False when it was current already.
    pub changed: bool,
}

/// The pointer as it was read, so that it is moved from there only.
struct Pointer {
    fingerprint: Fingerprint,
    etag: String,
}

impl IndexBucket {
    /// The bucket of this name.
    pub fn new(connection: &Connection, name: impl Into<String>) -> Self {
        IndexBucket { bucket: Bucket::new(connection, name), place: None }
    }

    /// The index that is current, or `None` before the first release.
    pub async fn current(&self) -> Result<Option<Fingerprint>, PublishedIndexError> {
        Ok(self.pointer().await?.map(|pointer| pointer.fingerprint))
    }

    /// Copies the current index of a folder to the bucket, whole and checked, and then makes it current there.
    /// Interrupted anywhere, readers have the old one; releasing again changes nothing more. Older indexes stay, to go
    /// back to with [`Self::make_current`].
    pub async fn release(&self, folder: &Path) -> Result<Release, PublishedIndexError> {
        let before = self.pointer().await?;
        // checks the whole file, so that a damaged one is not copied
        let index = EmbeddedIndex::open_current(folder)?;
        let fingerprint = index.info().fingerprint.clone();
        let file = folder.join(artefact_name(&fingerprint));
        let put = self.bucket.put(&artefact_key(&fingerprint), Body::File(&file), Precondition::Absent).await;
        match put {
            Ok(_) => {}
            // the key is the content's hash, so what is there is the same
            Err(error) if error.failure == Failure::ConditionFailed => {}
            Err(error) => return Err(error.into()),
        }
        self.point_at(fingerprint, before).await
    }

    /// Makes an index that was released before current again.
    pub async fn make_current(&self, fingerprint: &Fingerprint) -> Result<Release, PublishedIndexError> {
        let before = self.pointer().await?;
        let key = artefact_key(fingerprint);
        if !self.bucket.list(&key).await?.contains(&key) {
            return Err(PublishedIndexError::NotReleased { url: self.bucket.url(&key) });
        }
        self.point_at(fingerprint.clone(), before).await
    }

    async fn point_at(
        &self,
        fingerprint: Fingerprint,
        before: Option<Pointer>,
    ) -> Result<Release, PublishedIndexError> {
        if before.as_ref().is_some_and(|before| before.fingerprint == fingerprint) {
            return Ok(Release { fingerprint, changed: false });
        }
        let line = format!("{}\n", artefact_name(&fingerprint));
        let precondition =
            before.as_ref().map_or(Precondition::Absent, |before| Precondition::Unchanged(&before.etag));
        match self.bucket.put(&pointer_key(), Body::Bytes(line.as_bytes()), precondition).await {
            Ok(_) => Ok(Release { fingerprint, changed: true }),
            Err(error) if error.failure == Failure::ConditionFailed => {
                // our own write whose answer was lost looks the same
                let now = self.current().await?;
                if now.as_ref() == Some(&fingerprint) {
                    return Ok(Release { fingerprint, changed: true });
                }
                Err(PublishedIndexError::Overtaken { url: self.bucket.url(&pointer_key()) })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Makes the bucket's current index the folder's, downloading it unless it is there and whole; gives its fingerprint.
    pub(crate) async fn fetch(&self, folder: &Path) -> Result<Fingerprint, PublishedIndexError> {
        let url = |key: &str| self.bucket.url(key);
        let current = self.current().await?;
        let fingerprint =
            current.ok_or_else(|| PublishedIndexError::NotReleased { url: url(&pointer_key()) })?;
        let publisher = EmbeddedPublisher::new(folder);
        let whole = folder.join(artefact_name(&fingerprint));
        if whole.is_file() && publisher.adopt(&whole, &fingerprint).is_ok() {
            return Ok(fingerprint);
        }
        let unusable = |error: std::io::Error| PublishedIndexError::Folder {
            path: folder.display().to_string(),
            reason: error.to_string(),
        };
        tokio::fs::create_dir_all(folder).await.map_err(unusable)?;
        let arriving = arriving(folder, &fingerprint);
        let key = artefact_key(&fingerprint);
        if !self.bucket.download(&key, &arriving).await? {
            return Err(PublishedIndexError::NotReleased { url: url(&key) });
        }
        publisher.adopt(&arriving, &fingerprint)?;
        Ok(fingerprint)
    }

    async fn pointer(&self) -> Result<Option<Pointer>, PublishedIndexError> {
        let Some(object) = self.bucket.get(&pointer_key()).await? else { return Ok(None) };
        let line = String::from_utf8_lossy(&object.bytes);
        let fingerprint = fingerprint_of(line.trim_end());
        let fingerprint = fingerprint.ok_or_else(|| PublishedIndexError::Pointer {
            url: self.bucket.url(&pointer_key()),
            found: line.chars().take(100).collect(),
        })?;
        Ok(Some(Pointer { fingerprint, etag: object.etag }))
    }
}

fn pointer_key() -> String {
    format!("{PREFIX}{POINTER_FILE}")
}

fn artefact_key(fingerprint: &Fingerprint) -> String {
    format!("{PREFIX}{}", artefact_name(fingerprint))
}

/// A name that no reader takes for an index, and that publishers remove.
fn arriving(folder: &Path, fingerprint: &Fingerprint) -> PathBuf {
    folder.join(format!(".{}.{}.partial", artefact_name(fingerprint), std::process::id()))
}
