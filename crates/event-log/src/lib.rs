//! Adapter behind the `EventLog` and `EventHistory` ports: a file of JSON lines in the state folder.
//!
//! In: batches of events. Out: each of them once in the file, flushed to the disk when the call returns; [`recent`]
//! knows which ids came lately. Several processes may append to one file: each takes the file's lock for a batch, and
//! first reads what the others have added.

mod file;
mod recent;

pub use file::FileEventLog;
