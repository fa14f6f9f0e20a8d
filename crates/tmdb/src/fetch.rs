//! TMDB records that a blob store lacks, fetched within a time. Links and a [`Client`] in, chunks of records out.
//!
//! Records are written in chunks ([`crate::Places`]), so that an interrupted run loses one chunk at most, and the next one
//! fetches only the rest. Films that TMDB does not have are recorded, too.
//!
//! Licence: TMDB's API terms of use; see the crate's documentation and [`crate::ATTRIBUTION`].

use std::collections::VecDeque;
use std::pin::pin;
use std::time::Duration;

use cinerag_ports::{BlobStore, RemoteError};
use tokio::task::JoinSet;
use tokio::time::{Instant, interval_at, sleep};

use crate::enrich::{Answer, MOST_FAILURES_IN_A_ROW, fetch};
use crate::stored::StoredRecords;
use crate::{Client, ClientError, Link, LinksError, Places};

/// Limits of one run.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Time after which no request is started or waited for.
    pub budget: Duration,
    /// Answers in a chunk.
    pub chunk: usize,
    /// Longest time before an incomplete chunk is written.
    pub flush_every: Duration,
}

impl Limits {
    /// This much time, with chunks of a few seconds of work.
    pub const fn within(budget: Duration) -> Self {
        Limits { budget, chunk: 250, flush_every: Duration::from_secs(15) }
    }
}

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchReport {
    /// Films that have a record now, from this run or an earlier one.
    pub have: usize,
    /// Records that this run fetched.
    pub fetched: usize,
    /// Films that TMDB does not have, found by this run.
    pub missing: usize,
    /// Films that could not be fetched; the next run tries again.
    pub failed: usize,
    /// Films that were not requested, or whose answer was not awaited.
    pub left: usize,
    /// How it ended.
    pub ended: Ended,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Every film was requested.
    AllAsked,
    /// The time was used up.
    OutOfTime,
    /// TMDB could not be used any more.
    Stopped(Stop),
}

/// Why TMDB could not be used any more.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// It refuses requests or cannot be reached.
    #[error(transparent)]
    Client(ClientError),
    /// Many films in a row failed.
    #[error("TMDB failed for {MOST_FAILURES_IN_A_ROW} films in a row; the last error: {0}")]
    Unsteady(ClientError),
}

impl Stop {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            Stop::Client(error) => error.code(),
            Stop::Unsteady(_) => "tmdb_unsteady",
        }
    }
}

/// Why nothing could be fetched, or the records could not be stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// A file of records is invalid.
    #[error("{key} is not a file of gzipped records: {reason}")]
    Unreadable {
        /// The file.
        key: String,
        /// What was found.
        reason: String,
    },
    /// The list of films that TMDB does not have is invalid.
    #[error("{0}; delete it to ask for those films again")]
    Missing(#[from] LinksError),
    /// The store failed.
    #[error(transparent)]
    Remote(#[from] RemoteError),
    /// The task of a request was aborted or panicked.
    #[error("a request was aborted: {0}")]
    Task(String),
}

impl FetchError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            FetchError::Unreadable { .. } => "tmdb_records_unreadable",
            FetchError::Missing(error) => error.code(),
            FetchError::Remote(error) => error.code(),
            FetchError::Task(_) => "tmdb_task",
        }
    }
}

/// Fetches the records of these films that a store lacks. `started_ms` names the chunks: no other run starts in the same
/// millisecond.
///
/// # Errors
/// Only for the store. If TMDB is unavailable, the records fetched so far are stored and the report says why it stopped.
pub async fn fetch_missing(
    client: &Client,
    links: &[Link],
    blobs: &dyn BlobStore,
    places: Places<'_>,
    limits: Limits,
    started_ms: u64,
) -> Result<FetchReport, FetchError> {
    let mut out_of_time = pin!(sleep(limits.budget));
    let stored = StoredRecords::open(blobs, places, started_ms).await?;
    let is_wanted = |link: &&Link| link.tmdb_id.is_some() && !stored.has(link) && !stored.lacks(link);
    let mut queue: VecDeque<Link> = links.iter().filter(is_wanted).cloned().collect();
    let have = links.iter().filter(|link| stored.has(link)).count();
    let mut run = Run::start(stored, have, queue.len());

    let mut requests = JoinSet::new();
    let mut flush = interval_at(Instant::now() + limits.flush_every, limits.flush_every);
    let ended = loop {
        while requests.len() < client.in_flight()
            && let Some(link) = queue.pop_front()
        {
            requests.spawn(fetch(client.clone(), link));
        }
        let answer = tokio::select! {
            biased;
            () = &mut out_of_time => break Ended::OutOfTime,
            _ = flush.tick() => {
                run.stored.flush().await?;
                continue;
            }
            answer = requests.join_next() => answer,
        };
        let Some(answer) = answer else { break Ended::AllAsked };
        let (link, answer) = answer.map_err(|error| FetchError::Task(error.to_string()))?;
        if let Some(stop) = run.take(link, answer)? {
            break Ended::Stopped(stop);
        }
        if run.stored.unwritten() >= limits.chunk {
            run.stored.flush().await?;
        }
    };
    run.stored.flush().await?;
    Ok(run.report(ended))
}

struct Run<'a> {
    stored: StoredRecords<'a>,
    had: usize,
    wanted: usize,
    fetched: usize,
    missing: usize,
    failed: usize,
    failures_in_a_row: usize,
}

impl<'a> Run<'a> {
    fn start(stored: StoredRecords<'a>, had: usize, wanted: usize) -> Self {
        Run { stored, had, wanted, fetched: 0, missing: 0, failed: 0, failures_in_a_row: 0 }
    }

    /// Counts and stores an answer; returns why no further request makes sense.
    fn take(&mut self, link: Link, answer: Answer) -> Result<Option<Stop>, FetchError> {
        self.failures_in_a_row = if answer.is_err() { self.failures_in_a_row + 1 } else { 0 };
        match answer {
            Ok(Some(record)) => {
                self.stored.add(&link, &record)?;
                self.fetched += 1;
            }
            Ok(None) => {
                self.stored.add_missing(link);
                self.missing += 1;
            }
            Err(error) if error.concerns_every_film() => return Ok(Some(Stop::Client(error))),
            Err(error) if self.failures_in_a_row >= MOST_FAILURES_IN_A_ROW => {
                return Ok(Some(Stop::Unsteady(error)));
            }
            Err(_) => self.failed += 1,
        }
        Ok(None)
    }

    fn report(&self, ended: Ended) -> FetchReport {
        let Run { had, wanted, fetched, missing, failed, .. } = *self;
        let left = wanted - fetched - missing - failed;
        FetchReport { have: had + fetched, fetched, missing, failed, left, ended }
    }
}
