//! Computed vectors in an append-only log that is read when it is opened.
//!
//! An incomplete or damaged end, as a killed process leaves it, is removed then; the records before it are not changed.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use cinerag_ports::{EmbeddingCache, EmbeddingCacheError, EmbeddingKey};
use parking_lot::Mutex;

use crate::record::{read_records, record};

/// The log of one model's vectors.
pub struct EmbeddingLog {
    path: PathBuf,
    dimension: usize,
    state: Mutex<State>,
}

struct State {
    file: File,
    vectors: HashMap<EmbeddingKey, Vec<f32>>,
}

impl EmbeddingLog {
    /// Opens the log at `path`, creating it and its folder if necessary. `dimension` is the number of
    /// components of every vector in it.
    pub fn open(path: &Path, dimension: usize) -> Result<Self, EmbeddingCacheError> {
        let failed = |error: std::io::Error| error_at(path, &error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let file = OpenOptions::new().read(true).append(true).create(true).open(path).map_err(failed)?;
        let bytes = fs::read(path).map_err(failed)?;
        let mut vectors = HashMap::new();
        let whole_bytes = read_records(&bytes, dimension, &mut vectors);
        if whole_bytes < bytes.len() {
            file.set_len(whole_bytes as u64).map_err(failed)?;
        }
        Ok(EmbeddingLog { path: path.to_owned(), dimension, state: Mutex::new(State { file, vectors }) })
    }
}

impl EmbeddingCache for EmbeddingLog {
    fn get(&self, key: EmbeddingKey) -> Option<Vec<f32>> {
        self.state.lock().vectors.get(&key).cloned()
    }

    fn put(&self, key: EmbeddingKey, vector: &[f32]) -> Result<(), EmbeddingCacheError> {
        if vector.len() != self.dimension {
            let reason = format!("a vector of {} numbers, expected {}", vector.len(), self.dimension);
            return Err(EmbeddingCacheError { path: self.path.display().to_string(), reason });
        }
        let record = record(key, vector);
        let mut state = self.state.lock();
        // one write per record: a killed process loses none, a crashed machine the last few at most
        state.file.write_all(&record).map_err(|error| error_at(&self.path, &error))?;
        state.vectors.insert(key, vector.to_vec());
        Ok(())
    }
}

fn error_at(path: &Path, error: &std::io::Error) -> EmbeddingCacheError {
    EmbeddingCacheError { path: path.display().to_string(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conforms() {
        let folder = tempfile::tempdir().expect("tempdir");
        let path = folder.path().join("deep/er/vectors.log");
        cinerag_ports::conformance::embedding_cache(|| EmbeddingLog::open(&path, 2).expect("open"));
    }

    #[test]
    fn a_torn_or_damaged_tail_is_cut_off_and_the_rest_kept() {
        let folder = tempfile::tempdir().expect("tempdir");
        let path = folder.path().join("vectors.log");
        let log = EmbeddingLog::open(&path, 2).expect("open");
        for key in 0..3 {
            log.put(key, &[key as f32, 1.0]).expect("put");
        }
        let whole = fs::read(&path).expect("read");
        let mut damaged = whole.clone();
        damaged[whole.len() - 1] ^= 1;
        for bytes in [&whole[..whole.len() - 5], &damaged[..]] {
            fs::write(&path, bytes).expect("write");
            let log = EmbeddingLog::open(&path, 2).expect("open");
            assert_eq!(
                [log.get(0), log.get(1), log.get(2)],
                [Some(vec![0.0, 1.0]), Some(vec![1.0, 1.0]), None]
            );
            log.put(2, &[2.0, 1.0]).expect("put");
            assert_eq!(fs::read(&path).expect("read"), whole);
        }
    }

    #[test]
    fn a_vector_of_another_length_is_refused() {
        let folder = tempfile::tempdir().expect("tempdir");
        let log = EmbeddingLog::open(&folder.path().join("vectors.log"), 2).expect("open");
        assert!(log.put(1, &[1.0]).is_err());
    }
}
