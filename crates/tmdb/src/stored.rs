//! TMDB records in a blob store, written in chunks so that an interrupted run loses little. Records in, files out.
//!
//! ```text
//! <records>                      gzipped JSON lines that were uploaded; only read
//! <missing>                      films that TMDB did not have when those were fetched; only read
//! <fetched><start>-<n>.jsonl.gz  chunks of records, written once
//! <fetched>missing.csv           films that TMDB does not have; delete it to ask for them again
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Write as _};

use cinerag_ports::BlobStore;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde::Deserialize;

use crate::links::write_links;
use crate::store::Line;
use crate::{FetchError, Link, Record, parse_links};

/// The keys of the files in the store.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// Key of the uploaded records.
    pub records: &'a str,
    /// Key of the uploaded list of missing films.
    pub missing: &'a str,
    /// Prefix of the keys that are written here.
    pub fetched: &'a str,
}

/// The part of a line that identifies its film.
#[derive(Deserialize)]
struct LineFilm {
    id: Option<u32>,
    #[serde(rename = "_movielens_id")]
    movielens_id: Option<u32>,
}

/// The records of a store, and those that are not written yet.
pub(crate) struct StoredRecords<'a> {
    blobs: &'a dyn BlobStore,
    places: Places<'a>,
    started_ms: u64,
    chunks: u32,
    films: BTreeSet<u32>,
    /// TMDB ids of records without a MovieLens id.
    tmdb_ids: BTreeSet<u32>,
    missing: BTreeMap<u32, Link>,
    missing_changed: bool,
    lines: Vec<u8>,
    unwritten: usize,
}

impl<'a> StoredRecords<'a> {
    /// Reads which films are stored. `started_ms` distinguishes the chunks of this run from those of others.
    pub(crate) async fn open(
        blobs: &'a dyn BlobStore,
        places: Places<'a>,
        started_ms: u64,
    ) -> Result<Self, FetchError> {
        let mut stored = StoredRecords {
            blobs,
            places,
            started_ms,
            chunks: 0,
            films: BTreeSet::new(),
            tmdb_ids: BTreeSet::new(),
            missing: BTreeMap::new(),
            missing_changed: false,
            lines: Vec::new(),
            unwritten: 0,
        };
        let fetched = blobs.list(places.fetched).await?;
        let chunks = fetched.iter().map(String::as_str).filter(|key| key.ends_with(".jsonl.gz"));
        for key in std::iter::once(places.records).chain(chunks) {
            if let Some(bytes) = blobs.get(key).await? {
                stored.read_ids(key, &bytes)?;
            }
        }
        // ours last, since it is newer
        for key in [places.missing.to_owned(), stored.missing_key()] {
            if let Some(bytes) = blobs.get(&key).await? {
                let links = parse_links(&key, &bytes)?;
                stored.missing.extend(links.into_iter().map(|link| (link.movielens_id, link)));
            }
        }
        Ok(stored)
    }

    /// True when the film has a record.
    pub(crate) fn has(&self, link: &Link) -> bool {
        let by_link = || link.tmdb_id.is_some_and(|id| self.tmdb_ids.contains(&id));
        self.films.contains(&link.movielens_id) || by_link()
    }

    /// True when TMDB is known not to have the film under the id that it has now.
    pub(crate) fn lacks(&self, link: &Link) -> bool {
        self.missing.get(&link.movielens_id).is_some_and(|known| known.tmdb_id == link.tmdb_id)
    }

    /// Adds a record to the next chunk.
    pub(crate) fn add(&mut self, link: &Link, record: &Record) -> Result<(), FetchError> {
        let json = serde_json::to_vec(&Line { record, movielens_id: link.movielens_id });
        self.lines.extend(json.map_err(|error| self.unwritable(&error))?);
        self.lines.push(b'\n');
        self.films.insert(link.movielens_id);
        self.unwritten += 1;
        Ok(())
    }

    /// Records that TMDB has no such film.
    pub(crate) fn add_missing(&mut self, link: Link) {
        self.missing.insert(link.movielens_id, link);
        self.missing_changed = true;
        self.unwritten += 1;
    }

    /// Answers that are not written yet, and so lost if the run is interrupted.
    pub(crate) fn unwritten(&self) -> usize {
        self.unwritten
    }

    /// Writes what was added since the last call.
    pub(crate) async fn flush(&mut self) -> Result<(), FetchError> {
        if !self.lines.is_empty() {
            let mut packed = GzEncoder::new(Vec::new(), Compression::default());
            let packed = packed.write_all(&self.lines).and_then(|()| packed.finish());
            let packed = packed.map_err(|error| self.unwritable(&error))?;
            let Places { fetched, .. } = self.places;
            let key = format!("{fetched}{:014}-{:04}.jsonl.gz", self.started_ms, self.chunks);
            self.blobs.put(&key, packed).await?;
            self.chunks += 1;
            self.lines.clear();
        }
        if self.missing_changed {
            let list = self.missing.values().filter(|link| !self.films.contains(&link.movielens_id));
            let list = write_links(list).map_err(|error| self.unwritable(&error))?;
            self.blobs.put(&self.missing_key(), list).await?;
            self.missing_changed = false;
        }
        self.unwritten = 0;
        Ok(())
    }

    fn missing_key(&self) -> String {
        format!("{}missing.csv", self.places.fetched)
    }

    fn read_ids(&mut self, key: &str, gzipped: &[u8]) -> Result<(), FetchError> {
        let unreadable =
            |error: std::io::Error| FetchError::Unreadable { key: key.to_owned(), reason: error.to_string() };
        let mut reader = BufReader::new(MultiGzDecoder::new(gzipped));
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).map_err(unreadable)? > 0 {
            // ingestion reports an invalid line, and its film is fetched again
            match serde_json::from_slice(&line) {
                Ok(LineFilm { movielens_id: Some(film), .. }) => drop(self.films.insert(film)),
                Ok(LineFilm { id: Some(id), .. }) => drop(self.tmdb_ids.insert(id)),
                Ok(_) | Err(_) => {}
            }
            line.clear();
        }
        Ok(())
    }

    fn unwritable(&self, error: &dyn std::error::Error) -> FetchError {
        FetchError::Unreadable { key: self.places.fetched.to_owned(), reason: error.to_string() }
    }
}
