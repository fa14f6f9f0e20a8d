//! `data/genome` as people write it: concepts, requests and labels, one JSON object a line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cinerag_domain::Fingerprint;
use serde::Deserialize;
use xxhash_rust::xxh3::Xxh3;

/// One concept; `data/genome/concept.schema.json` describes the fields.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ConceptRow {
    /// Its id ("cosy").
    pub id: String,
    /// The group it belongs to ("mood").
    pub facet: String,
    /// Its name, as people are shown it.
    pub label: String,
    /// What it means, in one sentence.
    pub definition: String,
    /// How people put it.
    pub phrasings: Vec<String>,
    /// Ids of concepts that say the contrary.
    pub opposites: Vec<String>,
    /// Ids of concepts that are close.
    pub neighbours: Vec<String>,
    /// Keywords that are evidence for it.
    pub keywords: Vec<String>,
    /// Tags of viewers that are evidence for it.
    pub tags: Vec<String>,
}

/// The labels of one film.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct LabelRow {
    /// MovieLens id.
    pub id: u32,
    /// IMDb id with its `tt`.
    pub imdb_id: String,
    /// TMDB id.
    pub tmdb_id: Option<u32>,
    /// Year of release.
    pub year: Option<u16>,
    /// Grade, 1–3, by the concept's id.
    pub concepts: BTreeMap<String, u8>,
}

/// A request that somebody might make.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct RequestRow {
    /// Its words.
    pub request: String,
    /// How much it asks for a concept, 1–3, by the concept's id.
    pub concepts: BTreeMap<String, u8>,
}

/// Everything in the folder.
#[derive(Debug, Clone, PartialEq)]
pub struct GenomeSource {
    /// By facet, then as in the file.
    pub concepts: Vec<ConceptRow>,
    /// As in the files.
    pub requests: Vec<RequestRow>,
    /// By ascending id.
    pub labels: Vec<LabelRow>,
    /// Of the files of concepts and requests.
    pub concepts_fingerprint: Fingerprint,
    /// Of all files.
    pub fingerprint: Fingerprint,
}

/// Why the folder cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GenomeError {
    /// A file or folder that cannot be opened.
    #[error("{path}: {error}")]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// A line that is not what it should be.
    #[error("{path}, line {line}: {error}; run `python3 data/genome/check.py`")]
    Line {
        /// Where.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// What is wrong with it.
        error: serde_json::Error,
    },
}

impl GenomeError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            GenomeError::Unreadable { .. } => "genome_unreadable",
            GenomeError::Line { .. } => "genome_line",
        }
    }
}

impl GenomeSource {
    /// Reads `concepts/*.jsonl`, `requests/*.jsonl` and `labels/*.jsonl` of a folder.
    ///
    /// # Errors
    /// [`GenomeError`] names the file and the line.
    pub fn read(folder: &Path) -> Result<Self, GenomeError> {
        let mut hash = Xxh3::new();
        let concepts = rows(&folder.join("concepts"), &mut hash)?;
        let requests = rows(&folder.join("requests"), &mut hash)?;
        let concepts_fingerprint = Fingerprint::from_u128(hash.digest128());
        let mut labels: Vec<LabelRow> = rows(&folder.join("labels"), &mut hash)?;
        labels.sort_by_key(|film| film.id);
        let fingerprint = Fingerprint::from_u128(hash.digest128());
        Ok(GenomeSource { concepts, requests, labels, concepts_fingerprint, fingerprint })
    }
}

/// The rows of every `*.jsonl` file of a folder, by the files' names. Their bytes go into the hash.
fn rows<T: for<'de> Deserialize<'de>>(folder: &Path, hash: &mut Xxh3) -> Result<Vec<T>, GenomeError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |error| GenomeError::Unreadable { path, error }
    };
    let entries = std::fs::read_dir(folder).map_err(unreadable(folder))?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(unreadable(folder))?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    paths.sort();
    let mut rows = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(unreadable(&path))?;
        hash.update(text.as_bytes());
        for (line, row) in (1..).zip(text.lines()) {
            let row = serde_json::from_str(row);
            rows.push(row.map_err(|error| GenomeError::Line { path: path.clone(), line, error })?);
        }
    }
    Ok(rows)
}
