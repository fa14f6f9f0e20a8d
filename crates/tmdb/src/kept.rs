//! What a blob store has of TMDB, added to in chunks so that a run can be cut anywhere. Records in, files out.
//!
//! ```text
//! <records>                      gzipped JSON lines that somebody uploaded; only read
//! <missing>                      films that TMDB did not have when they were made; only read
//! <fetched><start>-<n>.jsonl.gz  chunks of records, written once
//! <fetched>missing.csv           films that TMDB does not have; delete it to ask again
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

/// Where in the store what is.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// Key of the records that were uploaded.
    pub records: &'a str,
    /// Key of the list that was uploaded with them.
    pub missing: &'a str,
    /// Start of the keys that are ours to write.
    pub fetched: &'a str,
}

/// The part of a line that says whose it is.
#[derive(Deserialize)]
struct Whose {
    id: Option<u32>,
    #[serde(rename = "_movielens_id")]
    movielens_id: Option<u32>,
}

pub(crate) struct Kept<'a> {
    blobs: &'a dyn BlobStore,
    places: Places<'a>,
    started_ms: u64,
    chunks: u32,
    films: BTreeSet<u32>,
    /// TMDB ids of records that do not say for which film they were fetched.
    of_any_film: BTreeSet<u32>,
    missing: BTreeMap<u32, Link>,
    missing_is_new: bool,
    lines: Vec<u8>,
    waiting: usize,
}

impl<'a> Kept<'a> {
    /// Looks at what is there. `started_ms` tells this run's chunks from those of others.
    pub(crate) async fn open(
        blobs: &'a dyn BlobStore,
        places: Places<'a>,
        started_ms: u64,
    ) -> Result<Self, FetchError> {
        let mut kept = Kept {
            blobs,
            places,
            started_ms,
            chunks: 0,
            films: BTreeSet::new(),
            of_any_film: BTreeSet::new(),
            missing: BTreeMap::new(),
            missing_is_new: false,
            lines: Vec::new(),
            waiting: 0,
        };
        let fetched = blobs.list(places.fetched).await?;
        let chunks = fetched.iter().map(String::as_str).filter(|key| key.ends_with(".jsonl.gz"));
        for key in std::iter::once(places.records).chain(chunks) {
            if let Some(bytes) = blobs.get(key).await? {
                kept.read_ids(key, &bytes)?;
            }
        }
        // ours last: it is the newer one
        for key in [places.missing.to_owned(), kept.missing_key()] {
            if let Some(bytes) = blobs.get(&key).await? {
                let links = parse_links(&key, &bytes)?;
                kept.missing.extend(links.into_iter().map(|link| (link.movielens_id, link)));
            }
        }
        Ok(kept)
    }

    /// True when the film has a record.
    pub(crate) fn has(&self, link: &Link) -> bool {
        let by_link = || link.tmdb_id.is_some_and(|id| self.of_any_film.contains(&id));
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
        self.waiting += 1;
        Ok(())
    }

    /// Notes that TMDB has no such film.
    pub(crate) fn add_missing(&mut self, link: Link) {
        self.missing.insert(link.movielens_id, link);
        self.missing_is_new = true;
        self.waiting += 1;
    }

    /// Answers that a cut would lose.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting
    }

    /// Writes what came since the last time.
    pub(crate) async fn keep(&mut self) -> Result<(), FetchError> {
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
        if self.missing_is_new {
            let list = self.missing.values().filter(|link| !self.films.contains(&link.movielens_id));
            let list = write_links(list).map_err(|error| self.unwritable(&error))?;
            self.blobs.put(&self.missing_key(), list).await?;
            self.missing_is_new = false;
        }
        self.waiting = 0;
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
            // a line that is none is reported by ingestion, and its film fetched
            match serde_json::from_slice(&line) {
                Ok(Whose { movielens_id: Some(film), .. }) => drop(self.films.insert(film)),
                Ok(Whose { id: Some(id), .. }) => drop(self.of_any_film.insert(id)),
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
