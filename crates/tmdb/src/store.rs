//! Fetched records in a folder, so that a run can be interrupted and resumed. Records in, files out.
//!
//! ```text
//! movies.jsonl      one record per line, appended as it arrives; an incomplete last line is dropped at the next start
//! missing.csv       films that TMDB does not have, or that have no TMDB id; delete it to ask for them again
//! movies.jsonl.gz   all records by MovieLens id, written at the end
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use crate::files::{FileError, make_folder, replace};
use crate::links::write_links;
use crate::{EnrichError, Link, Record, read_links};

pub(crate) struct Store {
    folder: PathBuf,
    lines: File,
    present: BTreeSet<u32>,
    missing: BTreeMap<u32, Link>,
}

impl Store {
    /// Reads the folder. If it has only the finished file, work continues from that.
    pub(crate) fn open(folder: &Path) -> Result<Self, EnrichError> {
        make_folder(folder)?;
        let (path, finished) = (folder.join("movies.jsonl"), folder.join("movies.jsonl.gz"));
        if !path.exists() && finished.exists() {
            replace(&path, &unpacked(&finished)?)?;
        }
        let mut lines = OpenOptions::new();
        let lines = lines.create(true).read(true).append(true).open(&path).map_err(FileError::at(&path))?;
        let mut present = BTreeSet::new();
        let whole = for_each_line(&lines, &path, |id, _| {
            present.insert(id);
        })?;
        lines.set_len(whole).map_err(FileError::at(&path))?;
        let missing = folder.join("missing.csv");
        let missing = if missing.exists() { read_links(&missing)? } else { Vec::new() };
        let missing = missing.into_iter().map(|link| (link.movielens_id, link)).collect();
        Ok(Store { folder: folder.to_owned(), lines, present, missing })
    }

    /// True when the film has a record.
    pub(crate) fn has(&self, link: &Link) -> bool {
        self.present.contains(&link.movielens_id)
    }

    /// True when TMDB is known not to have the film under its current id.
    pub(crate) fn lacks(&self, link: &Link) -> bool {
        self.missing.get(&link.movielens_id).is_some_and(|known| known.tmdb_id == link.tmdb_id)
    }

    /// Adds a record, in one write.
    pub(crate) fn append(&mut self, movielens_id: u32, record: &Record) -> Result<(), EnrichError> {
        let path = self.folder.join("movies.jsonl");
        let json = serde_json::to_vec(&Line { record, movielens_id });
        let mut line = json.map_err(|error| FileError::at(&path)(error.into()))?;
        line.push(b'\n');
        self.lines.write_all(&line).map_err(FileError::at(&path))?;
        self.present.insert(movielens_id);
        Ok(())
    }

    /// Records that TMDB does not have these films.
    pub(crate) fn mark_missing(&mut self, links: impl IntoIterator<Item = Link>) -> Result<(), EnrichError> {
        let new: Vec<Link> = links.into_iter().filter(|link| !self.lacks(link)).collect();
        if new.is_empty() {
            return Ok(());
        }
        self.missing.extend(new.into_iter().map(|link| (link.movielens_id, link)));
        self.write_missing()
    }

    /// Writes the file that ingestion reads.
    pub(crate) fn finish(&mut self) -> Result<PathBuf, EnrichError> {
        let path = self.folder.join("movies.jsonl");
        self.lines.sync_all().map_err(FileError::at(&path))?;
        let mut by_id = BTreeMap::new();
        let file = File::open(&path).map_err(FileError::at(&path))?;
        for_each_line(&file, &path, |id, line| {
            by_id.insert(id, line.to_vec());
        })?;
        // a stream without a timestamp, so that equal records give equal bytes
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        let pack = || {
            by_id.values().try_for_each(|line| packed.write_all(line))?;
            packed.finish()
        };
        let finished = self.folder.join("movies.jsonl.gz");
        replace(&finished, &pack().map_err(FileError::at(&finished))?)?;
        self.missing.retain(|id, _| !self.present.contains(id));
        self.write_missing()?;
        Ok(finished)
    }

    fn write_missing(&self) -> Result<(), EnrichError> {
        let path = self.folder.join("missing.csv");
        let bytes = write_links(self.missing.values()).map_err(FileError::at(&path))?;
        Ok(replace(&path, &bytes)?)
    }
}

/// A record as a line of a file.
#[derive(Serialize)]
pub(crate) struct Line<'a> {
    #[serde(flatten)]
    pub(crate) record: &'a Record,
    #[serde(rename = "_movielens_id")]
    pub(crate) movielens_id: u32,
}

#[derive(Deserialize)]
struct LineId {
    #[serde(rename = "_movielens_id")]
    movielens_id: u32,
}

/// Visits every complete line with its film, newline included; returns the bytes of all of them.
fn for_each_line(file: &File, path: &Path, mut visit: impl FnMut(u32, &[u8])) -> Result<u64, EnrichError> {
    let mut reader = BufReader::new(file);
    let (mut line, mut whole) = (Vec::new(), 0_u64);
    for number in 1.. {
        line.clear();
        reader.read_until(b'\n', &mut line).map_err(FileError::at(path))?;
        if line.last() != Some(&b'\n') {
            break;
        }
        let id: LineId = serde_json::from_slice(&line).map_err(|error| EnrichError::Line {
            path: path.display().to_string(),
            line: number,
            reason: error.to_string(),
        })?;
        visit(id.movielens_id, &line);
        whole += line.len() as u64;
    }
    Ok(whole)
}

fn unpacked(path: &Path) -> Result<Vec<u8>, FileError> {
    let file = File::open(path).map_err(FileError::at(path))?;
    let mut bytes = Vec::new();
    MultiGzDecoder::new(file).read_to_end(&mut bytes).map_err(FileError::at(path))?;
    Ok(bytes)
}
