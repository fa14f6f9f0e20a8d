//! A mapped artefact: bytes checked once at opening, then read in place.

use std::fs::File;
use std::marker::PhantomData;
use std::path::Path;

use bytemuck::Pod;
use cinerag_domain::Fingerprint;
use cinerag_ports::StoreError;
use memmap2::Mmap;

use super::format::{self, FORMAT_VERSION, Header, MAGIC, SectionEntry};

/// An opened artefact whose every section matched its checksum.
pub(super) struct Artefact {
    map: Mmap,
    path: String,
    table: Vec<SectionEntry>,
    fingerprint: Fingerprint,
}

/// A section seen as values of one type: its position, resolved against the artefact on use.
#[derive(Clone, Copy)]
pub(super) struct Column<T> {
    offset: usize,
    bytes: usize,
    of: PhantomData<T>,
}

impl Artefact {
    /// Maps a file and checks all of it: magic, version, length, table, every section's checksum.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let shown = path.display().to_string();
        let file = File::open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => StoreError::NoIndex { path: shown.clone() },
            _ => StoreError::Corrupt { path: shown.clone(), reason: format!("cannot be read: {error}") },
        })?;
        // SAFETY: artefacts are written under a temporary name, renamed into place and never changed after,
        // so the mapped bytes do not change while they are mapped.
        #[expect(unsafe_code, reason = "mapping a file is how the index opens in milliseconds")]
        let map = unsafe { Mmap::map(&file) };
        let map = map.map_err(|error| StoreError::Corrupt {
            path: shown.clone(),
            reason: format!("cannot be mapped: {error}"),
        })?;
        let (table, fingerprint) =
            check(&map).map_err(|reason| StoreError::Corrupt { path: shown.clone(), reason })?;
        Ok(Artefact { map, path: shown, table, fingerprint })
    }

    pub(super) fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// The error for content that is not what this code wrote.
    pub(super) fn corrupt(&self, reason: impl Into<String>) -> StoreError {
        StoreError::Corrupt { path: self.path.clone(), reason: reason.into() }
    }

    /// A section as values of `T`; its length must be a multiple of the size of `T`.
    pub(super) fn column<T: Pod>(&self, name: &str) -> Result<Column<T>, StoreError> {
        let entry = self.table.iter().find(|entry| entry.name() == name);
        let entry = entry.ok_or_else(|| self.corrupt(format!("has no section {name:?}")))?;
        let column = Column { offset: entry.offset as usize, bytes: entry.bytes as usize, of: PhantomData };
        bytemuck::try_cast_slice::<u8, T>(&self.map[column.offset..column.offset + column.bytes])
            .map_err(|error| self.corrupt(format!("section {name:?}: {error}")))?;
        Ok(column)
    }

    /// As [`Self::column`], and it must hold `expected` values.
    pub(super) fn column_of<T: Pod>(&self, name: &str, expected: usize) -> Result<Column<T>, StoreError> {
        let column = self.column(name)?;
        match self.values(column).len() {
            found if found == expected => Ok(column),
            found => Err(self.corrupt(format!("section {name:?} holds {found} values, expected {expected}"))),
        }
    }

    /// The values of a column.
    pub(super) fn values<T: Pod>(&self, column: Column<T>) -> &[T] {
        // the column was checked against this artefact when it was made
        bytemuck::cast_slice(&self.map[column.offset..column.offset + column.bytes])
    }
}

/// Checks the whole file; returns the table and the fingerprint, or what is wrong.
fn check(bytes: &[u8]) -> Result<(Vec<SectionEntry>, Fingerprint), String> {
    let header_bytes = bytes.get(..size_of::<Header>());
    let header_bytes = header_bytes.ok_or_else(|| format!("truncated: {} bytes, no header", bytes.len()))?;
    let header: Header = bytemuck::pod_read_unaligned(header_bytes);
    if header.magic != MAGIC {
        return Err("not a CineRAG index: the first bytes are another format's".into());
    }
    if header.version != FORMAT_VERSION {
        return Err(format!("format version {}, this build reads {FORMAT_VERSION}", header.version));
    }
    if header.file_bytes != bytes.len() as u64 {
        return Err(format!("truncated or padded: {} bytes, expected {}", bytes.len(), header.file_bytes));
    }
    let table_end = size_of::<Header>() + header.sections as usize * size_of::<SectionEntry>();
    let table_bytes = bytes.get(size_of::<Header>()..table_end).ok_or("section table runs past the end")?;
    if format::table_hash(table_bytes) != header.fingerprint {
        return Err("section table does not match its checksum".into());
    }
    let table: Vec<SectionEntry> =
        table_bytes.chunks_exact(size_of::<SectionEntry>()).map(bytemuck::pod_read_unaligned).collect();
    for entry in &table {
        let end = entry.offset.checked_add(entry.bytes).map(|end| end as usize);
        let section = end.and_then(|end| bytes.get(entry.offset as usize..end));
        let section = section.ok_or_else(|| format!("section {:?} runs past the end", entry.name()))?;
        if format::checksum(section) != entry.checksum {
            return Err(format!("section {:?} does not match its checksum", entry.name()));
        }
    }
    Ok((table, format::fingerprint(header.fingerprint)))
}
