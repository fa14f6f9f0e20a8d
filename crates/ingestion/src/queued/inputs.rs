//! A data set in a blob store, laid out as on disk; without MovieLens, the starter catalogue.
//!
//! ```text
//! ml-latest-small/{movies,links,ratings,tags}.csv
//! tmdb/movies.jsonl.gz                                optional; over those of the same films in
//! tmdb/fetched/*.jsonl.gz                             optional; as `ingest` fetches them from TMDB
//! starter/*.jsonl                                     used when there is no MovieLens
//! ```

use cinerag_domain::Fingerprint;
use cinerag_ports::{BlobStore, RemoteError};

use crate::{CatalogueBytes, MovieLensBytes, NamedBytes, SourceError};

/// Which ids a film has elsewhere.
pub const LINKS: &str = "ml-latest-small/links.csv";
/// TMDB's records as uploaded.
pub const TMDB_RECORDS: &str = "tmdb/movies.jsonl.gz";
/// Prefix of the keys of records that were fetched later, in chunks. Their arrival does not start an ingestion: the
/// fetching process starts a run when it is done.
pub const TMDB_FETCHED: &str = "tmdb/fetched/";

const MOVIELENS: &str = "ml-latest-small/";
const STARTER: &str = "starter/";

/// Why there is no data to ingest.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// A file of a data set is missing.
    #[error("there is no {key}; upload ml-latest-small/*.csv and tmdb/movies.jsonl.gz, or starter/*.jsonl")]
    Missing {
        /// What was expected.
        key: String,
    },
    /// A file is not as expected.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The store did not answer.
    #[error(transparent)]
    Remote(#[from] RemoteError),
}

impl InputError {
    /// Stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            InputError::Missing { .. } => "source_missing",
            InputError::Source(error) => error.code(),
            InputError::Remote(error) => error.code(),
        }
    }
}

/// True for a key of a data set: uploading other files does not start an ingestion.
pub fn is_data_file(key: &str) -> bool {
    key.starts_with(MOVIELENS) && has_ending(key, "csv")
        || key == TMDB_RECORDS
        || key.starts_with(STARTER) && has_ending(key, "jsonl")
}

/// Case matters: it does in a bucket's keys, and when the files are read.
fn has_ending(key: &str, ending: &str) -> bool {
    key.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

/// Reads the data set under a prefix.
pub async fn read_inputs(blobs: &dyn BlobStore, prefix: &str) -> Result<CatalogueBytes, InputError> {
    let movies = format!("{prefix}{MOVIELENS}movies.csv");
    let Some(bytes) = blobs.get(&movies).await? else {
        let starter = starter(blobs, prefix).await?;
        return if starter.is_empty() {
            Err(InputError::Missing { key: movies })
        } else {
            Ok(CatalogueBytes::Starter(starter))
        };
    };
    Ok(CatalogueBytes::MovieLens(Box::new(MovieLensBytes {
        movies: (movies, bytes),
        links: file(blobs, format!("{prefix}{MOVIELENS}links.csv")).await?,
        ratings: file(blobs, format!("{prefix}{MOVIELENS}ratings.csv")).await?,
        tags: file(blobs, format!("{prefix}{MOVIELENS}tags.csv")).await?,
        tmdb: tmdb(blobs, prefix).await?,
    })))
}

/// Copies a data set to where a run reads it from.
pub(super) async fn keep_inputs(
    blobs: &dyn BlobStore,
    source: &CatalogueBytes,
    data: &Fingerprint,
) -> Result<(), RemoteError> {
    let prefix = inputs_of(data);
    match source {
        CatalogueBytes::MovieLens(files) => {
            let MovieLensBytes { movies, links, ratings, tags, tmdb } = files.as_ref();
            for (name, (_, bytes)) in
                [("movies", movies), ("links", links), ("ratings", ratings), ("tags", tags)]
            {
                blobs.put(&format!("{prefix}{MOVIELENS}{name}.csv"), bytes.clone()).await?;
            }
            for (at, (name, bytes)) in tmdb.iter().enumerate() {
                let key = if name.ends_with(TMDB_RECORDS) {
                    format!("{prefix}{TMDB_RECORDS}")
                } else {
                    format!("{prefix}{TMDB_FETCHED}{at:06}.jsonl.gz")
                };
                blobs.put(&key, bytes.clone()).await?;
            }
        }
        CatalogueBytes::Starter(files) => {
            // numbered: the data's fingerprint depends on the order of the files and not on their names
            for (at, (_, bytes)) in files.iter().enumerate() {
                blobs.put(&format!("{prefix}{STARTER}{at:06}.jsonl"), bytes.clone()).await?;
            }
        }
    }
    Ok(())
}

/// Where the copy of a data set is.
pub(super) fn inputs_of(data: &Fingerprint) -> String {
    format!("inputs/{data}/")
}

/// Files of records; if a film has several records the last counts, so uploaded ones come after fetched ones.
async fn tmdb(blobs: &dyn BlobStore, prefix: &str) -> Result<Vec<NamedBytes>, InputError> {
    let mut files = Vec::new();
    for key in blobs.list(&format!("{prefix}{TMDB_FETCHED}")).await? {
        if has_ending(&key, "gz") {
            files.push(file(blobs, key).await?);
        }
    }
    let uploaded = format!("{prefix}{TMDB_RECORDS}");
    files.extend(blobs.get(&uploaded).await?.map(|bytes| (uploaded, bytes)));
    Ok(files)
}

async fn starter(blobs: &dyn BlobStore, prefix: &str) -> Result<Vec<NamedBytes>, InputError> {
    let mut files = Vec::new();
    for key in blobs.list(&format!("{prefix}{STARTER}")).await? {
        if has_ending(&key, "jsonl") {
            files.push(file(blobs, key).await?);
        }
    }
    Ok(files)
}

async fn file(blobs: &dyn BlobStore, key: String) -> Result<NamedBytes, InputError> {
    match blobs.get(&key).await? {
        Some(bytes) => Ok((key, bytes)),
        None => Err(InputError::Missing { key }),
    }
}
