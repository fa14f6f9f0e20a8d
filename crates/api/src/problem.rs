//! Errors as `application/problem+json` (RFC 9457). The only place where an error becomes a status.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use cinerag_ports::{EventLogError, RemoteError, StartError, StoreError};
use serde::Serialize;
use utoipa::ToSchema;

/// What is wrong with one field of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Name of the parameter.
    pub field: String,
    /// What is wrong with it and what was expected.
    pub message: String,
}

/// An error on its way to the caller. `detail` is for them: it says what to do and never carries the cause,
/// which is logged where the problem is made.
#[derive(Debug, Clone)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    detail: String,
    errors: Vec<FieldError>,
}

/// The body of a problem response.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody<'a> {
    /// Always `about:blank`: the code says more.
    r#type: &'static str,
    /// The status in words.
    title: &'a str,
    /// The HTTP status.
    status: u16,
    /// Stable name of the kind of error.
    code: &'static str,
    /// What happened and what to do about it.
    detail: &'a str,
    /// Names this response in the logs.
    request_id: &'a str,
    /// The fields at fault.
    #[serde(skip_serializing_if = "<[FieldError]>::is_empty")]
    errors: &'a [FieldError],
}

impl Problem {
    /// 400: the caller can put it right by changing these fields.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let said: Vec<String> =
            errors.iter().map(|error| format!("{} {}", error.field, error.message)).collect();
        Problem { status: StatusCode::BAD_REQUEST, code: "invalid_request", detail: said.join("; "), errors }
    }

    /// 400 for one field.
    pub fn invalid_field(field: &str, message: impl Into<String>) -> Self {
        Problem::invalid(vec![FieldError { field: field.to_owned(), message: message.into() }])
    }

    /// 404: no film has this id.
    pub fn unknown_movie(id: cinerag_domain::MovieId) -> Self {
        let detail = format!("no film has the id {id}; search or browse for one");
        Problem { status: StatusCode::NOT_FOUND, code: "movie_not_found", detail, errors: Vec::new() }
    }

    /// 404: the data set has no such user.
    pub fn unknown_user(user: u32) -> Self {
        let detail = format!("no user has the id {user}; users are those of the data set's ratings");
        Problem { status: StatusCode::NOT_FOUND, code: "user_not_found", detail, errors: Vec::new() }
    }

    /// 401: the admin key is needed.
    pub fn no_admin_key() -> Self {
        let detail = "send the admin key of this service as `authorization: Bearer …`".to_owned();
        Problem { status: StatusCode::UNAUTHORIZED, code: "unauthorized", detail, errors: Vec::new() }
    }

    /// 404: there is no such ingestion.
    pub fn unknown_run() -> Self {
        let detail = "no ingestion has this id; starting one gives its id".to_owned();
        Problem { status: StatusCode::NOT_FOUND, code: "ingestion_not_found", detail, errors: Vec::new() }
    }

    /// For a status that axum itself decided on: unknown path, wrong method, too large.
    pub(crate) fn from_status(status: StatusCode) -> Self {
        let (code, detail) = match status {
            StatusCode::NOT_FOUND => {
                ("route_not_found", "there is nothing here; /v1/openapi.json lists what is")
            }
            StatusCode::METHOD_NOT_ALLOWED => ("method_not_allowed", "this route does not take this method"),
            StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "the request is too large"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => ("unsupported_media_type", "send application/json"),
            status if status.is_server_error() => ("internal", "something went wrong on our side; try again"),
            _ => ("bad_request", "the request could not be read"),
        };
        Problem { status, code, detail: detail.to_owned(), errors: Vec::new() }
    }

    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The body, naming the request.
    pub(crate) fn body<'a>(&'a self, request_id: &'a str) -> ProblemBody<'a> {
        ProblemBody {
            r#type: "about:blank",
            title: self.status.canonical_reason().unwrap_or("Error"),
            status: self.status.as_u16(),
            code: self.code,
            detail: &self.detail,
            request_id,
            errors: &self.errors,
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(code = error.code(), %error, "the index could not answer");
        let detail = "the search index cannot answer at the moment; try again shortly".to_owned();
        Problem { status: StatusCode::SERVICE_UNAVAILABLE, code: "unavailable", detail, errors: Vec::new() }
    }
}

impl From<RemoteError> for Problem {
    fn from(error: RemoteError) -> Self {
        tracing::error!(code = error.code(), %error, "a service did not do its part");
        let detail = "a service that this needs does not answer at the moment; try again shortly".to_owned();
        Problem { status: StatusCode::SERVICE_UNAVAILABLE, code: "unavailable", detail, errors: Vec::new() }
    }
}

impl From<EventLogError> for Problem {
    fn from(error: EventLogError) -> Self {
        tracing::error!(code = error.code(), %error, "events could not be kept");
        let detail = "events cannot be kept at the moment; send the same batch again shortly".to_owned();
        Problem { status: StatusCode::SERVICE_UNAVAILABLE, code: "unavailable", detail, errors: Vec::new() }
    }
}

impl From<StartError> for Problem {
    fn from(error: StartError) -> Self {
        match error {
            // whoever has the key looks after the data: they are told what is wrong with it
            StartError::Data { code, reason } => {
                Problem { status: StatusCode::CONFLICT, code, detail: reason, errors: Vec::new() }
            }
            StartError::Remote(error) => error.into(),
            StartError::Internal(reason) => {
                tracing::error!(reason, "an ingestion could not be started");
                let detail = "the ingestion could not be started; the log says why".to_owned();
                let (status, code) = (StatusCode::SERVICE_UNAVAILABLE, "ingestion_not_started");
                Problem { status, code, detail, errors: Vec::new() }
            }
        }
    }
}

/// Leaves the problem for [`crate::finish`] to write, which knows the request's id.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(self);
        response
    }
}
