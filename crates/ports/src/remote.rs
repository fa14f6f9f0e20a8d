//! How a remote service can fail.

/// Why a remote service did not do what was asked. The kind says whether trying again can help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RemoteError {
    /// It is available but throttles requests.
    #[error("{service} is throttling: {reason}")]
    Throttled {
        /// The service and the thing in it.
        service: String,
        /// The service's own message.
        reason: String,
    },
    /// It refused, and will again: not allowed, no such bucket, table or queue.
    #[error("{service} refused: {reason}")]
    Refused {
        /// The service and the thing in it.
        service: String,
        /// The service's own message.
        reason: String,
    },
    /// It did not answer in time, or reported an error of its own.
    #[error("{service} is not available: {reason}")]
    Unavailable {
        /// The service and the thing in it.
        service: String,
        /// The service's own message.
        reason: String,
    },
    /// What is stored there is not what was written.
    #[error("{service} holds something unreadable: {reason}")]
    Unreadable {
        /// The service and the thing in it.
        service: String,
        /// What was found and what was expected.
        reason: String,
    },
}

impl RemoteError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            RemoteError::Throttled { .. } => "remote_throttled",
            RemoteError::Refused { .. } => "remote_refused",
            RemoteError::Unavailable { .. } => "remote_unavailable",
            RemoteError::Unreadable { .. } => "remote_unreadable",
        }
    }
}
