//! Files that are complete or absent. Bytes in, a replaced file out.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

/// Why a file or folder could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot use {path}: {reason}; check that it can be read and written and that the disk has room")]
pub struct FileError {
    /// The file or folder.
    pub path: String,
    /// What went wrong with it.
    pub reason: String,
}

impl FileError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        "data_file"
    }

    /// For `map_err` of operations on `path`.
    pub(crate) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.display().to_string();
        |error| FileError { path, reason: error.to_string() }
    }
}

/// Makes the folder and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(FileError::at(path))
}

/// Writes beside the file, then renames: readers see the old bytes or the new ones, never a part.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    let write = || {
        let mut file = File::create(part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(part, path)
    };
    write().map_err(FileError::at(path))
}
