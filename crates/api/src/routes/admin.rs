//! `POST /v1/admin/ingestions` and `GET /v1/admin/ingestions/{id}`: for operators, with a key.

use std::sync::Arc;

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use cinerag_ports::{IngestionRuns, RunState};
use serde::Deserialize;
use subtle::ConstantTimeEq;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::{AdminProblems, Problem, ReportProblems};
use crate::request::{NoParameters, Parameters, parameters};
use crate::wire::IngestionRunBody;

/// The key of the admin routes. It is never printed.
#[derive(Clone)]
pub struct AdminKey(String);

impl AdminKey {
    /// The key, or `None` for an empty one.
    pub fn new(key: impl Into<String>) -> Option<Self> {
        let key = key.into();
        (!key.is_empty()).then_some(AdminKey(key))
    }

    /// True for the `authorization` header with this key. The comparison takes the same time wherever they differ.
    fn opens_for(&self, headers: &HeaderMap) -> bool {
        let given = headers.get(header::AUTHORIZATION).map_or(&b""[..], |value| value.as_bytes());
        let given = given.split_at_checked("Bearer ".len());
        let given = given.filter(|(scheme, _)| scheme.eq_ignore_ascii_case(b"Bearer "));
        given.is_some_and(|(_, given)| given.ct_eq(self.0.as_bytes()).into())
    }
}

impl std::fmt::Debug for AdminKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AdminKey(…)")
    }
}

/// What the routes need.
pub struct Admin {
    /// Without a key every request is refused.
    pub key: Option<AdminKey>,
    /// The runs.
    pub runs: Arc<dyn IngestionRuns>,
}

/// Extracted from requests with the admin key; all others are a 401, before anything else is read.
struct Admitted;

impl FromRequestParts<Arc<Admin>> for Admitted {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, admin: &Arc<Admin>) -> Result<Self, Problem> {
        let is_admitted = admin.key.as_ref().is_some_and(|key| key.opens_for(&parts.headers));
        is_admitted.then_some(Admitted).ok_or_else(Problem::no_admin_key)
    }
}

/// The two routes.
pub fn router(admin: Arc<Admin>) -> Router {
    described().with_state(admin).into()
}

pub(crate) fn described() -> OpenApiRouter<Arc<Admin>> {
    OpenApiRouter::new().routes(routes!(start)).routes(routes!(report))
}

/// Start an ingestion of the current data
///
/// The same data is the same run: a run that is in progress, or whose index is in use, is returned.
#[utoipa::path(
    post, path = "/v1/admin/ingestions", tag = "operations", operation_id = "start_ingestion",
    security(("admin_key" = [])),
    responses(
        (status = 200, description = "The index of this data is in use", body = IngestionRunBody<'static>),
        (status = 202, description = "The run is in progress", body = IngestionRunBody<'static>),
        AdminProblems,
    ),
)]
async fn start(
    _: Admitted,
    State(admin): State<Arc<Admin>>,
    _: Parameters<NoParameters>,
) -> Result<Response, Problem> {
    let run = admin.runs.start().await?;
    let status = if run.state == RunState::Published { StatusCode::OK } else { StatusCode::ACCEPTED };
    let location = [(header::LOCATION, format!("/v1/admin/ingestions/{}", run.id))];
    Ok((status, location, Json(IngestionRunBody::from(&run))).into_response())
}

#[derive(Deserialize, ToSchema)]
struct ReportParameters {
    /// Id of the run.
    #[schema(min_length = 1, example = "0123456789abcdef0123456789abcdef")]
    id: String,
}

parameters!(ReportParameters, path "id");

/// Get the progress or the result of an ingestion
#[utoipa::path(
    get, path = "/v1/admin/ingestions/{id}", tag = "operations", operation_id = "ingestion",
    security(("admin_key" = [])),
    params(ReportParameters),
    responses((status = 200, description = "The run", body = IngestionRunBody<'static>), ReportProblems),
)]
async fn report(
    _: Admitted,
    State(admin): State<Arc<Admin>>,
    Parameters(ReportParameters { id }): Parameters<ReportParameters>,
) -> Result<Response, Problem> {
    // the store is only asked for what can be an id: it may refuse others in ways of its own
    let may_be_one = id.len() == 32 && id.bytes().all(|digit| digit.is_ascii_hexdigit());
    let run = if may_be_one { admin.runs.run(&id).await? } else { None };
    let run = run.ok_or_else(Problem::unknown_run)?;
    Ok(Json(IngestionRunBody::from(&run)).into_response())
}
