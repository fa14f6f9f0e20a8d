//! The artefact's byte layout: a header, a table of sections, the sections.
//!
//! ```text
//! 0   magic "CINERAG\n"                      8 bytes
//! 8   format version                         u32
//! 12  number of sections                     u32
//! 16  length of the file                     u64
//! 24  fingerprint: XXH3-128 of the table     u128
//! 40  zeros up to 64
//! 64  table: name[32] offset u64 length u64 XXH3-64 u64 zeros[8], one a section
//! …   sections, each starting on a multiple of 64 so that it can be read in place
//! ```
//!
//! Everything is little-endian. The table holds every section's checksum, so its hash names the content.

use bytemuck::{Pod, Zeroable};
use cinerag_domain::Fingerprint;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// First bytes of every artefact.
pub(super) const MAGIC: [u8; 8] = *b"CINERAG\n";
/// Version of the layout and of what the sections contain; readers refuse any other.
pub const FORMAT_VERSION: u32 = 10;
/// Sections start on multiples of this: a cache line, and enough for every SIMD width.
pub(super) const ALIGNMENT: usize = 64;

/// The first 64 bytes.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub(super) struct Header {
    pub(super) magic: [u8; 8],
    pub(super) version: u32,
    pub(super) sections: u32,
    pub(super) file_bytes: u64,
    pub(super) fingerprint: [u8; 16],
    pub(super) reserved: [u8; 24],
}

/// One row of the table.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub(super) struct SectionEntry {
    pub(super) name: [u8; 32],
    pub(super) offset: u64,
    pub(super) bytes: u64,
    pub(super) checksum: u64,
    pub(super) reserved: u64,
}

impl SectionEntry {
    /// The name without its padding; empty when it is not text.
    pub(super) fn name(&self) -> &str {
        let end = self.name.iter().position(|byte| *byte == 0).unwrap_or(self.name.len());
        std::str::from_utf8(&self.name[..end]).unwrap_or_default()
    }
}

/// Hash of the table, which is the artefact's fingerprint.
pub(super) fn table_hash(table: &[u8]) -> [u8; 16] {
    xxh3_128(table).to_le_bytes()
}

/// The fingerprint as text.
pub(super) fn fingerprint(hash: [u8; 16]) -> Fingerprint {
    Fingerprint::from_u128(u128::from_le_bytes(hash))
}

/// Hash of a section.
pub(super) fn checksum(section: &[u8]) -> u64 {
    xxh3_64(section)
}

/// Collects sections and lays them out.
#[derive(Default)]
pub(super) struct Sections(Vec<(String, Vec<u8>)>);

impl Sections {
    /// Adds a section of fixed-size values.
    pub(super) fn add<T: Pod>(&mut self, name: &str, values: &[T]) {
        debug_assert!(name.len() <= 32, "section name too long: {name}");
        self.0.push((name.to_owned(), bytemuck::cast_slice(values).to_vec()));
    }

    /// Adds variable-length items: `name` holds them end to end, `name.starts` where each begins and the end.
    pub(super) fn add_items<B: AsRef<[u8]>>(&mut self, name: &str, items: impl IntoIterator<Item = B>) {
        let (mut starts, mut bytes) = (vec![0_u32], Vec::new());
        for item in items {
            bytes.extend_from_slice(item.as_ref());
            starts.push(bytes.len() as u32);
        }
        self.add(&format!("{name}.starts"), &starts);
        self.0.push((name.to_owned(), bytes));
    }

    /// The whole artefact and its fingerprint.
    pub(super) fn into_artefact(self) -> (Vec<u8>, Fingerprint) {
        let table_bytes = self.0.len() * size_of::<SectionEntry>();
        let mut offset = (size_of::<Header>() + table_bytes).next_multiple_of(ALIGNMENT);
        let mut table = Vec::with_capacity(self.0.len());
        for (name, bytes) in &self.0 {
            let mut padded = [0; 32];
            padded[..name.len()].copy_from_slice(name.as_bytes());
            table.push(SectionEntry {
                name: padded,
                offset: offset as u64,
                bytes: bytes.len() as u64,
                checksum: checksum(bytes),
                reserved: 0,
            });
            offset = (offset + bytes.len()).next_multiple_of(ALIGNMENT);
        }
        let table_raw: &[u8] = bytemuck::cast_slice(&table);
        let header = Header {
            magic: MAGIC,
            version: FORMAT_VERSION,
            sections: table.len() as u32,
            file_bytes: offset as u64,
            fingerprint: table_hash(table_raw),
            reserved: [0; 24],
        };
        let mut artefact = Vec::with_capacity(offset);
        artefact.extend_from_slice(bytemuck::bytes_of(&header));
        artefact.extend_from_slice(table_raw);
        for (entry, (_, bytes)) in table.iter().zip(&self.0) {
            artefact.resize(entry.offset as usize, 0);
            artefact.extend_from_slice(bytes);
        }
        artefact.resize(offset, 0);
        (artefact, fingerprint(header.fingerprint))
    }
}
