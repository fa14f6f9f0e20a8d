//! The index of a running function: opened at the cold start, refreshed by the requests that take snapshots of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_aws::Connection;
use cinerag_domain::{Fingerprint, IndexInfo};
use cinerag_ports::{Clock, IndexSnapshot, IndexSource, VectorStore};
use cinerag_resilience::{Deadline, RefreshInterval};
use cinerag_runtime::{Settings, SystemClock};
use cinerag_vector_store::{EmbeddedIndex, FolderSource};
use tokio::sync::Mutex;

use crate::{IndexBucket, PublishedIndexError};

/// How often a function checks whether the pointer has moved.
const REFRESH_EVERY: Duration = Duration::from_mins(1);
/// Longest that a request waits for the pointer or, when there is a new index, for its download. After that it is
/// answered from the index in use, and the download goes on.
const PATIENCE: Duration = Duration::from_secs(2);

/// The published index, open for reading.
pub struct PublishedIndex {
    in_use: Arc<FolderSource>,
    followed: Option<Arc<FollowedBucket>>,
}

/// A bucket, and when its pointer is read again.
struct FollowedBucket {
    bucket: IndexBucket,
    folder: PathBuf,
    interval: RefreshInterval,
    /// Held by the one refresh that is running.
    refreshing: Mutex<()>,
}

impl PublishedIndex {
    /// Opens the current index of the bucket, or where none is set of the index folder.
    ///
    /// # Errors
    /// A bucket that cannot be reached is no error while an index that was fetched before is there.
    pub async fn open(settings: &Settings) -> Result<Self, PublishedIndexError> {
        let Some(name) = &settings.index_bucket else {
            let in_use = Arc::new(FolderSource::open(&settings.index_dir)?);
            return Ok(PublishedIndex { in_use, followed: None });
        };
        let bucket = IndexBucket::new(&Connection::from_environment().await, name);
        Self::open_from(bucket, download_folder(), Arc::new(SystemClock::default())).await
    }

    /// Opens the current index of a bucket, downloaded to this folder.
    pub async fn open_from(
        bucket: IndexBucket,
        folder: PathBuf,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, PublishedIndexError> {
        let fetched = bucket.fetch(&folder).await;
        let in_use = match fetched {
            Ok(_) => FolderSource::open(&folder)?,
            Err(error) => {
                let earlier = FolderSource::open(&folder).map_err(|_| error)?;
                let index = earlier.parts().store.info();
                tracing::warn!(
                    index = index.fingerprint.short(),
                    "bucket unavailable, serving what was fetched before"
                );
                earlier
            }
        };
        let interval = RefreshInterval::starting_now(REFRESH_EVERY, clock);
        let followed = FollowedBucket { bucket, folder, interval, refreshing: Mutex::new(()) };
        Ok(PublishedIndex { in_use: Arc::new(in_use), followed: Some(Arc::new(followed)) })
    }

    /// What the index in use was made from.
    pub fn info(&self) -> Arc<IndexInfo> {
        self.in_use.parts().store.info()
    }

    /// Reads the pointer now, and switches if it has moved; true when it did. On an error the index in use stays.
    pub async fn refresh(&self) -> Result<bool, PublishedIndexError> {
        match &self.followed {
            Some(followed) => followed.switch(&self.in_use).await,
            None => Ok(self.in_use.refresh()?),
        }
    }
}

/// At most once a minute a request waits for the pointer. A function is frozen between requests, so only a request can
/// do it; and it is answered even when the refresh fails.
#[async_trait]
impl IndexSource for PublishedIndex {
    async fn snapshot(&self) -> IndexSnapshot {
        if let Some(followed) = self.followed.as_ref().filter(|followed| followed.interval.claims_refresh()) {
            let (followed, in_use) = (Arc::clone(followed), Arc::clone(&self.in_use));
            let refresh = tokio::spawn(async move { followed.refresh(&in_use).await });
            let _goes_on_when_it_takes_longer = Deadline::after(PATIENCE).run(refresh).await;
        }
        self.in_use.snapshot().await
    }
}

impl FollowedBucket {
    async fn refresh(&self, in_use: &FolderSource) {
        let Ok(_alone) = self.refreshing.try_lock() else { return };
        match self.switch(in_use).await {
            Ok(true) => tracing::info!(index = fingerprint(in_use).short(), "index switched"),
            Ok(false) => {}
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "the published index could not be refreshed, serving the one in use");
            }
        }
    }

    async fn switch(&self, in_use: &FolderSource) -> Result<bool, PublishedIndexError> {
        if self.bucket.current().await?.as_ref() == Some(&fingerprint(in_use)) {
            return Ok(false);
        }
        self.bucket.fetch(&self.folder).await?;
        Ok(in_use.refresh()?)
    }
}

/// What a function that started now would serve.
pub async fn look(settings: &Settings) -> Result<Arc<IndexInfo>, PublishedIndexError> {
    if settings.index_bucket.is_none() {
        return Ok(EmbeddedIndex::open_current(&settings.index_dir)?.info());
    }
    Ok(PublishedIndex::open(settings).await?.info())
}

fn fingerprint(in_use: &FolderSource) -> Fingerprint {
    in_use.parts().store.info().fingerprint.clone()
}

/// `/tmp/index`: the only place where a function can write.
fn download_folder() -> PathBuf {
    std::env::temp_dir().join("index")
}
