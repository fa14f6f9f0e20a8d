//! The state of the service.

use serde::Serialize;
use utoipa::ToSchema;

/// What is running.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Build {
    /// Version of the code.
    pub version: &'static str,
    /// Processor and operating system it was built for.
    pub target: String,
}

/// The current index and its sources.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HealthIndex {
    /// Fingerprint of the index.
    pub fingerprint: String,
    /// Fingerprint of the embedding model.
    pub model: String,
    /// Fingerprint of the data.
    pub data: String,
    /// Name of the data set.
    pub data_name: String,
    /// Version of the document template.
    pub template: String,
    /// Number of films.
    pub movies: u32,
}

/// A component that answers depend on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Dependency {
    /// The component, such as `index` or `embedder`.
    pub name: &'static str,
    /// Whether it works.
    pub ok: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// Liveness and readiness.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Health {
    /// The process is running.
    pub live: bool,
    /// Searches work, and every component is available.
    pub ready: bool,
    /// What is running.
    pub build: Build,
    /// Fingerprint of the installed model.
    pub model: Option<String>,
    /// The current index.
    pub index: Option<HealthIndex>,
    /// The components.
    pub dependencies: Vec<Dependency>,
}
