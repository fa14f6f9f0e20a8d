//! The write path in pieces, for short-lived processes: one plans, many embed, the last one finishes.
//!
//! ```text
//! start    data files → a copy of them, a plan, batches of texts, a record of the run → messages      RunStarter
//! embed    message → texts of the batch → a pack of vectors → the batch noted as done                 Worker
//! finish   every batch done → the whole write path over stored vectors → verified
//!          → film records written → released → records of films that are gone removed               Worker
//! ```
//!
//! Every file is named after its content and every note is idempotent, so a message may arrive several times, in any
//! order, at several processes in parallel. The finish runs [`ingest`](crate::ingest) itself over the stored vectors:
//! the same data gives the same bytes as on one machine. Two parallel finishes build the same index and release it
//! twice, with the effect of one release. Readers see the old index until the release.
//!
//! ```text
//! inputs/<data>/…       the data files of a run, so that files uploaded meanwhile do not mix with them
//! batches/<batch>.json  the texts of a batch
//! ```

mod batch;
mod inputs;
mod plan;
mod records;
mod start;
mod verify;
mod work;

#[cfg(test)]
mod tests;

pub use batch::Batch;
pub use inputs::{InputError, LINKS, TMDB_FETCHED, TMDB_RECORDS, is_data_file, read_inputs};
pub use plan::{Plan, plan, run_id};
pub use start::RunStarter;
pub use verify::{VerifyError, verify};
pub use work::{Progressed, WorkError, Worker};
