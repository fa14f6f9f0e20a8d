//! What every response gets, whatever its route: an `x-request-id`, the headers of its report, and a problem document in
//! place of a bare error.

use std::hash::{BuildHasher, RandomState};

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};

use crate::problem::Problem;
use crate::report::with_report_headers;

/// Identifies a request in responses and logs.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Answers unknown paths.
pub async fn not_found() -> Problem {
    Problem::from_status(StatusCode::NOT_FOUND)
}

/// Adds the layers that make a router's answers conform to the contract. A router that serves more than the API sets
/// its own fallback first; [`not_found`] is the API's.
pub fn finish(router: Router) -> Router {
    // the last layer runs first
    router
        .layer(middleware::map_response(with_report_headers))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(write_problem))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, RandomId))
        .layer(middleware::from_fn(drop_unusable_id))
}

/// Writes problem documents, which name the request.
async fn write_problem(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().map(|id| id.header_value().clone());
    let mut response = next.run(request).await;
    let problem = response.extensions_mut().remove::<Problem>().or_else(|| {
        let is_error = response.status().is_client_error() || response.status().is_server_error();
        let is_ours = response.headers().contains_key(header::CONTENT_TYPE);
        (is_error && !is_ours).then(|| Problem::from_status(response.status()))
    });
    if let Some(problem) = problem {
        let id = id.as_ref().and_then(|id| id.to_str().ok()).unwrap_or_default();
        *response.body_mut() = serde_json::to_vec(&problem.body(id)).unwrap_or_default().into();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    response
}

/// A caller's own id is used when it is short and plain, so that it can be searched for in logs.
async fn drop_unusable_id(mut request: Request, next: Next) -> Response {
    if !request.headers().get(REQUEST_ID).is_some_and(is_usable) {
        request.headers_mut().remove(REQUEST_ID);
    }
    next.run(request).await
}

fn is_usable(id: &HeaderValue) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=64).contains(&id.len()) && id.as_bytes().iter().all(plain)
}

/// Sixteen random hexadecimal digits, from the standard library's random hash keys.
#[derive(Clone)]
struct RandomId;

impl MakeRequestId for RandomId {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        let random = RandomState::new().hash_one(0_u8);
        HeaderValue::from_str(&format!("{random:016x}")).ok().map(RequestId::new)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that the layer asks for")]
fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str).or(cause.downcast_ref::<&str>().copied());
    tracing::error!(cause = text.unwrap_or("unknown"), "a request handler panicked");
    Problem::from_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}
