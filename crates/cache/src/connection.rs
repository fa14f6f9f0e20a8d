//! A connection to Redis that no caller waits for longer than a budget, and that is not used while Redis is unavailable.
//!
//! Redis may have closed an idle connection: then the first command fails, and a second one on a new connection works. So
//! each command is tried twice, both within the budget.

use std::sync::Arc;
use std::time::Duration;

use cinerag_ports::Clock;
use cinerag_resilience::{
    BreakerChange, BreakerSettings, CircuitBreaker, Deadline, RetryPolicy, RetryVerdict,
};
use parking_lot::Mutex;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, FromRedisValue, IntoConnectionInfo, Pipeline, RedisError, RedisResult};

/// Longest time for one round trip to Redis, connecting and retrying included.
pub const REDIS_BUDGET: Duration = Duration::from_millis(50);
/// When Redis is not asked for a while. Three failures of 50 ms each are what an outage costs a process before it stops
/// waiting, and more than a single lost connection causes.
pub const REDIS_BREAKER: BreakerSettings =
    BreakerSettings { failures_to_open: 3, pause: Duration::from_secs(1) };
/// A command that fails on a connection which had died unnoticed succeeds on the next one.
const RETRY: RetryPolicy = RetryPolicy::immediate(2);
/// Longest time for connecting, which may outlast the request that began it.
const CONNECT: Duration = Duration::from_secs(1);

/// Why a cache could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// The address is not valid.
    #[error(
        "the address of Redis is not usable ({reason}); expected redis://host:port, or rediss:// for TLS"
    )]
    Address {
        /// What is wrong with it. The address itself may contain a password, so it is not quoted.
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
    /// Redis was not asked, because it failed several times a moment ago.
    Refused,
    /// No usable reply within the budget.
    Failed,
}

/// One connection for all requests of a process. Commands of concurrent requests are pipelined on it.
pub(crate) struct Connection {
    client: Client,
    budget: Duration,
    /// Created on first use, since that takes a runtime. Dropped when the circuit opens, since a connection that went
    /// silent would otherwise stay in use until TCP times out.
    manager: Mutex<Option<ConnectionManager>>,
    breaker: CircuitBreaker,
}

impl Connection {
    /// Checks the address. The connection is made on first use.
    pub(crate) fn new(address: &str, budget: Duration, clock: Arc<dyn Clock>) -> Result<Self, CacheError> {
        let unusable = |error: RedisError| CacheError::Address { reason: error.to_string() };
        let info = address.into_connection_info().map_err(unusable)?;
        if matches!(info.addr(), redis::ConnectionAddr::TcpTls { .. }) {
            // the process may link several implementations of TLS, so rustls needs to know which one to use
            let _already_installed = rustls::crypto::ring::default_provider().install_default();
        }
        let client = Client::open(info).map_err(unusable)?;
        Ok(Connection {
            client,
            budget,
            manager: Mutex::default(),
            breaker: CircuitBreaker::new(REDIS_BREAKER, clock),
        })
    }

    /// Sends commands in one pipeline and reads their replies.
    pub(crate) async fn query<T: FromRedisValue>(&self, commands: &Pipeline) -> Result<T, NoReply> {
        if !self.breaker.allows_call() {
            return Err(NoReply::Refused);
        }
        let deadline = Deadline::after(self.budget);
        match deadline.run(self.attempts(commands, deadline)).await {
            Ok(Ok(reply)) => {
                self.succeeded();
                Ok(reply)
            }
            Ok(Err(error)) => Err(self.failed(&error)),
            Err(exceeded) => Err(self.failed(&exceeded)),
        }
    }

    async fn attempts<T: FromRedisValue>(&self, commands: &Pipeline, deadline: Deadline) -> RedisResult<T> {
        let manager = self.manager()?;
        let attempt = || {
            let mut manager = manager.clone();
            async move { commands.query_async(&mut manager).await }
        };
        let verdict = |error: &RedisError| {
            let lost_connection = error.is_unrecoverable_error() || error.is_io_error();
            if lost_connection { RetryVerdict::Retry } else { RetryVerdict::GiveUp }
        };
        RETRY.run(Some(deadline), attempt, verdict).await
    }

    fn manager(&self) -> RedisResult<ConnectionManager> {
        let mut slot = self.manager.lock();
        if let Some(manager) = &*slot {
            return Ok(manager.clone());
        }
        let config = ConnectionManagerConfig::new()
            .set_number_of_retries(0)
            .set_connection_timeout(Some(CONNECT))
            .set_response_timeout(None);
        let manager = ConnectionManager::new_lazy_with_config(self.client.clone(), config)?;
        Ok(slot.insert(manager).clone())
    }

    fn succeeded(&self) {
        if self.breaker.succeeded() == BreakerChange::Closed {
            tracing::info!("redis is available again");
        }
    }

    fn failed(&self, error: &dyn std::error::Error) -> NoReply {
        if self.breaker.failed() == BreakerChange::Opened {
            tracing::warn!(code = "cache_unavailable", %error, "redis is unavailable, using the memory cache alone");
        }
        if !self.breaker.is_closed() {
            *self.manager.lock() = None;
        }
        NoReply::Failed
    }
}
