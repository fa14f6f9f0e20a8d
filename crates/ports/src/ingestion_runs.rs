//! Starting ingestions and following them, for operators of the service.

use async_trait::async_trait;

use crate::{IngestionRun, RemoteError};

/// Why a run could not be started. The current index stays in use.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data set is missing or not usable; `code` is the source error's.
    #[error("{reason}")]
    Data {
        /// Stable code.
        code: &'static str,
        /// Which file, and what is wrong with it.
        reason: String,
    },
    /// A service that the run needs failed.
    #[error(transparent)]
    Remote(#[from] RemoteError),
    /// Something else on our side.
    #[error("{0}")]
    Internal(String),
}

impl StartError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            StartError::Data { code, .. } => code,
            StartError::Remote(error) => error.code(),
            StartError::Internal(_) => "ingestion_not_started",
        }
    }
}

/// Ingestion runs as an operator sees them.
#[async_trait]
pub trait IngestionRuns: Send + Sync {
    /// Starts a run over the current data, or finds the one that is running or has been published for equal inputs.
    async fn start(&self) -> Result<IngestionRun, StartError>;

    /// The run of this id, or `None`.
    async fn run(&self, id: &str) -> Result<Option<IngestionRun>, RemoteError>;
}
