//! Errors as `application/problem+json` (RFC 9457). The only place where an error becomes a status.

mod documented;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use cinerag_ports::{EventLogError, RemoteError, StartError, StoreError};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use documented::{
    AdminProblems, BodyProblems, EventProblems, FilmProblems, ParameterProblems, ReportProblems,
    UserProblems, of_any_route,
};

/// What is wrong with one field of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// The parameter or field; `body` for the whole body.
    #[schema(example = "limit")]
    pub field: String,
    /// What is wrong and what is expected.
    #[schema(example = "must be a whole number from 1 to 50, not \"0\"")]
    pub message: String,
}

impl FieldError {
    /// A mistake in a field.
    pub fn new(field: &str, message: impl Into<String>) -> Self {
        FieldError { field: field.to_owned(), message: message.into() }
    }
}

/// An error on its way to the caller. `detail` is for them: it says what to do and never contains the cause, which is
/// logged where the problem is created.
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
    /// Always `about:blank`; see `code`.
    r#type: &'static str,
    /// The status in words.
    title: &'a str,
    /// The HTTP status.
    status: u16,
    /// Stable code of the problem.
    code: &'static str,
    /// What happened and what to do about it.
    detail: &'a str,
    /// Identifies this request in the logs.
    request_id: &'a str,
    /// The invalid fields; present when the code is `invalid_request`.
    #[serde(skip_serializing_if = "<[FieldError]>::is_empty")]
    #[schema(required = false)]
    errors: &'a [FieldError],
}

impl Problem {
    fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Problem { status, code, detail: detail.into(), errors: Vec::new() }
    }

    /// 400: the caller can correct these fields.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let messages: Vec<String> =
            errors.iter().map(|error| format!("{} {}", error.field, error.message)).collect();
        Problem { errors, ..Problem::new(StatusCode::BAD_REQUEST, "invalid_request", messages.join("; ")) }
    }

    /// 400 for one field.
    pub fn invalid_field(field: &str, message: impl Into<String>) -> Self {
        Problem::invalid(vec![FieldError::new(field, message)])
    }

    /// 404: no film has this id.
    pub fn unknown_movie(id: cinerag_domain::MovieId) -> Self {
        let detail = format!("no film has the id {id}; search or browse to find one");
        Problem::new(StatusCode::NOT_FOUND, "movie_not_found", detail)
    }

    /// 404: the data set has no such user.
    pub fn unknown_user(user: u32) -> Self {
        let detail = format!("no user has the id {user}; users come from the data set's ratings");
        Problem::new(StatusCode::NOT_FOUND, "user_not_found", detail)
    }

    /// 401: the admin key is needed.
    pub fn no_admin_key() -> Self {
        let detail = "send the admin key of this service as `authorization: Bearer …`";
        Problem::new(StatusCode::UNAUTHORIZED, "unauthorized", detail)
    }

    /// 404: there is no such ingestion.
    pub fn unknown_run() -> Self {
        let detail = "no ingestion has this id; starting one returns its id";
        Problem::new(StatusCode::NOT_FOUND, "ingestion_not_found", detail)
    }

    /// For a status that axum itself decided on: unknown path, wrong method, too large.
    pub(crate) fn from_status(status: StatusCode) -> Self {
        let (code, detail) = match status {
            StatusCode::NOT_FOUND => ("route_not_found", "no such route; /v1/openapi.json lists the routes"),
            StatusCode::METHOD_NOT_ALLOWED => {
                ("method_not_allowed", "this route does not support this method")
            }
            StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "the request body is too large"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => ("unsupported_media_type", "send application/json"),
            status if status.is_server_error() => ("internal", "something went wrong on our side; try again"),
            _ => ("bad_request", "the request cannot be read"),
        };
        Problem::new(status, code, detail)
    }

    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The invalid fields.
    #[cfg(test)]
    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        self.errors.iter().map(|error| error.field.as_str())
    }

    /// The body, with the id of the request.
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

    fn unavailable(detail: &str) -> Self {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail)
    }
}

const INDEX_UNAVAILABLE: &str = "the search index is unavailable; try again shortly";
const SERVICE_UNAVAILABLE: &str = "a service that this route needs is unavailable; try again shortly";
const EVENTS_UNAVAILABLE: &str = "events cannot be stored right now; send the same batch again shortly";

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(code = error.code(), %error, "the index is unavailable");
        Problem::unavailable(INDEX_UNAVAILABLE)
    }
}

impl From<RemoteError> for Problem {
    fn from(error: RemoteError) -> Self {
        tracing::error!(code = error.code(), %error, "a service is unavailable");
        Problem::unavailable(SERVICE_UNAVAILABLE)
    }
}

impl From<EventLogError> for Problem {
    fn from(error: EventLogError) -> Self {
        tracing::error!(code = error.code(), %error, "events could not be stored");
        Problem::unavailable(EVENTS_UNAVAILABLE)
    }
}

impl From<StartError> for Problem {
    fn from(error: StartError) -> Self {
        match error {
            // the operator with the key maintains the data: they see what is wrong with it
            StartError::Data { code, reason } => Problem::new(StatusCode::CONFLICT, code, reason),
            StartError::Remote(error) => error.into(),
            StartError::Internal(reason) => {
                tracing::error!(reason, "an ingestion could not be started");
                Problem::not_started()
            }
        }
    }
}

impl Problem {
    fn not_started() -> Self {
        let detail = "the ingestion could not be started; see the log for the reason";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "ingestion_not_started", detail)
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
