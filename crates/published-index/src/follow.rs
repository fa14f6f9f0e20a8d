//! The index of a running function: opened at the cold start, looked after by its requests.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use cinerag_aws::Connection;
use cinerag_domain::{IndexInfo, Movie, MovieId};
use cinerag_ports::{Catalogue, Clock, StoreError, VectorStore};
use cinerag_runtime::{Settings, SystemClock};
use cinerag_vector_store::{EmbeddedIndex, LiveIndex};
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::{IndexBucket, PublishedIndexError};

/// How often a function looks whether the pointer has moved.
const REFRESH_EVERY: Duration = Duration::from_mins(1);
/// Longest that a request waits for a look or, once an index, for a download. After that it is answered from the index
/// in use, and the download goes on.
const PATIENCE: Duration = Duration::from_secs(2);

/// The published index, open for reading.
pub struct PublishedIndex {
    live: Arc<LiveIndex>,
    source: Option<Arc<Source>>,
}

/// A bucket, and what was seen of it.
struct Source {
    bucket: IndexBucket,
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    /// By the clock, in milliseconds.
    next_look: AtomicU64,
    /// Held by the one refresh that is under way.
    refreshing: Mutex<()>,
}

impl PublishedIndex {
    /// Opens the current index of the bucket, or where none is set of the index folder.
    ///
    /// # Errors
    /// A bucket that cannot be reached is no error while an index that was fetched before is there.
    pub async fn open(settings: &Settings) -> Result<Self, PublishedIndexError> {
        let Some(name) = &settings.index_bucket else {
            let live = Arc::new(LiveIndex::open(&settings.index_dir)?);
            return Ok(PublishedIndex { live, source: None });
        };
        let bucket = IndexBucket::new(&Connection::from_environment().await, name);
        Self::open_from(bucket, download_folder(), Arc::new(SystemClock::default())).await
    }

    /// Opens the current index of a bucket, kept in this folder.
    pub async fn open_from(
        bucket: IndexBucket,
        folder: PathBuf,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, PublishedIndexError> {
        let fetched = bucket.fetch(&folder).await;
        let live = match fetched {
            Ok(_) => LiveIndex::open(&folder)?,
            Err(error) => {
                let kept = LiveIndex::open(&folder).map_err(|_| error)?;
                tracing::warn!(
                    index = kept.info().fingerprint.short(),
                    "bucket away, serving what was fetched before"
                );
                kept
            }
        };
        let next_look = AtomicU64::new(milliseconds(clock.elapsed() + REFRESH_EVERY));
        let source = Source { bucket, folder, clock, next_look, refreshing: Mutex::new(()) };
        Ok(PublishedIndex { live: Arc::new(live), source: Some(Arc::new(source)) })
    }

    /// The index, which switches to another version under its readers.
    pub fn index(&self) -> Arc<LiveIndex> {
        Arc::clone(&self.live)
    }

    /// Has the requests to these routes look after the index: at most once a minute one of them waits for a look at the
    /// pointer. A function is frozen between requests, so that nothing but a request can do it; and whatever becomes
    /// of the look, the request is answered.
    pub fn follow(self, routes: Router) -> Router {
        if self.source.is_none() {
            return routes;
        }
        let index = Arc::new(self);
        routes.layer(middleware::from_fn(move |request: Request, next: Next| {
            let index = Arc::clone(&index);
            async move {
                index.look_after().await;
                next.run(request).await
            }
        }))
    }

    /// What [`Self::follow`] has requests do first.
    async fn look_after(&self) {
        let Some(source) = self.source.as_ref().filter(|source| source.is_due()) else { return };
        let (source, live) = (Arc::clone(source), Arc::clone(&self.live));
        let refresh = tokio::spawn(async move { source.refresh(&live).await });
        let _goes_on_when_it_takes_longer = timeout(PATIENCE, refresh).await;
    }

    /// Looks at the pointer now, and switches if it has moved; true when it did. On an error the index in use serves on.
    pub async fn refresh(&self) -> Result<bool, PublishedIndexError> {
        match &self.source {
            Some(source) => source.switch(&self.live).await,
            None => Ok(self.live.refresh()?),
        }
    }
}

/// For whoever has no routes to follow with: looks after the index as it is asked.
#[async_trait]
impl Catalogue for PublishedIndex {
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
        self.look_after().await;
        self.live.movies(ids).await
    }
}

impl Source {
    /// Whether it is time to look, for one caller a minute.
    fn is_due(&self) -> bool {
        let now = milliseconds(self.clock.elapsed());
        let due = self.next_look.load(Ordering::Relaxed);
        let next = now + milliseconds(REFRESH_EVERY);
        now >= due && self.next_look.compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    async fn refresh(&self, live: &LiveIndex) {
        let Ok(_alone) = self.refreshing.try_lock() else { return };
        match self.switch(live).await {
            Ok(true) => tracing::info!(index = live.info().fingerprint.short(), "index switched"),
            Ok(false) => {}
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "no look at the published index, serving the one in use");
            }
        }
    }

    async fn switch(&self, live: &LiveIndex) -> Result<bool, PublishedIndexError> {
        if self.bucket.current().await?.as_ref() == Some(&live.info().fingerprint) {
            return Ok(false);
        }
        self.bucket.fetch(&self.folder).await?;
        Ok(live.refresh()?)
    }
}

/// What a function that started now would serve.
pub async fn look(settings: &Settings) -> Result<Arc<IndexInfo>, PublishedIndexError> {
    if settings.index_bucket.is_none() {
        return Ok(EmbeddedIndex::open_current(&settings.index_dir)?.info());
    }
    Ok(PublishedIndex::open(settings).await?.index().info())
}

/// `/tmp/index`: the only place where a function can write.
fn download_folder() -> PathBuf {
    std::env::temp_dir().join("index")
}

fn milliseconds(time: Duration) -> u64 {
    time.as_millis() as u64
}
