//! Metrics of functions: one line per request in CloudWatch's embedded metric format.
//!
//! In: responses with their headers and extensions. Out: lines on standard output, which CloudWatch turns into metrics, so
//! that no request waits for a call. Without a name (`CINERAG_METRICS`) nothing is written.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use cinerag_domain::RequestReport;
use cinerag_ports::Timer;
use serde_json::{Map, Value, json};

use crate::SystemClock;

/// The values common to all lines of a process.
struct Meter {
    /// `CineRAG/<deployment>`.
    namespace: String,
    function: String,
    clock: SystemClock,
    /// True until the first response.
    is_cold: AtomicBool,
}

static METER: OnceLock<Arc<Meter>> = OnceLock::new();

/// Starts metrics under the name of the deployment; without one none are written. A second call has no effect.
pub(crate) fn init(deployment: &str, function: &str) {
    if !deployment.is_empty() {
        let meter = Meter {
            namespace: format!("CineRAG/{deployment}"),
            function: function.to_owned(),
            clock: SystemClock::default(),
            is_cold: AtomicBool::new(true),
        };
        let _already_counting = METER.set(Arc::new(meter));
    }
}

/// The router with metrics for every response. A streamed response is measured up to its headers.
pub(crate) fn measured(router: Router) -> Router {
    match METER.get() {
        Some(meter) => router.layer(middleware::from_fn_with_state(Arc::clone(meter), measure)),
        None => router,
    }
}

async fn measure(State(meter): State<Arc<Meter>>, request: Request, next: Next) -> Response {
    let timer = Timer::start(&meter.clock);
    let response = next.run(request).await;
    let was_cold = meter.is_cold.swap(false, Ordering::Relaxed);
    let line = meter.line(&Observation::of(&response, timer.elapsed(), was_cold), now());
    // a metric that cannot be written must not lose the response
    let _lost = writeln!(std::io::stdout().lock(), "{line}");
    response
}

#[expect(
    clippy::disallowed_methods,
    reason = "a metric is stamped with the time that CloudWatch files it under"
)]
fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// The measurements of one response.
#[derive(Debug, PartialEq)]
struct Observation {
    took: Duration,
    is_fault: bool,
    is_cold: bool,
    report: RequestReport,
}

impl Observation {
    fn of(response: &Response, took: Duration, is_cold: bool) -> Self {
        Observation {
            took,
            is_fault: response.status().is_server_error(),
            is_cold,
            report: response.extensions().get::<RequestReport>().cloned().unwrap_or_default(),
        }
    }
}

impl Meter {
    /// The line of a response. Every metric and set of dimensions has a monthly price, so each metric has only the
    /// dimensions that the dashboard shows.
    fn line(&self, seen: &Observation, at: Duration) -> Value {
        let (report, mut values) = (&seen.report, Map::new());
        let mut count = |name: &str, counted: bool| values.insert(name.into(), u8::from(counted).into());
        count("Requests", true);
        count("Faults", seen.is_fault);
        count("Degraded", !report.degraded.is_empty());
        count("ColdStarts", seen.is_cold);
        values.insert("Latency".into(), milliseconds(seen.took).into());
        values.insert("Function".into(), self.function.as_str().into());
        let overall = ["Requests", "Faults", "Degraded", "ColdStarts"].map(|name| metric(name, "Count"));
        let mut of_function = vec![metric("Latency", "Milliseconds")];
        for (stage, took) in &report.timings.0 {
            let name = format!("Stage.{}", stage.name());
            of_function.push(metric(&name, "Milliseconds"));
            values.insert(name, milliseconds(*took).into());
        }
        let mut directives = vec![self.directive(&[], &overall), self.directive(&["Function"], &of_function)];
        if let Some(cache) = report.cache {
            directives.push(self.directive(&["Cache"], &[metric("Answers", "Count")]));
            values.insert("Answers".into(), 1.into());
            values.insert("Cache".into(), cache.into());
        }
        if !report.degraded.is_empty() {
            // not a metric, only for the log
            let parts: Vec<&str> = report.degraded.iter().map(|part| part.name()).collect();
            values.insert("unavailable_parts".into(), json!(parts));
        }
        let stamp = u64::try_from(at.as_millis()).unwrap_or_default();
        values.insert("_aws".into(), json!({"Timestamp": stamp, "CloudWatchMetrics": directives}));
        values.into()
    }

