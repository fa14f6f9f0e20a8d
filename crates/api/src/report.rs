//! What is recorded of a request, as headers.
//!
//! In: the [`RequestReport`] that a route puts beside its answer. Out: `server-timing` and `x-cache`. The report stays
//! with the response, for whoever counts.

use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use cinerag_domain::{RequestReport, StageTimings};

const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");
const X_CACHE: HeaderName = HeaderName::from_static("x-cache");

/// Adds the headers that the report of a response calls for.
pub(crate) async fn with_report_headers(mut response: Response) -> Response {
    let Some(report) = response.extensions().get::<RequestReport>() else { return response };
    let timing = (!report.timings.0.is_empty()).then(|| server_timing(&report.timings));
    let timing = timing.and_then(|timing| HeaderValue::from_str(&timing).ok());
    let cache = report.cache.map(HeaderValue::from_static);
    let headers = [(SERVER_TIMING, timing), (X_CACHE, cache)];
    let headers = headers.into_iter().filter_map(|(name, value)| Some((name, value?)));
    response.headers_mut().extend(headers);
    response
}

/// W3C Server-Timing: one entry per stage, in milliseconds.
fn server_timing(timings: &StageTimings) -> String {
    let entry = |(stage, took): &(cinerag_domain::Stage, std::time::Duration)| {
        format!("{};dur={:.3}", stage.name(), took.as_secs_f64() * 1e3)
    };
    timings.0.iter().map(entry).collect::<Vec<_>>().join(", ")
}
