//! Errors of a source file as a whole. Ingestion stops, and the current index stays in use.

/// A file that is not as expected.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// A header without a column that is needed.
    #[error("{file}: the header has no column {column:?}; expected {expected}")]
    MissingColumn {
        /// The file.
        file: String,
        /// The missing column.
        column: String,
        /// The header that was expected.
        expected: String,
    },
    /// A row that cannot be read at all.
    #[error("{file}, line {line}: {found}; expected {expected}")]
    Malformed {
        /// The file.
        file: String,
        /// Line of the file, from 1.
        line: u64,
        /// What was found.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// The bytes could not be read or unpacked.
    #[error("{file}: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        reason: String,
    },
    /// A file without a single usable film.
    #[error("{file}: holds no film")]
    Empty {
        /// The file.
        file: String,
    },
}

impl SourceError {
    /// Stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            SourceError::MissingColumn { .. } => "source_column_missing",
            SourceError::Malformed { .. } => "source_malformed",
            SourceError::Unreadable { .. } => "source_unreadable",
            SourceError::Empty { .. } => "source_empty",
        }
    }
}
