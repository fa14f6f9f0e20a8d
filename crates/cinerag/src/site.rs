//! The built site as a service: files with compression, caching and security headers, and one page for every address
//! that the site itself understands.
//!
//! In: the folder that `npm run build` wrote. Out: a router for all paths that no API route takes. A content delivery
//! network does the same in front of S3.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

/// Scripts, styles and pictures are the site's own files; posters come from TMDB's image host.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data: https://image.tmdb.org; \
     object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const SECURITY_HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Files under this path carry a hash of their content in their names, and so never change.
const HASHED_FILES: &str = "/assets/";

/// Serves the files of `folder`, and its `index.html` for paths that look like pages.
pub fn router(folder: &Path) -> Router {
    let page = ServeFile::new(folder.join("index.html"));
    let files = ServeDir::new(folder).fallback(page);
    Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn(with_headers))
        .layer(CompressionLayer::new())
}

async fn with_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(is_html);
    if is_page && names_a_file(&path) {
        // a script of an older build must not be answered with a page
        response = StatusCode::NOT_FOUND.into_response();
    }
    let is_kept = path.starts_with(HASHED_FILES) && response.status().is_success();
    let caching = if is_kept { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    for (name, value) in SECURITY_HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn is_html(kind: &HeaderValue) -> bool {
    kind.as_bytes().starts_with(b"text/html")
}

/// True for paths that end in a file's name and not in a page's.
fn names_a_file(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    Path::new(last).extension().is_some_and(|ending| !ending.eq_ignore_ascii_case("html"))
}
