//! Endpoint, credentials and timeouts, shared by the clients of all services.

use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, ConfigLoader, SdkConfig};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};

/// Longest wait for a connection. Within a region it takes a few milliseconds.
pub(crate) const CONNECT: Duration = Duration::from_secs(1);
/// Longest wait for one attempt.
pub(crate) const ATTEMPT: Duration = Duration::from_secs(2);
/// Longest wait for a call, retries included, since a request may wait for it.
pub(crate) const OPERATION: Duration = Duration::from_secs(5);

/// The configuration of every client. Cheap to clone; clients share its connection pool.
#[derive(Debug, Clone)]
pub struct Connection {
    sdk: SdkConfig,
}

impl Connection {
    /// From the standard variables: `AWS_REGION`, credentials, and `AWS_ENDPOINT_URL` for a local stand-in.
    pub async fn from_environment() -> Self {
        Connection { sdk: loader().load().await }
    }

    /// To a stand-in at this address, which accepts any credentials.
    #[cfg(feature = "testing")]
    pub async fn to_stand_in(endpoint: &str) -> Self {
        let loader = loader().empty_test_environment().endpoint_url(endpoint).test_credentials();
        Connection { sdk: loader.region("eu-west-1").load().await }
    }

    /// To recorded answers.
    #[cfg(test)]
    pub(crate) async fn recorded(service: &crate::recorded::Recorded) -> Self {
        let loader = loader().empty_test_environment().test_credentials().http_client(service.clone());
        Connection { sdk: loader.region("eu-west-1").load().await }
    }

    /// The configuration of the SDK's clients.
    pub(crate) fn sdk(&self) -> &SdkConfig {
        &self.sdk
    }
}

/// One HTTP client for all services, with one TLS library.
fn loader() -> ConfigLoader {
    let http = Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    aws_config::defaults(BehaviorVersion::latest())
        .http_client(http)
        .retry_config(RetryConfig::standard())
        .timeout_config(timeouts(ATTEMPT, OPERATION))
}

/// Timeouts of a call. Calls that carry megabytes need longer ones.
pub(crate) fn timeouts(attempt: Duration, operation: Duration) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(attempt)
        .operation_timeout(operation)
        .build()
}
