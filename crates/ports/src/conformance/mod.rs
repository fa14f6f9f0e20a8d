//! One suite per trait. Every implementation runs it, the fakes too, so that what the core is tested with behaves like
//! what it is shipped with.

mod answer_cache;
mod blob_store;
mod catalogue;
mod cross_encoder;
mod embedder;
mod embedding_cache;
mod event_log;
mod film_records;
mod generator;
mod lexicon;
mod run_ledger;
mod sample;
mod suggester;
mod tastes;
mod vector_archive;
mod vector_store;

pub use answer_cache::{answer_cache, query_vector_cache};
pub use blob_store::blob_store;
pub use catalogue::catalogue;
pub use cross_encoder::cross_encoder;
pub use embedder::embedder;
pub use embedding_cache::embedding_cache;
pub use event_log::{event_log, sample_event};
pub use film_records::film_records;
pub use generator::{generator, sample_prompt, written};
pub use lexicon::lexicon;
pub use run_ledger::{run_ledger, sample_run};
pub use sample::{sample_answer, sample_contents, sample_vocabulary};
pub use suggester::suggester;
pub use tastes::{co_ratings, user_ratings};
pub use vector_archive::vector_archive;
pub use vector_store::{StoreUnderTest, vector_store};
