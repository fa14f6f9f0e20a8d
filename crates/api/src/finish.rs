//! What every response gets, whatever route it comes from: an `x-request-id`, the headers of its report, and a problem
//! document in place of a bare error.

use std::hash::{BuildHasher, RandomState};

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;

use crate::problem::Problem;
use crate::report::with_report_headers;

/// Names a request in responses and logs.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Answers paths that no route takes.
pub async fn not_found() -> Problem {
    Problem::from_status(StatusCode::NOT_FOUND)
}

/// Puts the layers around a router that make its answers conform to the contract. A router that serves
/// more than the API sets its own fallback first; [`not_found`] is the API's.
pub fn finish(router: Router) -> Router {
    router
        .layer(middleware::map_response(with_report_headers))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(identify))
}

async fn identify(request: Request, next: Next) -> Response {
    let given = request.headers().get(REQUEST_ID).filter(|id| is_usable(id)).cloned();
    let id = given.unwrap_or_else(new_request_id);
    let mut response = next.run(request).await;
    let problem = response.extensions_mut().remove::<Problem>().or_else(|| {
        let bare = response.status().is_client_error() || response.status().is_server_error();
        let is_ours = response.headers().contains_key(header::CONTENT_TYPE);
        (bare && !is_ours).then(|| Problem::from_status(response.status()))
    });
    if let Some(problem) = problem {
        let body = serde_json::to_vec(&problem.body(id.to_str().unwrap_or_default())).unwrap_or_default();
        *response.body_mut() = body.into();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// A caller's own id is kept when it is short and plain, so that it can be searched for in logs.
fn is_usable(id: &HeaderValue) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=64).contains(&id.len()) && id.as_bytes().iter().all(plain)
}

/// Sixteen random hexadecimal digits, from the standard library's per-instance random hash keys.
fn new_request_id() -> HeaderValue {
    let random = RandomState::new().hash_one(0_u8);
    HeaderValue::from_str(&format!("{random:016x}")).unwrap_or(HeaderValue::from_static("none"))
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that the layer asks for")]
fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str).or(cause.downcast_ref::<&str>().copied());
    tracing::error!(cause = text.unwrap_or("unknown"), "a request handler panicked");
    Problem::from_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}
