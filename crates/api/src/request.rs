//! Requests → the structs that document them, with every mistake reported at once.
//!
//! In: path and query parameters, or a JSON body. Out: a struct whose [`ToSchema`] is both its documentation and its
//! rules ([`check`]), or one 400 that names each field. A new request type is a struct and one line of [`parameters!`] or
//! [`body!`].

mod check;
mod query;
mod rules;
#[cfg(test)]
mod tests;
mod text;

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;

use crate::problem::{FieldError, Problem};

pub(crate) use rules::Rules;
pub(crate) use text::{SearchText, folded_names};

/// Largest body that is read.
const MAX_BODY_BYTES: usize = 64 << 10;

/// A struct that documents a request and is parsed from it.
pub(crate) trait RequestType: DeserializeOwned + Send + 'static {
    /// The rules, built once from the struct's schema.
    fn rules() -> &'static Rules;

    /// Mistakes that a schema cannot express, such as a range whose start is after its end.
    fn contradictions(_fields: &Value) -> Vec<FieldError> {
        Vec::new()
    }
}

/// Declares structs as the path and query parameters of a route. `path` names those that are part of the path.
macro_rules! parameters {
    ($type:ty $(, path $($name:literal),+)? $(, contradictions $find:path)?) => {
        impl crate::request::RequestType for $type {
            fn rules() -> &'static crate::request::Rules {
                static RULES: std::sync::LazyLock<crate::request::Rules> =
                    std::sync::LazyLock::new(|| crate::request::Rules::of_parameters::<$type>(&[$($($name),+)?]));
                &RULES
            }
            $(fn contradictions(fields: &serde_json::Value) -> Vec<crate::problem::FieldError> {
                $find(fields)
            })?
        }

        impl utoipa::IntoParams for $type {
            fn into_params(
                _: impl Fn() -> Option<utoipa::openapi::path::ParameterIn>,
            ) -> Vec<utoipa::openapi::path::Parameter> {
                <$type as crate::request::RequestType>::rules().documented()
            }
        }
    };
}

/// Declares a struct as the JSON body of a route.
macro_rules! body {
    ($type:ty $(, contradictions $find:path)?) => {
        impl crate::request::RequestType for $type {
            fn rules() -> &'static crate::request::Rules {
                static RULES: std::sync::LazyLock<crate::request::Rules> =
                    std::sync::LazyLock::new(crate::request::Rules::of_body::<$type>);
                &RULES
            }
            $(fn contradictions(fields: &serde_json::Value) -> Vec<crate::problem::FieldError> {
                $find(fields)
            })?
        }
    };
}

pub(crate) use {body, parameters};

/// The parameters of a route without any.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NoParameters {}

parameters!(NoParameters);

/// Extracts the path and query parameters of a request.
pub(crate) struct Parameters<T>(pub(crate) T);

impl<S: Send + Sync, T: RequestType> FromRequestParts<S> for Parameters<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let rules = T::rules();
        let (mut fields, mut mistakes) = rules.read_query(parts.uri.query());
        if rules.has_path_parameters() {
            match RawPathParams::from_request_parts(parts, state).await {
                Ok(path) => path.iter().for_each(|(name, value)| rules.read_path(&mut fields, name, value)),
                Err(_) => mistakes.push(FieldError::new("path", "is not valid UTF-8")),
            }
        }
        parsed(Value::Object(fields), mistakes).map(Parameters)
    }
}

/// Extracts the JSON body of a request that takes no query parameters. Another content type is a 415, a larger body a
/// 413.
pub(crate) struct Body<T>(pub(crate) T);

impl<S: Send + Sync, T: RequestType> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (_, mistakes) = NoParameters::rules().read_query(request.uri().query());
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Problem::from_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let bytes = to_bytes(request.into_body(), MAX_BODY_BYTES).await;
        let bytes = bytes.map_err(|_| Problem::from_status(StatusCode::PAYLOAD_TOO_LARGE))?;
        match serde_json::from_slice(&bytes) {
            Ok(body) => parsed(body, mistakes).map(Body),
            Err(error) => Err(Problem::invalid_field("body", format!("is not valid JSON: {error}"))),
        }
    }
}

/// Checks the fields of a request and makes the struct of them.
fn parsed<T: RequestType>(mut fields: Value, mut mistakes: Vec<FieldError>) -> Result<T, Problem> {
    let names_checked: Vec<String> = mistakes.iter().map(|mistake| mistake.field.clone()).collect();
    let found = T::rules().check(&mut fields).into_iter().chain(T::contradictions(&fields));
    // a parameter that could not be read is absent from the fields: that it is required is not worth saying
    mistakes.extend(found.filter(|mistake| !names_checked.contains(&mistake.field)));
    if !mistakes.is_empty() {
        return Err(Problem::invalid(mistakes));
    }
    serde_path_to_error::deserialize(fields).map_err(|error| {
        let field = error.path().to_string();
        Problem::invalid_field(&field, error.into_inner().to_string())
    })
}
