//! In-memory stand-ins, for tests of the core. Each passes its port's conformance suite.

mod background;
mod blobs;
mod cache;
mod clock;
mod cross_encoder;
mod edits;
mod embedder;
mod event_log;
mod films;
mod generator;
mod ledger;
mod lexicon;
mod queue;
mod stage;
mod store;
mod suggest;

pub use background::WaitingWork;
pub use blobs::MemoryBlobs;
pub use cache::{MapAnswerCache, MapEmbeddingCache};
pub use clock::{FixedWallClock, ManualClock};
pub use cross_encoder::{BrokenCrossEncoder, OverlapCrossEncoder};
pub use embedder::{BrokenEmbedder, HashEmbedder};
pub use event_log::{BrokenEventLog, MemoryEventLog};
pub use films::MemoryFilms;
pub use generator::ScriptedGenerator;
pub use ledger::MemoryLedger;
pub use lexicon::MemoryLexicon;
pub use queue::MemoryQueue;
pub use stage::MemoryStage;
pub use store::{BeforeAnswer, MemoryIndex, MemoryStore, index_info};
