//! What a run of `cinerag eval` found, and what it ran on.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use cinerag_domain::Fingerprint;
use cinerag_evaluation::SetReport;
use serde::{Deserialize, Serialize};

/// The report that `--json` writes and `--compare` reads.
#[derive(Serialize, Deserialize)]
pub struct RunReport {
    /// The index that was searched.
    pub index: Fingerprint,
    /// The model that embedded the queries.
    pub model: Fingerprint,
    /// In the order of the files.
    pub sets: Vec<SetReport>,
}

impl RunReport {
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read(path).with_context(|| path.display().to_string())?;
        serde_json::from_slice(&text)
            .with_context(|| format!("{} is no report of `cinerag eval --json`", path.display()))
    }

    pub fn write(&self, path: &Path) -> Result<()> {
        fs::write(path, serde_json::to_vec(self)?).with_context(|| path.display().to_string())
    }

    /// The set of this name.
    pub fn set(&self, name: &str) -> Option<&SetReport> {
        self.sets.iter().find(|set| set.set == name)
    }
}
