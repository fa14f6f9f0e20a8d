//! A connection to Redis that is never waited for longer than a budget, and left alone while Redis is away.
//!
//! After an idle time the other side may have closed the connection: the first command then fails and the second one,
//! on a new connection, works. So each command is tried twice, both within the budget.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cinerag_ports::Clock;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, FromRedisValue, IntoConnectionInfo, Pipeline, RedisError, RedisResult};

use crate::breaker::{Breaker, Change};

/// Longest that a look in Redis may take, connecting and trying again included.
pub const REDIS_BUDGET: Duration = Duration::from_millis(50);
/// Longest that connecting goes on, over several requests if need be.
const CONNECT: Duration = Duration::from_secs(1);

/// Why a cache could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// The address is none.
    #[error(
        "the address of Redis is not usable ({reason}); expected redis://host:port, or rediss:// for TLS"
    )]
    Address {
        /// What is wrong with it. The address itself may have a password in it.
        reason: String,
    },
}

impl CacheError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            CacheError::Address { .. } => "cache_address_invalid",
        }
    }
}

/// Why there is no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoReply {
    /// Not asked: it failed too often a moment ago.
    Refused,
    /// No usable reply within the budget.
    Failed,
}

/// One connection for all requests of a process; commands of concurrent requests share it.
pub(crate) struct Connection {
    client: Client,
    budget: Duration,
    /// Made when it is first needed, since that takes a runtime; given up when the circuit opens, since a connection
    /// that went silent would otherwise be kept until the network gives up on it.
    manager: Mutex<Option<ConnectionManager>>,
    breaker: Breaker,
}

impl Connection {
    /// Connects to nothing yet.
    pub(crate) fn new(address: &str, budget: Duration, clock: Arc<dyn Clock>) -> Result<Self, CacheError> {
        let unusable = |error: RedisError| CacheError::Address { reason: error.to_string() };
        let info = address.into_connection_info().map_err(unusable)?;
        if matches!(info.addr(), redis::ConnectionAddr::TcpTls { .. }) {
            // one implementation of TLS is linked here on purpose; elsewhere in the process there may be another
            let _one_is_chosen_already = rustls::crypto::ring::default_provider().install_default();
        }
        let client = Client::open(info).map_err(unusable)?;
        Ok(Connection { client, budget, manager: Mutex::default(), breaker: Breaker::new(clock) })
    }

    /// Sends commands together and reads their replies.
    pub(crate) async fn query<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T, NoReply> {
        if !self.breaker.admits() {
            return Err(NoReply::Refused);
        }
        let replied = tokio::time::timeout(self.budget, self.at_most_twice(commands)).await;
        match replied {
            Ok(Ok(reply)) => {
                self.works();
                Ok(reply)
            }
            Ok(Err(error)) => Err(self.failed(&error)),
            Err(elapsed) => Err(self.failed(&elapsed)),
        }
    }

    async fn at_most_twice<T: FromRedisValue>(&self, commands: &Pipeline) -> RedisResult<T> {
        let mut manager = self.manager()?;
        match commands.query_async(&mut manager).await {
            Err(error) if error.is_unrecoverable_error() || error.is_io_error() => {
                commands.query_async(&mut manager).await
            }
            replied => replied,
        }
    }

    fn manager(&self) -> RedisResult<ConnectionManager> {
        let mut kept = self.kept();
        if let Some(manager) = &*kept {
            return Ok(manager.clone());
        }
        let config = ConnectionManagerConfig::new()
            .set_number_of_retries(0)
            .set_connection_timeout(Some(CONNECT))
            .set_response_timeout(None);
        let manager = ConnectionManager::new_lazy_with_config(self.client.clone(), config)?;
        Ok(kept.insert(manager).clone())
    }

    fn works(&self) {
        if self.breaker.succeeded() == Change::Closed {
            tracing::info!("redis answers again");
        }
    }

    fn failed(&self, error: &dyn std::error::Error) -> NoReply {
        if self.breaker.failed() == Change::Opened {
            tracing::warn!(code = "cache_away", %error, "redis does not answer, going on with memory alone");
        }
        if !self.breaker.is_closed() {
            *self.kept() = None;
        }
        NoReply::Failed
    }

    fn kept(&self) -> MutexGuard<'_, Option<ConnectionManager>> {
        self.manager.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
