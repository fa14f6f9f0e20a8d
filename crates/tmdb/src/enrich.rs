//! A TMDB record for every film of `links.csv`. Links and a [`Client`] in, `<dir>/tmdb/movies.jsonl.gz` out.
//!
//! Each line is a [`Record`] with the film's MovieLens id as `_movielens_id`. A run can be interrupted at any time: the
//! next one fetches only the rest, and skips films that TMDB is known not to have. 9,742 films take four minutes or
//! more at 40 requests a second.
//!
//! Licence: TMDB's API terms of use; see the crate's documentation and [`crate::ATTRIBUTION`].

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use tokio::task::JoinSet;

use crate::store::Store;
use crate::{Client, ClientError, FileError, Link, LinksError, Record};

/// One failure may concern the film; this many in a row concern the server.
pub(crate) const MOST_FAILURES_IN_A_ROW: usize = 10;

/// How far a run is. `have + missing + failed` grows up to `total`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Films of `links.csv`.
    pub total: usize,
    /// Those with a record, from this run or an earlier one.
    pub have: usize,
    /// Those that TMDB has no record for.
    pub missing: usize,
    /// Those that could not be fetched by this run.
    pub failed: usize,
}

/// A film that could not be fetched; the next run tries again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The film.
    pub link: Link,
    /// Why.
    pub error: ClientError,
}

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The file that ingestion reads.
    pub file: PathBuf,
    /// The counts at the end.
    pub progress: Progress,
    /// Records fetched by this run.
    pub fetched: usize,
    /// Films to fetch again.
    pub failures: Vec<Failure>,
}

/// Why a run stopped before its end. Fetched records are stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnrichError {
    /// TMDB could not be used any more.
    #[error("{0}; fetched records are saved, and the same command goes on from there")]
    Client(#[from] ClientError),
    /// Many films in a row failed.
    #[error(
        "TMDB failed for {MOST_FAILURES_IN_A_ROW} films in a row; the last error: {0}; fetched records are saved, and \
         the same command goes on from there"
    )]
    Unsteady(ClientError),
    /// A line of an earlier run is not a record.
    #[error("line {line} of {path} is not a record: {reason}; delete the line and run again")]
    Line {
        /// The file.
        path: String,
        /// Number of the line, from 1.
        line: usize,
        /// What was found and what was expected.
        reason: String,
    },
    /// The list of films that TMDB does not have is invalid.
    #[error("{0}; delete it to ask for those films again")]
    Missing(#[from] LinksError),
    /// The folder could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The task of a request was aborted or panicked.
    #[error("a request was aborted: {0}; run again")]
    Task(String),
}

impl EnrichError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            EnrichError::Client(error) => error.code(),
            EnrichError::Unsteady(_) => "tmdb_unsteady",
            EnrichError::Line { .. } => "tmdb_line",
            EnrichError::Missing(error) => error.code(),
            EnrichError::File(error) => error.code(),
            EnrichError::Task(_) => "tmdb_task",
        }
    }
}

/// Fetches the records of these films that `<dir>/tmdb` lacks, then writes the file that ingestion reads. `progress` is
/// called at the start and after each film.
pub async fn enrich(
    client: &Client,
    links: &[Link],
    dir: &Path,
    progress: &dyn Fn(Progress),
) -> Result<Summary, EnrichError> {
    let mut store = Store::open(&dir.join("tmdb"))?;
    let without_id = links.iter().filter(|link| link.tmdb_id.is_none() && !store.has(link));
    let without_id: Vec<Link> = without_id.cloned().collect();
    store.mark_missing(without_id)?;

    let mut run = Run::start(&store, links, progress);
    let mut queue: VecDeque<&Link> =
        links.iter().filter(|link| !store.has(link) && !store.lacks(link)).collect();
    let mut requests = JoinSet::new();
    loop {
        while requests.len() < client.in_flight()
            && let Some(link) = queue.pop_front()
        {
            requests.spawn(fetch(client.clone(), link.clone()));
        }
        let Some(answer) = requests.join_next().await else {
            break;
        };
        let (link, answer) = answer.map_err(|error| EnrichError::Task(error.to_string()))?;
        run.take(&mut store, link, answer)?;
    }
    Ok(Summary { file: store.finish()?, progress: run.so_far, fetched: run.fetched, failures: run.failures })
}

pub(crate) type Answer = Result<Option<Record>, ClientError>;

/// Fetches the record of one film.
pub(crate) async fn fetch(client: Client, link: Link) -> (Link, Answer) {
    let answer = match link.tmdb_id {
        Some(tmdb_id) => client.movie(tmdb_id).await,
        None => Ok(None),
    };
    (link, answer)
}

struct Run<'a> {
    progress: &'a dyn Fn(Progress),
    so_far: Progress,
    fetched: usize,
    failures: Vec<Failure>,
    failures_in_a_row: usize,
}

impl<'a> Run<'a> {
    fn start(store: &Store, links: &[Link], progress: &'a dyn Fn(Progress)) -> Self {
        let have = links.iter().filter(|link| store.has(link)).count();
        let missing = links.iter().filter(|link| !store.has(link) && store.lacks(link)).count();
        let so_far = Progress { total: links.len(), have, missing, failed: 0 };
        progress(so_far);
        Run { progress, so_far, fetched: 0, failures: Vec::new(), failures_in_a_row: 0 }
    }

    fn take(&mut self, store: &mut Store, link: Link, answer: Answer) -> Result<(), EnrichError> {
        self.failures_in_a_row = if answer.is_err() { self.failures_in_a_row + 1 } else { 0 };
        match answer {
            Ok(Some(record)) => {
                store.append(link.movielens_id, &record)?;
                self.so_far.have += 1;
                self.fetched += 1;
            }
            Ok(None) => {
                store.mark_missing([link])?;
                self.so_far.missing += 1;
            }
            Err(error) if error.concerns_every_film() => return Err(error.into()),
            Err(error) if self.failures_in_a_row >= MOST_FAILURES_IN_A_ROW => {
                return Err(EnrichError::Unsteady(error));
            }
            Err(error) => {
                self.failures.push(Failure { link, error });
                self.so_far.failed += 1;
            }
        }
        (self.progress)(self.so_far);
        Ok(())
    }
}
