//! HTTP of both downloads: how connections are made, and how their errors are worded.

use std::error::Error as _;
use std::time::Duration;

use reqwest::{ClientBuilder, Url};

/// Longest wait for a connection.
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A builder with the product's user agent, and without a proxy for a server on this machine.
pub(crate) fn builder(base: &Url) -> ClientBuilder {
    let builder = reqwest::Client::builder().user_agent(concat!("CineRAG/", env!("CARGO_PKG_VERSION")));
    match base.host_str() {
        Some("localhost" | "127.0.0.1" | "[::1]") => builder.no_proxy(),
        _ => builder,
    }
}

/// The error with its causes, without the address, since a query string can contain a key.
pub(crate) fn describe(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}
