//! Where AWS is, who we are there, and how long we wait: shared by the clients of all services.

use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, ConfigLoader, SdkConfig};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};

/// Longest wait for a connection; in the same region one takes a few milliseconds.
pub(crate) const CONNECT: Duration = Duration::from_secs(1);
/// Longest wait for one attempt.
pub(crate) const ATTEMPT: Duration = Duration::from_secs(2);
/// Longest wait for a call, its retries included: a request's answer depends on it.
pub(crate) const OPERATION: Duration = Duration::from_secs(5);

/// What every client is made from. Cheap to clone; clients share its connection pool.
#[derive(Debug, Clone)]
pub struct Connection {
    sdk: SdkConfig,
}

impl Connection {
    /// From the standard variables: `AWS_REGION`, credentials, and `AWS_ENDPOINT_URL` for an AWS that is not Amazon's.
    pub async fn from_environment() -> Self {
        Connection { sdk: loader().load().await }
    }

    /// To a stand-in at this address, which takes any credentials.
    #[cfg(feature = "testing")]
    pub async fn to_stand_in(endpoint: &str) -> Self {
        let loader = loader().empty_test_environment().endpoint_url(endpoint).test_credentials();
        Connection { sdk: loader.region("eu-west-1").load().await }
    }

    /// What the SDK's clients are made from.
    pub(crate) fn sdk(&self) -> &SdkConfig {
        &self.sdk
    }
}

/// One HTTP client for all services, with the one TLS library that the SDKs bring along.
fn loader() -> ConfigLoader {
    let http = Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    aws_config::defaults(BehaviorVersion::latest())
        .http_client(http)
        .retry_config(RetryConfig::standard())
        .timeout_config(timeouts(ATTEMPT, OPERATION))
}

/// Deadlines for a call; longer ones are for calls that carry megabytes.
pub(crate) fn timeouts(attempt: Duration, operation: Duration) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(attempt)
        .operation_timeout(operation)
        .build()
}
