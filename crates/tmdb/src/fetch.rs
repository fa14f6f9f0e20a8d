//! TMDB records that a blob store lacks, fetched within a time. Links and a [`Client`] in, chunks of records out.
//!
//! What comes is kept as it comes ([`crate::Places`]), so that a run that is cut off loses a chunk at most, and the next one
//! asks only for the rest. What TMDB does not have is remembered.
//!
//! Licence: TMDB's API terms of use; see the crate's documentation and [`crate::ATTRIBUTION`].

use std::collections::VecDeque;
use std::pin::pin;
use std::time::Duration;

use cinerag_ports::{BlobStore, RemoteError};
use tokio::task::JoinSet;
use tokio::time::{Instant, interval_at, sleep};

use crate::enrich::{Answer, MOST_FAILURES_IN_A_ROW, fetch};
use crate::kept::Kept;
use crate::{Client, ClientError, Link, LinksError, Places};

/// How much at a time.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Time after which nothing more is asked or waited for.
    pub budget: Duration,
    /// Answers kept together.
    pub chunk: usize,
    /// Longest that an answer waits for its chunk to fill.
    pub keep_every: Duration,
}

impl Limits {
    /// So much time, with chunks of some seconds' work.
    pub const fn within(budget: Duration) -> Self {
        Limits { budget, chunk: 250, keep_every: Duration::from_secs(15) }
    }
}

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchReport {
    /// Films that have a record now, of this run and of earlier ones.
    pub have: usize,
    /// Records that this run fetched.
    pub fetched: usize,
    /// Films that this run learnt TMDB does not have.
    pub missing: usize,
    /// Films that could not be fetched; the next run asks again.
    pub failed: usize,
    /// Films that were not asked for, or not to the end.
    pub left: usize,
    /// How it ended.
    pub ended: Ended,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Every film was asked for.
    AllAsked,
    /// The time was over.
    OutOfTime,
    /// TMDB could not be asked any more.
    Stopped(Stop),
}

/// Why TMDB could not be asked any more.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// It says so, or cannot be reached.
    #[error(transparent)]
    Client(ClientError),
    /// Many films in a row failed.
    #[error("TMDB failed for {MOST_FAILURES_IN_A_ROW} films in a row, at last so: {0}")]
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

/// Why nothing could be fetched, or what was fetched could not be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// A file of records is not what it should be.
    #[error("{key} is no file of gzipped records: {reason}")]
    Unreadable {
        /// The file.
        key: String,
        /// What was found.
        reason: String,
    },
    /// The list of the films that TMDB does not have is not usable.
    #[error("{0}; delete it to ask for those films again")]
    Missing(#[from] LinksError),
    /// The store did not do its part.
    #[error(transparent)]
    Remote(#[from] RemoteError),
    /// A request's task did not end by itself.
    #[error("a request was cut off: {0}")]
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

/// Fetches what a store lacks of these films. `started_ms` names the chunks: no other run starts in the same millisecond.
///
/// # Errors
/// TMDB being away is none: what was fetched is kept, and the report says how far it came.
pub async fn fetch_missing(
    client: &Client,
    links: &[Link],
    blobs: &dyn BlobStore,
    places: Places<'_>,
    limits: Limits,
    started_ms: u64,
) -> Result<FetchReport, FetchError> {
    let mut out_of_time = pin!(sleep(limits.budget));
    let kept = Kept::open(blobs, places, started_ms).await?;
    let is_wanted = |link: &&Link| link.tmdb_id.is_some() && !kept.has(link) && !kept.lacks(link);
    let mut queue: VecDeque<Link> = links.iter().filter(is_wanted).cloned().collect();
    let have = links.iter().filter(|link| kept.has(link)).count();
    let mut run = Run::start(kept, have, queue.len());

    let mut requests = JoinSet::new();
    let mut keep = interval_at(Instant::now() + limits.keep_every, limits.keep_every);
    let ended = loop {
        while requests.len() < client.in_flight()
            && let Some(link) = queue.pop_front()
        {
            requests.spawn(fetch(client.clone(), link));
        }
        let answer = tokio::select! {
            biased;
            () = &mut out_of_time => break Ended::OutOfTime,
            _ = keep.tick() => {
                run.kept.keep().await?;
                continue;
            }
            answer = requests.join_next() => answer,
        };
        let Some(answer) = answer else { break Ended::AllAsked };
        let (link, answer) = answer.map_err(|error| FetchError::Task(error.to_string()))?;
        if let Some(stop) = run.take(link, answer)? {
            break Ended::Stopped(stop);
        }
        if run.kept.waiting() >= limits.chunk {
            run.kept.keep().await?;
        }
    };
    run.kept.keep().await?;
    Ok(run.report(ended))
}

struct Run<'a> {
    kept: Kept<'a>,
    had: usize,
    wanted: usize,
    fetched: usize,
    missing: usize,
    failed: usize,
    failures_in_a_row: usize,
}

impl<'a> Run<'a> {
    fn start(kept: Kept<'a>, had: usize, wanted: usize) -> Self {
        Run { kept, had, wanted, fetched: 0, missing: 0, failed: 0, failures_in_a_row: 0 }
    }

    /// Notes an answer; gives why there is no use in asking for more.
    fn take(&mut self, link: Link, answer: Answer) -> Result<Option<Stop>, FetchError> {
        self.failures_in_a_row = if answer.is_err() { self.failures_in_a_row + 1 } else { 0 };
        match answer {
            Ok(Some(record)) => {
                self.kept.add(&link, &record)?;
                self.fetched += 1;
            }
            Ok(None) => {
                self.kept.add_missing(link);
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
