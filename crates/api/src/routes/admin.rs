//! `POST /v1/admin/ingestions` and `GET /v1/admin/ingestions/{id}`: for who looks after the service, by a key.

use std::sync::Arc;

use axum::extract::{RawPathParams, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use cinerag_ports::{IngestionRuns, RunState};
use subtle::ConstantTimeEq;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::params::Params;
use crate::problem::{Problem, ProblemBody};
use crate::wire::IngestionRunBody;

/// The key that opens the admin routes. It shows itself to nobody.
#[derive(Clone)]
pub struct AdminKey(String);

impl AdminKey {
    /// The key, or `None` for one that is empty: no key opens nothing.
    pub fn new(key: impl Into<String>) -> Option<Self> {
        let key = key.into();
        (!key.is_empty()).then_some(AdminKey(key))
    }

    /// True for the `authorization` header that carries this key. How long it takes says nothing of how much is right.
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
    /// Without one the routes are not there.
    pub key: Option<AdminKey>,
    /// The runs.
    pub runs: Arc<dyn IngestionRuns>,
}

impl Admin {
    /// 404 where there is no key, 401 for a caller without it.
    fn admit(&self, headers: &HeaderMap) -> Result<(), Problem> {
        match &self.key {
            None => Err(Problem::from_status(StatusCode::NOT_FOUND)),
            Some(key) if key.opens_for(headers) => Ok(()),
            Some(_) => Err(Problem::no_admin_key()),
        }
    }
}

/// The two routes.
pub fn router(admin: Arc<Admin>) -> Router {
    described().with_state(admin).into()
}

pub(crate) fn described() -> OpenApiRouter<Arc<Admin>> {
    OpenApiRouter::new().routes(routes!(start)).routes(routes!(report))
}

/// Ingest the data as it is now. Equal data is the same run: one that is going on, or whose index is in use, comes back.
#[utoipa::path(
    post, path = "/v1/admin/ingestions", tag = "operations", operation_id = "start_ingestion",
    security(("admin_key" = [])),
    responses(
        (status = 200, description = "The index of this data is in use", body = IngestionRunBody<'static>),
        (status = 202, description = "The run is going on", body = IngestionRunBody<'static>),
        (status = 401, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 409, description = "There is no usable data", body = ProblemBody<'static>,
            content_type = "application/problem+json"),
    ),
)]
async fn start(
    State(admin): State<Arc<Admin>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    admin.admit(&headers)?;
    Params::parse(query.as_deref(), &[]).finish()?;
    let run = admin.runs.start().await?;
    let status = if run.state == RunState::Published { StatusCode::OK } else { StatusCode::ACCEPTED };
    let location = [(header::LOCATION, format!("/v1/admin/ingestions/{}", run.id))];
    Ok((status, location, Json(IngestionRunBody::from(&run))).into_response())
}

/// How far an ingestion is, or how it ended.
#[utoipa::path(
    get, path = "/v1/admin/ingestions/{id}", tag = "operations", operation_id = "ingestion",
    security(("admin_key" = [])),
    params(("id" = String, Path, description = "Id of the run, as its start gave it")),
    responses(
        (status = 200, body = IngestionRunBody<'static>),
        (status = 400, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 401, body = ProblemBody<'static>, content_type = "application/problem+json"),
        (status = 404, body = ProblemBody<'static>, content_type = "application/problem+json"),
    ),
)]
async fn report(
    State(admin): State<Arc<Admin>>,
    headers: HeaderMap,
    path: RawPathParams,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    admin.admit(&headers)?;
    Params::parse(query.as_deref(), &[]).finish()?;
    let id = path.iter().find(|(name, _)| *name == "id").map_or("", |(_, value)| value);
    // what cannot be an id is not asked for: a store may refuse it in ways of its own
    let may_be_one = id.len() == 32 && id.bytes().all(|digit| digit.is_ascii_hexdigit());
    let run = if may_be_one { admin.runs.run(id).await? } else { None };
    let run = run.ok_or_else(Problem::unknown_run)?;
    Ok(Json(IngestionRunBody::from(&run)).into_response())
}
