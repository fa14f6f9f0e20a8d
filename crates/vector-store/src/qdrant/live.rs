//! The collection that the alias names, followed while a server runs.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use cinerag_ports::{Clock, StoreError, VectorStore};
use cinerag_resilience::LastGood;
use qdrant_client::qdrant::ListAliasesRequest;

use super::connection::{Connection, collections};
use super::index::QdrantIndex;
use super::schema;
use super::server::QdrantServer;
use crate::fallback::Preferred;

/// How often the alias is read, and how long a failed server is not asked. The request that reads the alias may have to
/// wait for the deadline; the others do not wait.
const REFRESH_EVERY: Duration = Duration::from_secs(2);

/// Longest total wait of a request for the server, in deadlines of one call. It makes two rounds of calls, each
/// answered in milliseconds.
const PATIENCE_IN_DEADLINES: u32 = 2;

/// The version that was current when the alias was last read.
pub struct LiveQdrant {
    connection: Arc<Connection>,
    alias: String,
    patience: Duration,
    index: LastGood<Arc<QdrantIndex>>,
}

impl LiveQdrant {
    /// Checks address and key. No call is made yet.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when address or key are not valid.
    pub fn new(server: &QdrantServer, clock: Arc<dyn Clock>) -> Result<Self, StoreError> {
        let connection = Arc::new(Connection::new(server)?);
        let patience = PATIENCE_IN_DEADLINES * server.read_deadline;
        let index = LastGood::empty(REFRESH_EVERY, clock);
        Ok(LiveQdrant { connection, alias: server.alias.clone(), patience, index })
    }

    /// Reads the alias now and opens the collection that it names.
    ///
    /// # Errors
    /// [`StoreError::NoIndex`] when nothing has been published; [`StoreError::Unavailable`] when the server does not
    /// answer.
    pub async fn open(&self) -> Result<Arc<QdrantIndex>, StoreError> {
        let index = current(&self.connection, &self.alias, self.index.value()).await?;
        self.index.store(Arc::clone(&index));
        Ok(index)
    }
}

/// The collection that the alias names, opened unless it is open already.
async fn current(
    connection: &Arc<Connection>,
    alias: &str,
    known: Option<Arc<QdrantIndex>>,
) -> Result<Arc<QdrantIndex>, StoreError> {
    let missing = || StoreError::NoIndex { path: format!("{}/{alias}", connection.url) };
    let collection = named(connection, alias).await?.ok_or_else(missing)?;
    if let Some(known) = known.filter(|known| known.collection() == collection) {
        return Ok(known);
    }
    let version = schema::version_of(alias, &collection).ok_or_else(missing)?.to_owned();
    let opened = QdrantIndex::open(Arc::clone(connection), collection, Fingerprint(version)).await?;
    opened.map(Arc::new).ok_or_else(missing)
}

/// The name of the collection behind an alias.
pub(super) async fn named(connection: &Connection, alias: &str) -> Result<Option<String>, StoreError> {
    let ask = |service, request| async move { collections(service).list_aliases(request).await };
    let aliases = connection.read(ListAliasesRequest {}, ask).await?.aliases;
    Ok(aliases.into_iter().find(|found| found.alias_name == alias).map(|found| found.collection_name))
}

#[async_trait]
impl Preferred for LiveQdrant {
    async fn current(&self) -> Option<Arc<dyn VectorStore>> {
        let refreshed = self.index.refreshed(|known| current(&self.connection, &self.alias, known)).await;
        match refreshed {
            Ok(index) => index.map(|index| index as _),
            Err(error) => {
                self.failed(&error);
                None
            }
        }
    }

    fn patience(&self) -> Duration {
        self.patience
    }

    fn failed(&self, error: &StoreError) {
        tracing::warn!(code = error.code(), %error, "qdrant is unavailable, using the embedded index");
        self.index.discard();
    }
}
