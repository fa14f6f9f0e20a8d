//! The pointer: one small file that names the current artefact, replaced by rename.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use cinerag_domain::Fingerprint;
use cinerag_ports::StoreError;

/// Name of the pointer in an index folder. It holds one line: the file name of the current artefact.
pub const POINTER_FILE: &str = "CURRENT";
/// Ending of artefact files.
pub(super) const ARTEFACT_ENDING: &str = "cinerag";

/// File name of the artefact with this fingerprint.
pub fn artefact_name(fingerprint: &Fingerprint) -> String {
    format!("{fingerprint}.{ARTEFACT_ENDING}")
}

/// The fingerprint in the file name of an artefact; `None` for other names.
pub fn fingerprint_of(artefact_name: &str) -> Option<Fingerprint> {
    let digits = artefact_name.strip_suffix(ARTEFACT_ENDING)?.strip_suffix('.')?;
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    (digits.len() == 32 && digits.bytes().all(is_digit)).then(|| Fingerprint(digits.to_owned()))
}

/// Path of the current artefact.
pub(super) fn current(folder: &Path) -> Result<PathBuf, StoreError> {
    let pointer = folder.join(POINTER_FILE);
    let shown = pointer.display().to_string();
    let line = fs::read_to_string(&pointer).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StoreError::NoIndex { path: folder.display().to_string() },
        _ => StoreError::Corrupt { path: shown.clone(), reason: format!("cannot be read: {error}") },
    })?;
    let name = line.trim_end();
    let ending = Path::new(name).extension().is_some_and(|ending| ending == ARTEFACT_ENDING);
    if !ending || name.contains(['/', '\\']) {
        let reason = format!("names {name:?}, expected the file name of an artefact (*.{ARTEFACT_ENDING})");
        return Err(StoreError::Corrupt { path: shown, reason });
    }
    Ok(folder.join(name))
}

/// Makes an artefact of the folder current, atomically and durably.
pub(super) fn switch(folder: &Path, artefact_name: &str) -> io::Result<()> {
    write_atomically(folder, POINTER_FILE, format!("{artefact_name}\n").as_bytes())
}

/// Writes a file so that its name always has the old content or the new, never a part.
pub(super) fn write_atomically(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let temporary = folder.join(format!(".{name}.{}.partial", std::process::id()));
    let mut file = File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, folder.join(name))?;
    // the rename itself is durable once the folder is
    File::open(folder)?.sync_all()
}
