//! The Qdrant server, when there is one: to publish to, and to search on as long as it answers.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cinerag_ports::{IndexPublisher, IndexSource, StoreError};
use cinerag_runtime::SystemClock;
use cinerag_vector_store::{Fallback, LiveQdrant, PublishInOrder, QdrantPublisher, QdrantServer};
use clap::Args;

/// Longest wait for an answer while publishing, when no request waits and a busy server may take longer.
const PUBLISHING: Duration = Duration::from_secs(20);

/// The server, by option or by variable.
#[derive(Clone, Args)]
pub struct QdrantOptions {
    /// Qdrant server to publish to and to search on, by its gRPC address, like `http://localhost:6334` [default: none]
    #[arg(
        id = "qdrant_url",
        long = "qdrant-url",
        global = true,
        env = "CINERAG_QDRANT_URL",
        value_name = "URL"
    )]
    url: Option<String>,
    /// The server's API key
    #[arg(
        id = "qdrant_api_key",
        long = "qdrant-api-key",
        global = true,
        env = "CINERAG_QDRANT_API_KEY",
        value_name = "KEY",
        hide_env_values = true
    )]
    api_key: Option<String>,
    /// Milliseconds to wait for it before the embedded index answers
    #[arg(
        id = "qdrant_timeout_ms",
        long = "qdrant-timeout-ms",
        global = true,
        env = "CINERAG_QDRANT_TIMEOUT_MS",
        value_name = "N",
        default_value_t = 500,
        value_parser = clap::value_parser!(u64).range(1..=60_000)
    )]
    timeout_ms: u64,
}

/// Without the key, which is a secret.
impl fmt::Debug for QdrantOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QdrantOptions").field("url", &self.url).finish_non_exhaustive()
    }
}

impl QdrantOptions {
    /// The server; none when its address is unset or empty.
    fn server(&self) -> Option<QdrantServer> {
        let given = |option: &Option<String>| option.clone().filter(|given| !given.is_empty());
        let server = QdrantServer::new(given(&self.url)?).with_api_key(given(&self.api_key));
        Some(server.with_read_deadline(Duration::from_millis(self.timeout_ms)))
    }

    /// What to search on: the server and the index when it does not answer, or the index alone.
    pub fn before(&self, index: Arc<dyn IndexSource>) -> Result<Arc<dyn IndexSource>, StoreError> {
        let Some(server) = self.server() else { return Ok(index) };
        let live = LiveQdrant::new(&server, Arc::new(SystemClock::default()))?;
        Ok(Arc::new(Fallback::new(Arc::new(live), index)))
    }

    /// Publishes to the server first, since it is more likely to fail than the folder that `folder` publishes to.
    pub fn publisher(&self, folder: impl IndexPublisher + 'static) -> Box<dyn IndexPublisher> {
        let folder = Box::new(folder);
        match self.server().map(|server| server.with_read_deadline(PUBLISHING)) {
            Some(server) => Box::new(PublishInOrder::new(Box::new(QdrantPublisher::new(server)), folder)),
            None => folder,
        }
    }
}
