//! `GET /v1/health`: 200 when searches work, 503 when not; the running build either way.

use std::sync::Arc;

use async_trait::async_trait;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use cinerag_domain::IndexInfo;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::wire::{Build, Dependency, Health, HealthIndex};

/// The result of a probe.
#[derive(Debug, Default)]
pub struct Findings {
    /// Fingerprint of the model.
    pub model: Option<String>,
    /// The current index.
    pub index: Option<Arc<IndexInfo>>,
    /// The components that searches depend on.
    pub dependencies: Vec<Dependency>,
}

/// Checks the components that searches depend on.
#[async_trait]
pub trait HealthProbe: Send + Sync {
    /// Checks now; must return quickly.
    async fn look(&self) -> Findings;
}

/// The route.
pub fn router(probe: Arc<dyn HealthProbe>) -> Router {
    described().with_state(probe).into()
}

pub(crate) fn described() -> OpenApiRouter<Arc<dyn HealthProbe>> {
    OpenApiRouter::new().routes(routes!(health))
}

/// Get the state of the service
#[utoipa::path(
    get, path = "/v1/health", tag = "operations",
    responses(
        (status = 200, description = "Searches work", body = Health),
        (status = 503, description = "Searches do not work", body = Health),
    ),
)]
async fn health(State(probe): State<Arc<dyn HealthProbe>>) -> Response {
    let findings = probe.look().await;
    let ready = findings.index.is_some() && findings.dependencies.iter().all(|part| part.ok);
    let body = Health {
        live: true,
        ready,
        build: Build {
            version: env!("CARGO_PKG_VERSION"),
            target: format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS),
        },
        model: findings.model,
        index: findings.index.map(|info| HealthIndex {
            fingerprint: info.fingerprint.0.clone(),
            model: info.model.0.clone(),
            data: info.data.0.clone(),
            data_name: info.data_name.clone(),
            template: info.template.clone(),
            movies: info.movies,
        }),
        dependencies: findings.dependencies,
    };
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(body)).into_response()
}
