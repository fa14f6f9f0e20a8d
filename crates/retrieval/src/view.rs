//! What a search asks from its beginning to its end: one version of the store.

use std::sync::Arc;

use cinerag_domain::{Fingerprint, IndexInfo};

use crate::pool::Sources;

/// The sources of one request, with the names of what they were when it began.
#[derive(Clone)]
pub(crate) struct View {
    pub(crate) sources: Sources,
    /// Of everything an answer is found and read in; named in its key.
    pub(crate) version: Fingerprint,
    pub(crate) index: Arc<IndexInfo>,
}

impl View {
    pub(crate) async fn of(sources: &Sources) -> Self {
        let sources = sources.of_request().await;
        // in this order: an index that is switched in between is no longer current, so that nothing is kept
        let (version, index) = (sources.store.version(), sources.store.info());
        View { sources, version, index }
    }

    /// True when what was found is all of the version that the key names.
    pub(crate) fn is_current(&self) -> bool {
        self.sources.store.version() == self.version
    }
}
