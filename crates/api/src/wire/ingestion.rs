//! Ingestion runs.

use cinerag_ports::{IngestionRun, RunState};
use serde::Serialize;
use utoipa::ToSchema;

/// The state of a run.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum IngestionState {
    /// Texts are being embedded, or the index is being built.
    Running,
    /// Its index is published.
    Published,
    /// It failed.
    Failed,
    /// A newer run started before this one finished.
    Superseded,
}

/// The texts of a run.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct IngestionTexts {
    /// All texts, two per film.
    pub total: u32,
    /// Texts that already had a vector.
    pub reused: u32,
}

/// Batches of texts to embed.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct IngestionBatches {
    /// All batches.
    pub total: usize,
    /// Embedded batches.
    pub done: usize,
}

/// An ingestion run.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IngestionRunBody<'a> {
    /// Hash of data, template and model.
    pub id: &'a str,
    /// Its state.
    pub state: IngestionState,
    /// Fingerprint of the data.
    pub data: &'a str,
    /// Name of the data set.
    pub data_name: &'a str,
    /// Fingerprint of the embedding model.
    pub model: &'a str,
    /// Version of the document template.
    pub template: &'a str,
    /// Number of films in the data.
    pub films: u32,
    /// Rows of the data that were rejected.
    pub rejected: u32,
    /// Its texts.
    pub texts: IngestionTexts,
    /// Its batches.
    pub batches: IngestionBatches,
    /// When it was last started, in milliseconds since 1970.
    pub started_at_ms: u64,
    /// When it finished, in milliseconds since 1970.
    pub finished_at_ms: Option<u64>,
    /// Fingerprint of the published index.
    pub index: Option<&'a str>,
    /// The last error; begins with its code.
    pub error: Option<&'a str>,
}

impl<'a> From<&'a IngestionRun> for IngestionRunBody<'a> {
    fn from(run: &'a IngestionRun) -> Self {
        IngestionRunBody {
            id: &run.id,
            state: match run.state {
                RunState::Running => IngestionState::Running,
                RunState::Published => IngestionState::Published,
                RunState::Failed => IngestionState::Failed,
                RunState::Superseded => IngestionState::Superseded,
            },
            data: &run.data.0,
            data_name: &run.data_name,
            model: &run.model.0,
            template: &run.template,
            films: run.films,
            rejected: run.rejected,
            texts: IngestionTexts { total: run.texts, reused: run.reused },
            batches: IngestionBatches { total: run.batches.len(), done: run.done.len() },
            started_at_ms: run.started_ms,
            finished_at_ms: run.finished_ms,
            index: run.index.as_ref().map(|index| index.0.as_str()),
            error: run.error.as_deref(),
        }
    }
}
