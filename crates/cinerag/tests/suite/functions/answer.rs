//! An HTTP answer, from a function or from the server, and where two of them differ.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// Status, headers with names in lower case, JSON body.
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Value,
}

/// Headers that the transport adds, and that API Gateway adds for a function.
const OF_THE_TRANSPORT: [&str; 3] = ["date", "content-length", "transfer-encoding"];
/// Headers that both have, with values of their own.
const OF_THE_REQUEST: [&str; 3] = ["x-request-id", "server-timing", "x-cache"];
/// Fields that both have, with values of their own.
const FIELDS_OF_THE_REQUEST: [&str; 3] = ["took_ms", "request_id", "cache"];

impl Answer {
    /// From what a function hands to API Gateway.
    pub fn of_function(answer: &Value) -> Self {
        let status = answer["statusCode"].as_u64().and_then(|status| u16::try_from(status).ok());
        let headers = headers_of(answer);
        // text stays text: Base64 would be a third larger
        assert_ne!(answer["isBase64Encoded"], true, "{answer}");
        let body = parsed(&headers, answer["body"].as_str().unwrap_or_default().as_bytes());
        Answer { status: status.expect("a status"), headers, body }
    }

    /// From what a function streams to its URL: status and headers as JSON, eight zeros, the body. None when it is
    /// nothing of that kind.
    pub fn of_stream(sent: &[u8]) -> Option<Self> {
        const DIVIDER: [u8; 8] = [0; 8];
        let at = sent.windows(DIVIDER.len()).position(|window| window == DIVIDER)?;
        let prelude: Value = serde_json::from_slice(&sent[..at]).ok()?;
        let status = prelude["statusCode"].as_u64().and_then(|status| u16::try_from(status).ok())?;
        let headers = headers_of(&prelude);
        let body = parsed(&headers, &sent[at + DIVIDER.len()..]);
        Some(Answer { status, headers, body })
    }

    /// From what a server sends.
    pub fn of_server(response: reqwest::blocking::Response) -> Self {
        let mut headers = BTreeMap::new();
        for (name, value) in response.headers() {
            headers.insert(name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned());
        }
        let status = response.status().as_u16();
        let body = parsed(&headers, &response.bytes().expect("a body"));
        Answer { status, headers, body }
    }

    /// Ids of the films in `hits`, in order.
    pub fn film_ids(&self) -> Vec<&Value> {
        self.body["hits"].as_array().expect("hits").iter().map(|hit| &hit["id"]).collect()
    }

    /// The first thing in which two answers differ, apart from what belongs to one request only.
    pub fn difference(&self, other: &Answer) -> Option<String> {
        if self.status != other.status {
            return Some(format!(
                "status {} and {}: {} and {}",
                self.status, other.status, self.body, other.body
            ));
        }
        let (ours, theirs) = (self.comparable_headers(), other.comparable_headers());
        if ours != theirs {
            return Some(format!("headers {ours:?} and {theirs:?}"));
        }
        for required in ["x-request-id", "content-type"] {
            if !ours.contains_key(required) {
                return Some(format!("no {required}: {:?}", self.headers));
            }
        }
        first_difference("", &comparable(&self.body), &comparable(&other.body))
    }

    fn comparable_headers(&self) -> BTreeMap<&str, &str> {
        let named = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let ours = named.filter(|(name, _)| !OF_THE_TRANSPORT.contains(name));
        ours.map(|(name, value)| (name, if OF_THE_REQUEST.contains(&name) { "any" } else { value })).collect()
    }
}

fn headers_of(answer: &Value) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    for (name, value) in answer["headers"].as_object().unwrap_or(&Map::new()) {
        headers.insert(name.to_lowercase(), value.as_str().expect("text").to_owned());
    }
    headers
}

/// JSON as it is; server-sent events as a list of their names and data.
fn parsed(headers: &BTreeMap<String, String>, body: &[u8]) -> Value {
    if headers.get("content-type").is_some_and(|kind| kind.starts_with("text/event-stream")) {
        return events(std::str::from_utf8(body).expect("UTF-8"));
    }
    serde_json::from_slice(body).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(body)))
}

/// Server-sent events: `[{event, data}]`.
pub fn events(text: &str) -> Value {
    let whole = text.split("\n\n").filter(|event| event.starts_with("event: "));
    let of_event = |event: &str| {
        let (name, data) = event.split_once('\n').expect("a name and data");
        let data = serde_json::from_str(data.trim_start_matches("data: ")).expect("JSON");
        Value::from_iter([("event", Value::from(name.trim_start_matches("event: "))), ("data", data)])
    };
    whole.map(of_event).collect()
}

/// A body with what belongs to one request blanked. The server proves health by a search and the function by
/// what is installed, so of `dependencies` only remains whether all are well.
fn comparable(body: &Value) -> Value {
    let mut body = body.clone();
    for field in FIELDS_OF_THE_REQUEST {
        if let Some(value) = body.get_mut(field) {
            *value = "any".into();
        }
    }
    if let Some(parts) = body.get_mut("dependencies") {
        *parts = parts.as_array().is_some_and(|parts| parts.iter().all(|part| part["ok"] == true)).into();
    }
    body
}

/// Where two values first differ, with both sides; the bodies are too long to show whole.
fn first_difference(at: &str, ours: &Value, theirs: &Value) -> Option<String> {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().find_map(|(name, value)| first_difference(&format!("{at}/{name}"), value, &b[name]))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(place, (a, b))| first_difference(&format!("{at}/{place}"), a, b))
        }
        _ => (ours != theirs).then(|| format!("{at} is {ours} and {theirs}")),
    }
}
