//! A router as a Lambda function: events in, HTTP responses out.

use std::fmt;

use lambda_http::request::LambdaRequest;
use lambda_http::tower::ServiceExt;
use lambda_http::{Adapter, LambdaEvent, StreamAdapter, lambda_runtime};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::metrics;

/// The error that `main` returns. Its debug form is the error's message, since Rust prints the debug form and the message
/// says what to do.
pub struct Error(String);

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error {
    /// From an error of any kind.
    pub(crate) fn new(error: &dyn fmt::Display) -> Self {
        Error(error.to_string())
    }
}

impl<E: std::error::Error> From<E> for Error {
    fn from(error: E) -> Self {
        Error(error.to_string())
    }
}

/// Runs a router as a Lambda function until the environment ends.
pub async fn serve(router: axum::Router) -> Result<(), Error> {
    let service = Adapter::from(metrics::measured(router)).map_request(with_valid_query);
    lambda_runtime::run(service).await.map_err(|error| Error(error.to_string()))
}

/// As [`serve`], with streamed responses: for a function URL in response-streaming mode.
pub async fn serve_streaming(router: axum::Router) -> Result<(), Error> {
    let service = StreamAdapter::from(metrics::measured(router)).map_request(with_valid_query);
    lambda_runtime::run(service).await.map_err(|error| Error(error.to_string()))
}

/// API Gateway passes on what the client sent, and `lambda_http` panics on a query string that is not valid in a URI.
fn with_valid_query(mut event: LambdaEvent<LambdaRequest>) -> LambdaEvent<LambdaRequest> {
    if let LambdaRequest::ApiGatewayV2(request) = &mut event.payload
        && let Some(query) = &mut request.raw_query_string
    {
        *query = encoded_query(query);
    }
    event
}

/// Characters that a query string must encode. `%` is not among them, so that encoded characters stay as they are.
const NOT_IN_A_QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

fn encoded_query(raw: &str) -> String {
    utf8_percent_encode(raw, NOT_IN_A_QUERY).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_becomes_a_valid_one_and_a_valid_one_stays() {
        assert_eq!(encoded_query("q=caf%C3%A9+noir&limit=7"), "q=caf%C3%A9+noir&limit=7");
        let raw = "q=a b<c>{\"d|e^`\\é\u{7}#";
        let encoded = encoded_query(raw);
        assert_eq!(encoded, "q=a%20b%3Cc%3E%7B%22d%7Ce%5E%60%5C%C3%A9%07%23");
        let uri = format!("http://host/path?{encoded}");
        assert!(uri.parse::<axum::http::Uri>().is_ok(), "{uri}");
    }

    #[test]
    fn an_error_prints_its_own_words() {
        let error: Error = "x".parse::<u8>().expect_err("no number").into();
        assert_eq!(format!("{error:?}"), "invalid digit found in string");
    }
}