    fn directive(&self, dimensions: &[&str], metrics: &[Value]) -> Value {
        json!({"Namespace": self.namespace, "Dimensions": [dimensions], "Metrics": metrics})
    }
}

fn metric(name: &str, unit: &str) -> Value {
    json!({"Name": name, "Unit": unit})
}

/// Rounded to microseconds.
fn milliseconds(took: Duration) -> f64 {
    (took.as_secs_f64() * 1e6).round() / 1e3
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::response::IntoResponse;
    use axum::routing::get;
    use axum::{Extension, http};
    use cinerag_domain::{Degradation, Stage, StageTimings};
    use lambda_http::tower::ServiceExt;

    use super::*;

    fn meter() -> Meter {
        Meter {
            namespace: "CineRAG/films".into(),
            function: "films-search".into(),
            clock: SystemClock::default(),
            is_cold: AtomicBool::new(true),
        }
    }

    fn answer() -> Response {
        let stages = [(Stage::Embed, 3_250), (Stage::Fuse, 20)];
        let stages = stages.map(|(stage, us)| (stage, Duration::from_micros(us)));
        let report = RequestReport {
            degraded: vec![Degradation::Cache],
            cache: Some("miss"),
            timings: StageTimings(stages.to_vec()),
        };
        (Extension(report), "{}").into_response()
    }

    #[test]
    fn a_line_is_in_the_embedded_metric_format() {
        let seen = Observation::of(&answer(), Duration::from_micros(4_321), true);
        let line = meter().line(&seen, Duration::from_secs(1_700_000_000));
        assert_eq!(line["_aws"]["Timestamp"], 1_700_000_000_000_u64);
        let directives = line["_aws"]["CloudWatchMetrics"].as_array().expect("directives");
        assert_eq!(directives.len(), 3);
        for directive in directives {
            assert_eq!(directive["Namespace"], "CineRAG/films");
            for dimension in directive["Dimensions"][0].as_array().expect("one set") {
                assert!(line[dimension.as_str().expect("a name")].is_string(), "{dimension} has a value");
            }
            for metric in directive["Metrics"].as_array().expect("metrics") {
                assert!(line[metric["Name"].as_str().expect("a name")].is_number(), "{metric} has a value");
            }
        }
        assert_eq!(line["Latency"], 4.321);
        assert_eq!(line["Stage.embed"], 3.25);
        assert_eq!((&line["Degraded"], &line["ColdStarts"]), (&json!(1), &json!(1)));
        assert_eq!((&line["Cache"], &line["unavailable_parts"]), (&json!("miss"), &json!(["cache"])));
    }

    #[test]
    fn a_plain_answer_counts_without_cache_and_stages() {
        let seen = Observation::of(&http::StatusCode::BAD_GATEWAY.into_response(), Duration::ZERO, false);
        let line = meter().line(&seen, Duration::ZERO);
        assert_eq!(line["_aws"]["CloudWatchMetrics"].as_array().map(Vec::len), Some(2));
        assert_eq!(
            (&line["Faults"], &line["Degraded"], &line["ColdStarts"]),
            (&json!(1), &json!(0), &json!(0))
        );
        assert_eq!(line["Requests"], 1);
    }

    #[tokio::test]
    async fn only_the_first_answer_of_a_process_is_a_cold_start() {
        let meter = Arc::new(meter());
        let layer = middleware::from_fn_with_state(Arc::clone(&meter), measure);
        let router = Router::new().route("/", get(|| async { answer() })).layer(layer);
        assert!(meter.is_cold.load(Ordering::Relaxed));
        let response = router.oneshot(Request::new(Body::empty())).await.expect("an answer");
        assert_eq!(response.status(), 200);
        assert!(!meter.is_cold.load(Ordering::Relaxed));
    }
}
