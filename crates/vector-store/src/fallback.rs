//! A preferred vector store in front of an index: when it does not answer, the index does, and the answer says so.
//!
//! Each request stays with one version of the preferred store, and switches to the index for good at its first failure.
//! A store that answers, but slowly, has failed as well: all calls of a request share one time budget.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use cinerag_ports::{IndexSnapshot, IndexSource, PreferredStore, StoreCall, StoreError, VectorStore};
use cinerag_resilience::WaitBudget;
use xxhash_rust::xxh3::xxh3_128;

/// Where the preferred store comes from.
#[async_trait]
pub trait Preferred: Send + Sync {
    /// The current version, or `None` while it is unavailable, which the implementation has logged.
    async fn current(&self) -> Option<Arc<dyn VectorStore>>;

    /// Longest total wait of one request.
    fn patience(&self) -> Duration;

    /// Called when a version that [`current`](Self::current) gave did not answer, or not in time.
    fn failed(&self, error: &StoreError);
}

/// An index source whose vectors come from a preferred store until it fails.
pub struct Fallback {
    preferred: Arc<dyn Preferred>,
    index: Arc<dyn IndexSource>,
}

impl Fallback {
    /// The vector store of `index` must always answer: an embedded index.
    pub fn new(preferred: Arc<dyn Preferred>, index: Arc<dyn IndexSource>) -> Self {
        Fallback { preferred, index }
    }
}

#[async_trait]
impl IndexSource for Fallback {
    async fn snapshot(&self) -> IndexSnapshot {
        let index = self.index.snapshot().await;
        let store = self.preferred.current().await;
        let unavailable = version("unavailable", index.version());
        let version = store.as_ref().map(|store| version(&store.info().fingerprint.0, index.version()));
        let attempt = Attempt {
            has_failed: AtomicBool::new(store.is_none()),
            waiting: WaitBudget::new(self.preferred.patience()),
            store,
            preferred: Arc::clone(&self.preferred),
        };
        let versions = [version.unwrap_or_else(|| unavailable.clone()), unavailable];
        index.preferring(Arc::new(attempt), versions)
    }
}

/// Names both: the index reads, spells and explains what the preferred store finds. The index alone has another version
/// here than where it is the only store, because its answers are marked as degraded here, and a shared cache must not
/// mix them.
fn version(preferred: &str, index: &Fingerprint) -> Fingerprint {
    Fingerprint::from_u128(xxh3_128(format!("{preferred}+{index}").as_bytes()))
}

/// The preferred store of one request.
struct Attempt {
    store: Option<Arc<dyn VectorStore>>,
    has_failed: AtomicBool,
    waiting: WaitBudget,
    preferred: Arc<dyn Preferred>,
}

#[async_trait]
impl PreferredStore for Attempt {
    fn store(&self) -> Option<&dyn VectorStore> {
        self.store.as_deref().filter(|_| !self.has_failed.load(Ordering::Relaxed))
    }

    async fn run<'a>(&'a self, call: StoreCall<'a>) {
        let _in_time = self.waiting.wait_for(call).await;
    }

    fn failed(&self, error: &StoreError) {
        // of concurrent calls, the first reports it
        if !self.has_failed.swap(true, Ordering::Relaxed) {
            self.preferred.failed(error);
        }
    }
}
