//! The Qdrant server that the settings name: its key from a secret, and the store on it.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_aws::secrets::Secrets;
use cinerag_aws::{AwsError, Connection};
use cinerag_ports::{Clock, StoreError, VectorStore};
use cinerag_resilience::{Deadline, LastGood};
use cinerag_runtime::settings::QdrantSettings;
use cinerag_vector_store::{LiveQdrant, Preferred, QdrantServer};

/// Longest wait for the secret. A request waits for it once, and then for the embedded index.
const PATIENCE: Duration = Duration::from_secs(2);
/// Time until a secret that could not be read is tried again.
const TRY_EVERY: Duration = Duration::from_secs(15);
/// The key of a server that does not answer is read again when it is older than this, since it may have been changed.
const KEY_AGE: Duration = Duration::from_mins(1);

/// Why there is no server to ask.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The secret could not be read.
    #[error("CINERAG_QDRANT_KEY_SECRET: {0}")]
    Secret(#[from] AwsError),
    /// It was not read in time.
    #[error("CINERAG_QDRANT_KEY_SECRET: {0:?} was not read in {ms} ms", ms = PATIENCE.as_millis())]
    SlowSecret(String),
    /// There is no such secret.
    #[error("CINERAG_QDRANT_KEY_SECRET names {0:?}, which does not exist or is not text")]
    NoSecret(String),
    /// The address or the key is none.
    #[error("CINERAG_QDRANT_URL or the secret's key: {0}")]
    Setup(#[from] StoreError),
}

impl ServerError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            ServerError::Secret(error) => error.code(),
            ServerError::SlowSecret(_) => "qdrant_key_slow",
            ServerError::NoSecret(_) => "qdrant_key_missing",
            ServerError::Setup(_) => "qdrant_settings_invalid",
        }
    }
}

/// The server with its key.
pub(crate) async fn with_key(
    settings: &QdrantSettings,
    secrets: &Secrets,
) -> Result<QdrantServer, ServerError> {
    let server = QdrantServer::new(&settings.url).with_read_deadline(settings.timeout);
    let Some(name) = &settings.key_secret else { return Ok(server) };
    let slow = |_| ServerError::SlowSecret(name.clone());
    let key = Deadline::after(PATIENCE).run(secrets.read(name)).await.map_err(slow)??;
    let key = key.filter(|key| !key.is_empty()).ok_or_else(|| ServerError::NoSecret(name.clone()))?;
    Ok(server.with_api_key(Some(key)))
}

/// The server of a running function. A fault of the server, its address or its key is no error: it is unavailable then,
/// the log says why, and it is tried again.
pub struct NamedServer {
    settings: QdrantSettings,
    secrets: Secrets,
    clock: Arc<dyn Clock>,
    /// With its key.
    live: LastGood<Arc<LiveQdrant>>,
}

impl NamedServer {
    /// Nothing is asked yet.
    pub fn new(settings: &QdrantSettings, connection: &Connection, clock: Arc<dyn Clock>) -> Self {
        let live = LastGood::empty(TRY_EVERY, Arc::clone(&clock));
        NamedServer { settings: settings.clone(), secrets: Secrets::new(connection), clock, live }
    }

    /// The server with its key. Of requests that find none, one reads it, and the others are answered without.
    async fn live(&self) -> Option<Arc<LiveQdrant>> {
        if self.live.value().is_none() && self.live.claims_refresh() {
            match self.opened().await {
                Ok(live) => self.live.store(live),
                Err(error) => {
                    tracing::error!(code = error.code(), %error, "no server, the embedded index answers");
                }
            }
        }
        self.live.value()
    }

    async fn opened(&self) -> Result<Arc<LiveQdrant>, ServerError> {
        let server = with_key(&self.settings, &self.secrets).await?;
        Ok(Arc::new(LiveQdrant::new(&server, Arc::clone(&self.clock))?))
    }

    /// Has a later request read the key again, when it may have been changed.
    fn doubt_key(&self) {
        let is_old = self.live.age().is_some_and(|age| age >= KEY_AGE);
        if is_old && self.settings.key_secret.is_some() {
            self.live.invalidate();
        }
    }
}

#[async_trait]
impl Preferred for NamedServer {
    async fn current(&self) -> Option<Arc<dyn VectorStore>> {
        let found = self.live().await?.current().await;
        if found.is_none() {
            self.doubt_key();
        }
        found
    }

    fn patience(&self) -> Duration {
        self.live.value().map_or(Duration::ZERO, |live| live.patience())
    }

    fn failed(&self, error: &StoreError) {
        if let Some(live) = self.live.value() {
            live.failed(error);
        }
        self.doubt_key();
    }
}
