//! The seams between the core and the outside world: one trait for each part that can be replaced.
//!
//! In: types of `domain`. Out: traits that `retrieval` and `ingestion` are written against and that the adapters
//! implement. With the feature `testing`, a fake of each trait and one conformance suite per trait, which the fakes and
//! the real adapters all run. `Ok(None)` means "not found"; an error means "unknown".

mod background;
mod blobs;
mod cache;
mod cache_counters;
mod catalogue;
mod clock;
mod cross_encoder;
mod embedder;
mod event_log;
mod film_records;
mod generator;
mod index_snapshot;
mod index_stage;
mod ingestion_runs;
mod lexicon;
mod publisher;
mod remote;
mod run_ledger;
mod suggester;
mod tastes;
mod vector_archive;
mod vector_store;
mod work_queue;

#[cfg(feature = "testing")]
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a conformance suite reports by panicking"
)]
pub mod conformance;
#[cfg(feature = "testing")]
pub mod fakes;

pub use background::{Background, Work};
pub use blobs::BlobStore;
pub use cache::{
    AnswerCache, CacheLookup, CacheTier, CachedAnswer, EmbeddingCache, EmbeddingCacheError, EmbeddingKey,
    QueryVectorCache,
};
pub use cache_counters::{ByTier, CacheCounters, LookEnd, TierCounters, TierCounts};
pub use catalogue::Catalogue;
pub use clock::{Clock, Timer, WallClock};
pub use cross_encoder::{CrossEncodeError, CrossEncoder};
pub use embedder::{EmbedError, Embedder};
pub use event_log::{Appended, EventHistory, EventLog, EventLogError};
pub use film_records::FilmRecords;
pub use generator::{
    FactAsked, GenerateError, Generator, Patience, Prompt, QuotedFilm, Said, Speaker, Task, TextStream,
};
pub use index_snapshot::{
    CurrentCatalogue, IndexParts, IndexSnapshot, IndexSource, PreferredStore, StoreAnswer, StoreCall,
};
pub use index_stage::{CurrentIndex, IndexStage, OpenedIndex};
pub use ingestion_runs::{IngestionRuns, StartError};
pub use lexicon::{Lexicon, Meaning, NearPhrase, NearWord, PhraseKind, TitleForm, Vocabulary};
pub use publisher::{IndexContents, IndexOrigin, IndexPublisher, Point, PublishError, Published};
pub use remote::RemoteError;
pub use run_ledger::{IngestionRun, RunLedger, RunOutcome, RunState};
pub use suggester::Suggester;
pub use tastes::{CoRatings, Tastes, UserRating, UserRatings};
pub use vector_archive::VectorArchive;
pub use vector_store::{
    DENSE_DOCUMENT, DENSE_PLOT, ListOrder, QueryVector, SPARSE_BM25, SPARSE_CONCEPTS, SPARSE_SUBJECTS,
    SPARSE_TITLE, SPARSE_TRAITS, Scored, StoreError, TraitKind, VectorQuery, VectorStore, trait_term,
};
pub use work_queue::{WorkItem, WorkQueue};
