//! JSON bodies → the same typed values as query strings, with every mistake named at once.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use serde_json::{Map, Value};

use crate::params::Params;
use crate::problem::Problem;

/// Most bytes of a body that are read.
const MAX_BYTES: usize = 64 << 10;

/// The JSON object in a request's body. Another content type is a 415, a larger body a 413, and what is no JSON
/// object a 400 in the field `body`.
pub(crate) async fn json_object(request: Request) -> Result<Map<String, Value>, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind != "application/json" {
        return Err(Problem::from_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let bytes = to_bytes(request.into_body(), MAX_BYTES).await;
    let bytes = bytes.map_err(|_| Problem::from_status(StatusCode::PAYLOAD_TOO_LARGE))?;
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Problem::invalid_field("body", "must be a JSON object")),
        Err(error) => Err(Problem::invalid_field("body", format!("is no JSON: {error}"))),
    }
}

/// The fields of an object as parameters. Fields that are not `known`, and values that are neither text nor number nor
/// a list of those, are mistakes; `null` is as good as absent. Mistakes are named with `prefix` before the field.
pub(crate) fn params_of(object: Map<String, Value>, prefix: &str, known: &[&str]) -> Params {
    let mut params = Params::prefixed(prefix);
    for (name, value) in object {
        if !known.contains(&name.as_str()) {
            let message = format!("is not a field of this request; known are: {}", known.join(", "));
            params.mistake(&name, message);
            continue;
        }
        let values = match value {
            Value::Null => continue,
            Value::Array(items) => items.iter().map(plain).collect(),
            single => plain(&single).map(|text| vec![text]),
        };
        match values {
            Some(values) => params.give(&name, values),
            None => params.mistake(&name, "must be text, a number, or a list of those"),
        }
    }
    params
}

/// Text and numbers as they would stand in a query string.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
