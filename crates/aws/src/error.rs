//! Errors of calls to AWS, by kind.

use std::error::Error as StdError;

use aws_runtime::retries::classifiers::{THROTTLING_ERRORS, TRANSIENT_ERRORS};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

/// The kind of a failure, on which callers decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Too many calls. The same call may succeed later.
    Throttled,
    /// The bucket, table, queue or secret does not exist.
    NotFound,
    /// A conditional write whose condition did not hold. Nothing was written.
    ConditionFailed,
    /// The credentials are missing or do not allow this.
    Denied,
    /// No answer within the deadline, or no connection.
    Unreachable,
    /// The service reported an internal error.
    Broken,
    /// The service rejected the call, and would again.
    Refused,
    /// The stored data is not in the format of this code.
    Malformed,
}

impl Failure {
    /// Stable code, for logs and callers.
    pub const fn code(self) -> &'static str {
        match self {
            Failure::Throttled => "aws_throttled",
            Failure::NotFound => "aws_not_found",
            Failure::ConditionFailed => "aws_condition_failed",
            Failure::Denied => "aws_denied",
            Failure::Unreachable => "aws_unreachable",
            Failure::Broken => "aws_broken",
            Failure::Refused => "aws_refused",
            Failure::Malformed => "aws_malformed",
        }
    }

    /// Whether the same call may succeed later.
    pub const fn is_transient(self) -> bool {
        matches!(self, Failure::Throttled | Failure::Unreachable | Failure::Broken)
    }
}

/// Why a call to a service failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{operation}: {message}")]
pub struct AwsError {
    /// The operation and its object: `get s3://films/CURRENT`.
    pub operation: String,
    /// Its kind.
    pub failure: Failure,
    /// The service's own name for it, as its documentation lists it.
    pub service_code: Option<String>,
    /// The message, with its cause.
    pub message: String,
}

impl AwsError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        self.failure.code()
    }

    /// A failure found here, not reported by a service.
    pub(crate) fn new(operation: impl Into<String>, failure: Failure, message: impl Into<String>) -> Self {
        AwsError { operation: operation.into(), failure, service_code: None, message: message.into() }
    }

    /// With the service's own name for it.
    #[cfg(feature = "sqs")]
    pub(crate) fn with_service_code(self, code: String) -> Self {
        AwsError { service_code: Some(code), ..self }
    }

    /// From an error of the SDK.
    pub(crate) fn from_sdk<E>(operation: impl Into<String>, error: &SdkError<E, HttpResponse>) -> Self
    where
        E: ProvideErrorMetadata + StdError + Send + Sync + 'static,
    {
        let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
        let failure = match error {
            SdkError::TimeoutError(_) | SdkError::DispatchFailure(_) => Failure::Unreachable,
            SdkError::ServiceError(_) => {
                failure_of(code, error.raw_response().map_or(0, |response| response.status().as_u16()))
            }
            SdkError::ConstructionFailure(_) => Failure::Refused,
            _ => Failure::Broken,
        };
        AwsError {
            operation: operation.into(),
            failure,
            service_code: code.map(str::to_owned),
            message: DisplayErrorContext(error).to_string(),
        }
    }
}

/// The kind for a service's error code, or for the status where there is no code.
fn failure_of(code: Option<&str>, status: u16) -> Failure {
    match (code, status) {
        (Some(code), _) if THROTTLING_ERRORS.contains(&code) => Failure::Throttled,
        (Some(code), _) if TRANSIENT_ERRORS.contains(&code) => Failure::Unreachable,
        (Some(code), _) if NOT_FOUND.contains(&code) => Failure::NotFound,
        (Some(code), _) if CONDITION_FAILED.contains(&code) => Failure::ConditionFailed,
        (_, 401 | 403) => Failure::Denied,
        (Some(code), _) if DENIED.contains(&code) => Failure::Denied,
        (_, 404) => Failure::NotFound,
        (_, 412) => Failure::ConditionFailed,
        (_, 429) => Failure::Throttled,
        (_, 500..) => Failure::Broken,
        _ => Failure::Refused,
    }
}

/// Codes of the JSON protocols, whose status is always 400.
const NOT_FOUND: [&str; 4] = [
    "ResourceNotFoundException",
    "QueueDoesNotExist",
    "AWS.SimpleQueueService.NonExistentQueue",
    "NoSuchKey",
];
/// `ConditionalRequestConflict` is S3's for two conditional writes at the same time.
const CONDITION_FAILED: [&str; 3] =
    ["ConditionalCheckFailedException", "PreconditionFailed", "ConditionalRequestConflict"];
/// These have status 400.
const DENIED: [&str; 6] = [
    "AccessDeniedException",
    "UnrecognizedClientException",
    "InvalidSignatureException",
    "ExpiredTokenException",
    "MissingAuthenticationTokenException",
    "IncompleteSignatureException",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_the_code_and_then_the_status() {
        for (code, status, expected) in [
            (Some("ProvisionedThroughputExceededException"), 400, Failure::Throttled),
            (Some("SlowDown"), 503, Failure::Throttled),
            (None, 429, Failure::Throttled),
            (Some("RequestTimeout"), 400, Failure::Unreachable),
            (Some("ResourceNotFoundException"), 400, Failure::NotFound),
            (Some("NoSuchBucket"), 404, Failure::NotFound),
            (Some("ConditionalCheckFailedException"), 400, Failure::ConditionFailed),
            (Some("ConditionalRequestConflict"), 409, Failure::ConditionFailed),
            (Some("AccessDenied"), 403, Failure::Denied),
            (Some("ExpiredTokenException"), 400, Failure::Denied),
            (Some("InternalServerError"), 500, Failure::Broken),
            (None, 503, Failure::Broken),
            (Some("ValidationException"), 400, Failure::Refused),
        ] {
            assert_eq!(failure_of(code, status), expected, "{code:?}, {status}");
        }
    }

    #[test]
    fn only_transient_failures_are_worth_repeating() {
        let transient = [Failure::Throttled, Failure::Unreachable, Failure::Broken];
        assert!(transient.iter().all(|failure| failure.is_transient()));
        let lasting = [Failure::NotFound, Failure::ConditionFailed, Failure::Denied, Failure::Refused];
        assert!(!lasting.iter().any(|failure| failure.is_transient()));
    }
}
