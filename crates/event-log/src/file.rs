//! The file: one JSON object per line, appended while the file is locked.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::Event;
use cinerag_ports::{Appended, EventHistory, EventLog, EventLogError};
use parking_lot::Mutex;

use crate::recent::RecentIds;

/// Ids in memory: a few megabytes.
const RECENT_IDS: usize = 100_000;
/// Bytes read from the end of an existing file at first: more than so many events have.
const READ_BACK_BYTES: u64 = 32 << 20;

/// A log of events in a file.
#[derive(Clone)]
pub struct FileEventLog {
    path: PathBuf,
    state: Arc<Mutex<State>>,
}

struct State {
    recent: RecentIds,
    /// How far the file has been read.
    known_bytes: u64,
}

impl FileEventLog {
    /// The log at this path. Nothing is read or created before the first event, so that a server can do everything else
    /// with a read-only state folder.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        let state = State { recent: RecentIds::holding(RECENT_IDS), known_bytes: 0 };
        FileEventLog { path: path.into(), state: Arc::new(Mutex::new(state)) }
    }

    fn unavailable(&self, error: &io::Error) -> EventLogError {
        EventLogError::Unavailable(format!("{}: {error}", self.path.display()))
    }

    /// Changes the file while no other process can. Closing the file unlocks it.
    fn change<T>(&self, change: impl FnOnce(&File, &mut State) -> io::Result<T>) -> io::Result<T> {
        let mut state = self.state.lock();
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::options().read(true).append(true).create(true).open(&self.path)?;
        file.lock()?;
        change(&file, &mut state)
    }

    fn append_blocking(&self, events: &[Event]) -> io::Result<Appended> {
        self.change(|file, state| {
            state.catch_up(file)?;
            let mut lines = Vec::new();
            let new: Vec<&Event> = events.iter().filter(|event| state.recent.add(&event.id)).collect();
            for event in &new {
                serde_json::to_writer(&mut lines, event)?;
                lines.push(b'\n');
            }
            let mut writer = file;
            if let Err(error) = writer.write_all(&lines).and_then(|()| file.sync_data()) {
                state.recent.remove_last(new.len());
                // the part that was written would count as stored; if it cannot be removed, those events are stored twice
                let _stored_twice_if_impossible = file.set_len(state.known_bytes);
                return Err(error);
            }
            state.known_bytes += lines.len() as u64;
            let accepted = new.len() as u32;
            Ok(Appended { accepted, duplicates: events.len() as u32 - accepted })
        })
    }

    fn received_blocking(&self, from_ms: u64, until_ms: u64) -> Result<Vec<Event>, EventLogError> {
        let file = match File::open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            opened => opened.map_err(|error| self.unavailable(&error))?,
        };
        let mut events = Vec::new();
        for (at, line) in BufReader::new(file).split(b'\n').enumerate() {
            let line = line.map_err(|error| self.unavailable(&error))?;
            let unreadable = |error: serde_json::Error| {
                EventLogError::Unreadable(format!("{}, line {}: {error}", self.path.display(), at + 1))
            };
            let event: Event = serde_json::from_slice(&line).map_err(unreadable)?;
            if (from_ms..until_ms).contains(&event.received_ms) {
                events.push(event);
            }
        }
        events.sort_by_key(|event| event.received_ms);
        Ok(events)
    }
}

impl State {
    /// Reads what was added since the last call. An incomplete line, whose writer was killed, was never acknowledged and is
    /// removed.
    fn catch_up(&mut self, mut file: &File) -> io::Result<()> {
        let bytes = file.metadata()?.len();
        // a file that was emptied or replaced is read from the start
        let from = if bytes < self.known_bytes { 0 } else { self.known_bytes };
        let start = from.max(bytes.saturating_sub(READ_BACK_BYTES));
        file.seek(SeekFrom::Start(start))?;
        let mut added = Vec::new();
        file.take(bytes - start).read_to_end(&mut added)?;
        let whole = added.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        for line in added[..whole].split(|byte| *byte == b'\n') {
            // the first line may be incomplete, and a damaged one has no id
            if let Ok(event) = serde_json::from_slice::<Event>(line) {
                self.recent.add(&event.id);
            }
        }
        self.known_bytes = start + whole as u64;
        if self.known_bytes < bytes {
            file.set_len(self.known_bytes)?;
        }
        Ok(())
    }
}

#[async_trait]
impl EventLog for FileEventLog {
    async fn append(&self, events: &[Event]) -> Result<Appended, EventLogError> {
        let (log, events) = (self.clone(), events.to_vec());
        // a flush to disk takes milliseconds, which must not block other requests
        let appended = tokio::task::spawn_blocking(move || {
            log.append_blocking(&events).map_err(|error| log.unavailable(&error))
        });
        appended.await.unwrap_or_else(|error| Err(EventLogError::Unavailable(error.to_string())))
    }
}

#[async_trait]
impl EventHistory for FileEventLog {
    async fn received(&self, from_ms: u64, until_ms: u64) -> Result<Vec<Event>, EventLogError> {
        let log = self.clone();
        let received = tokio::task::spawn_blocking(move || log.received_blocking(from_ms, until_ms));
        received.await.unwrap_or_else(|error| Err(EventLogError::Unavailable(error.to_string())))
    }
}
