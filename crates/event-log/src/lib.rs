//! Recording: adapter of the `EventLog` and `EventHistory` ports, a file of JSON lines in the state folder.
//!
//! In: batches of events. Out: each of them once in the file, flushed to disk when the call returns; [`recent`] knows the
//! latest ids. Several processes may append to one file: each locks it for a batch and first reads what the others added.

mod file;
mod recent;

pub use file::FileEventLog;
