//! Publish-and-switch on a local folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cinerag_domain::Fingerprint;
use cinerag_ports::{IndexContents, IndexPublisher, PublishError, Published, StoreError};

use super::index::EmbeddedIndex;
use super::pointer::{self, ARTEFACT_ENDING};
use super::write;

/// Publishes artefacts into an index folder: the new one is written beside the old, opened and checked, and
/// only then made current. The previous artefact stays for a rollback, older ones are removed.
pub struct EmbeddedPublisher {
    folder: PathBuf,
}

impl EmbeddedPublisher {
    /// Publishes into `folder`, which is created if missing.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        EmbeddedPublisher { folder: folder.into() }
    }

    /// Makes an artefact that was published elsewhere the current one: `file`, on the same disk as the folder, is
    /// checked, moved into the folder, and pointed at. On an error the current one stays.
    pub fn adopt(&self, file: &Path, fingerprint: &Fingerprint) -> Result<(), StoreError> {
        let corrupt = |reason: String| StoreError::Corrupt { path: file.display().to_string(), reason };
        let found = cinerag_ports::VectorStore::info(&EmbeddedIndex::open(file)?).fingerprint.clone();
        if found != *fingerprint {
            return Err(corrupt(format!("it is the index {found}, expected {fingerprint}")));
        }
        let name = pointer::artefact_name(fingerprint);
        let (path, previous) = (self.folder.join(&name), pointer::current(&self.folder).ok());
        let switch = || {
            fs::rename(file, &path)?;
            pointer::switch(&self.folder, &name)?;
            remove_stale(&self.folder, &path, previous.as_deref())
        };
        switch().map_err(|error| corrupt(format!("cannot be moved to {}: {error}", path.display())))
    }
}

impl IndexPublisher for EmbeddedPublisher {
    fn publish(&self, contents: &IndexContents) -> Result<Published, PublishError> {
        let failed = |reason: String| PublishError::Write { path: self.folder.display().to_string(), reason };
        let (artefact, fingerprint) = write::artefact(contents)?;
        let name = pointer::artefact_name(&fingerprint);
        let path = self.folder.join(&name);
        let previous = pointer::current(&self.folder).ok();

        fs::create_dir_all(&self.folder).map_err(|error| failed(error.to_string()))?;
        // the name is the content's hash: a complete file of this name need not be written again
        let index = if let Ok(index) = EmbeddedIndex::open(&path) {
            index
        } else {
            pointer::write_atomically(&self.folder, &name, &artefact)
                .map_err(|error| failed(error.to_string()))?;
            EmbeddedIndex::open(&path).map_err(|error| failed(error.to_string()))?
        };
        let changed = previous.as_ref() != Some(&path);
        if changed {
            pointer::switch(&self.folder, &name).map_err(|error| failed(error.to_string()))?;
        }
        remove_stale(&self.folder, &path, previous.as_deref()).map_err(|error| failed(error.to_string()))?;
        let info = cinerag_ports::VectorStore::info(&index);
        Ok(Published { info: (*info).clone(), changed, bytes: artefact.len() as u64 })
    }
}

/// Removes artefacts that are neither current nor previous, and half-written files of killed runs.
fn remove_stale(folder: &Path, current: &Path, previous: Option<&Path>) -> io::Result<()> {
    // publishing the current version again must not remove the version to roll back to
    if previous == Some(current) {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let stale = ending == Some("partial")
            || ending == Some(ARTEFACT_ENDING) && path != current && Some(path.as_path()) != previous;
        if stale {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}
