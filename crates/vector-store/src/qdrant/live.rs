//! The collection that the alias names, followed while a server runs.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::Fingerprint;
use cinerag_ports::{Clock, StoreError, VectorStore};
use qdrant_client::qdrant::ListAliasesRequest;

use super::connection::{Connection, collections};
use super::index::QdrantIndex;
use super::schema;
use super::server::QdrantServer;
use crate::fallback::Preferred;

/// How often the alias is looked at, and how long a server that failed is left alone: a request that looks may have
/// to wait for the deadline, the others do not wait at all.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Longest that a request waits in all, in deadlines of one question: it asks some ten, each answered in milliseconds.
const PATIENCE_IN_DEADLINES: u32 = 2;

/// The version that was current at the last look.
pub struct LiveQdrant {
    connection: Arc<Connection>,
    alias: String,
    patience: Duration,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    index: Option<Arc<QdrantIndex>>,
    next_look: Duration,
}

impl LiveQdrant {
    /// Checks address and key; the server is looked at when it is first asked.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when address or key cannot be meant.
    pub fn new(server: &QdrantServer, clock: Arc<dyn Clock>) -> Result<Self, StoreError> {
        let connection = Arc::new(Connection::new(server)?);
        let patience = PATIENCE_IN_DEADLINES * server.read_deadline;
        Ok(LiveQdrant { connection, alias: server.alias.clone(), patience, clock, state: Mutex::default() })
    }

    /// Looks at the alias now and opens what it names.
    ///
    /// # Errors
    /// [`StoreError::NoIndex`] when nothing has been published; [`StoreError::Unavailable`] when the server does not
    /// answer.
    pub async fn open(&self) -> Result<Arc<QdrantIndex>, StoreError> {
        let known = self.with_state(|state| state.index.clone());
        let index = current(&self.connection, &self.alias, known).await?;
        self.with_state(|state| state.index = Some(Arc::clone(&index)));
        Ok(index)
    }

    fn with_state<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// True when a look is due; it is this caller's to make.
    fn takes_look(&self) -> bool {
        let now = self.clock.elapsed();
        self.with_state(|state| {
            let is_due = now >= state.next_look;
            if is_due {
                state.next_look = now + LOOK_EVERY;
            }
            is_due
        })
    }
}

/// The collection that the alias names; the one that is open already when it is that one.
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
    let ask = |service, question| async move { collections(service).list_aliases(question).await };
    let aliases = connection.read(ListAliasesRequest {}, ask).await?.aliases;
    Ok(aliases.into_iter().find(|found| found.alias_name == alias).map(|found| found.collection_name))
}

#[async_trait]
impl Preferred for LiveQdrant {
    async fn current(&self) -> Option<Arc<dyn VectorStore>> {
        if self.takes_look()
            && let Err(error) = self.open().await
        {
            self.failed(&error);
        }
        self.with_state(|state| state.index.clone()).map(|index| index as _)
    }

    fn patience(&self) -> Duration {
        self.patience
    }

    fn failed(&self, error: &StoreError) {
        tracing::warn!(code = error.code(), %error, "qdrant is away, the embedded index answers");
        let next_look = self.clock.elapsed() + LOOK_EVERY;
        self.with_state(|state| *state = State { index: None, next_look });
    }
}
