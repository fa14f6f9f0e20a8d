//! Rows that were read and could not be used: counted, named and recorded, never dropped silently.

use serde::Serialize;

/// One rejected row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reject {
    /// The file it came from.
    pub file: String,
    /// Line of the file, from 1.
    pub line: u64,
    /// What is wrong with it and what was expected.
    pub reason: String,
    /// The row.
    pub row: String,
}

/// The rejected rows of a run, in the order they were met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rejects(pub Vec<Reject>);

impl Rejects {
    /// Adds one.
    pub fn add(&mut self, file: &str, line: u64, reason: impl Into<String>, row: impl Into<String>) {
        self.0.push(Reject { file: file.to_owned(), line, reason: reason.into(), row: row.into() });
    }
}
