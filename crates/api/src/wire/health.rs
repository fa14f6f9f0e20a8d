//! What the service says of itself.

use serde::Serialize;
use utoipa::ToSchema;

/// What is running.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Build {
    /// Version of the code.
    pub version: &'static str,
    /// Operating system and processor it was built for.
    pub target: String,
}

/// What the index was made from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HealthIndex {
    /// Of the index.
    pub fingerprint: String,
    /// Of the model whose vectors it holds.
    pub model: String,
    /// Of the records it was made from.
    pub data: String,
    /// Name of the data set.
    pub data_name: String,
    /// Version of the document template.
    pub template: String,
    /// Films in it.
    pub movies: u32,
}

/// A part that answers depend on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Dependency {
    /// `index`, `embedder`, `search`.
    pub name: &'static str,
    /// Whether it works.
    pub ok: bool,
    /// Why not, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// Liveness and readiness.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Health {
    /// The process answers.
    pub live: bool,
    /// Searches work, with nothing away.
    pub ready: bool,
    /// What is running.
    pub build: Build,
    /// Fingerprint of the model that is loaded or installed.
    pub model: Option<String>,
    /// The current index.
    pub index: Option<HealthIndex>,
    /// Each part.
    pub dependencies: Vec<Dependency>,
}
