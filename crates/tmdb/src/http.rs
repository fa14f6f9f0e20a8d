//! What both downloads have in common: how connections are made, and how their failures read.

use std::error::Error as _;
use std::time::Duration;

use reqwest::{ClientBuilder, Url};

/// Longest wait for a connection.
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// A builder that names the product to the server. A server on this machine is never asked through a proxy.
pub(crate) fn builder(base: &Url) -> ClientBuilder {
    let builder = reqwest::Client::builder().user_agent(concat!("CineRAG/", env!("CARGO_PKG_VERSION")));
    match base.host_str() {
        Some("localhost" | "127.0.0.1" | "[::1]") => builder.no_proxy(),
        _ => builder,
    }
}

/// The error with its causes, without the address: a query string can hold a key.
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
