//! The index on a Qdrant server beside the one in the bucket: searched first, and published to first.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_aws::Connection;
use cinerag_aws::secrets::Secrets;
use cinerag_ports::{IndexContents, IndexPublisher, IndexSource, PublishError, Published, RemoteError};
use cinerag_runtime::{Settings, SettingsError, SystemClock};
use cinerag_vector_store::{Fallback, Preferred, QdrantServer, QdrantStage};

use crate::server::{self, NamedServer, ServerError};
use crate::{Ahead, IndexBucket, PublishedIndex, Stage};

/// Longest wait for an answer while publishing, when no request waits and a busy server may take longer.
const PUBLISHING: Duration = Duration::from_secs(20);

impl NamedServer {
    /// The server of a function's settings, where they name one.
    pub async fn of(settings: &Settings) -> Option<Self> {
        let qdrant = settings.qdrant.as_ref()?;
        let connection = Connection::from_environment().await;
        Some(Self::new(qdrant, &connection, Arc::new(SystemClock::default())))
    }

    /// What the server has now, or that it is unavailable, for people.
    pub async fn in_words(&self) -> String {
        match self.current().await {
            Some(index) => format!("answers with the index {}", index.info().fingerprint.short()),
            None => "unavailable, the embedded index answers; the log says why".to_owned(),
        }
    }
}

impl PublishedIndex {
    /// What a function answers from: the server of the settings and this index when the server does not answer, or
    /// where the settings name no server, this index.
    pub async fn with_server(self, settings: &Settings) -> Arc<dyn IndexSource> {
        match NamedServer::of(settings).await {
            Some(server) => Arc::new(self).behind(server).await,
            None => Arc::new(self),
        }
    }

    /// A server, and this index when the server does not answer. The server is asked once now: a cold start has the
    /// time and the processor for handshakes that a request would wait for.
    pub async fn behind(self: Arc<Self>, server: NamedServer) -> Arc<dyn IndexSource> {
        let source = Fallback::new(Arc::new(server), self);
        let _first_look = source.snapshot().await;
        Arc::new(source)
    }
}

/// Why the stage of the settings cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    /// A setting is missing.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// There is a server, and no way to it.
    #[error(transparent)]
    Server(#[from] ServerError),
}

impl Stage {
    /// The stage of a function's settings: released to the server that they name, if any, and then to the bucket.
    pub async fn of(settings: &Settings, connection: &Connection) -> Result<Self, StageError> {
        let bucket = IndexBucket::new(connection, settings.required_index_bucket()?);
        let stage = Stage::new(std::env::temp_dir().join("stage"), bucket);
        let Some(qdrant) = &settings.qdrant else { return Ok(stage) };
        let server = server::with_key(qdrant, &Secrets::new(connection)).await?;
        Ok(stage.after_server(server.with_read_deadline(PUBLISHING)))
    }

    /// Released to a server, and then to the bucket.
    #[must_use]
    pub fn after_server(self, server: QdrantServer) -> Self {
        let url = server.url().to_owned();
        self.after(Arc::new(OnServer { staged: QdrantStage::new(server), url }))
    }
}

/// The server as a place to release to.
struct OnServer {
    staged: QdrantStage,
    url: String,
}

impl IndexPublisher for OnServer {
    fn publish(&self, contents: &IndexContents) -> Result<Published, PublishError> {
        self.staged.publish(contents)
    }
}

#[async_trait]
impl Ahead for OnServer {
    fn name(&self) -> &str {
        &self.url
    }

    async fn release(&self) -> Result<(), RemoteError> {
        let unavailable = |error: cinerag_ports::StoreError| RemoteError::Unavailable {
            service: "the Qdrant server".to_owned(),
            reason: error.to_string(),
        };
        let changed = self.staged.release().await.map_err(unavailable)?;
        tracing::info!(changed, "released to the server");
        Ok(())
    }
}
