//! Which server, and how long to wait for it.

use std::time::Duration;

/// A Qdrant server and the alias on it that names the current collection.
#[derive(Clone)]
pub struct QdrantServer {
    pub(super) url: String,
    pub(super) api_key: Option<String>,
    pub(super) alias: String,
    pub(super) read_deadline: Duration,
    pub(super) write_deadline: Duration,
}

/// Longest time for a read, including a second attempt. A search makes two rounds of them.
const READ_DEADLINE: Duration = Duration::from_millis(500);
/// Longest time for a write, including a second attempt: a batch of films is a megabyte, and the server answers once it
/// is searchable.
const WRITE_DEADLINE: Duration = Duration::from_mins(1);

impl QdrantServer {
    /// The gRPC address: `http://host:6334`, or `https://` for TLS with the machine's trusted roots.
    pub fn new(url: impl Into<String>) -> Self {
        QdrantServer {
            url: url.into(),
            api_key: None,
            alias: "cinerag".into(),
            read_deadline: READ_DEADLINE,
            write_deadline: WRITE_DEADLINE,
        }
    }

    /// The address as configured.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The key sent with every call. Over `http://` it is not encrypted.
    #[must_use]
    pub fn with_api_key(mut self, api_key: Option<String>) -> Self {
        self.api_key = api_key;
        self
    }

    /// The alias that names the current collection, also the prefix of the collections' names [default: cinerag].
    #[must_use]
    pub fn with_alias(mut self, alias: impl Into<String>) -> Self {
        self.alias = alias.into();
        self
    }

    /// Longest time for a read, including a second attempt [default: 500 ms].
    #[must_use]
    pub fn with_read_deadline(mut self, deadline: Duration) -> Self {
        self.read_deadline = deadline;
        self
    }

    /// Longest time for a write, including a second attempt [default: 60 s].
    #[must_use]
    pub fn with_write_deadline(mut self, deadline: Duration) -> Self {
        self.write_deadline = deadline;
        self
    }
}
