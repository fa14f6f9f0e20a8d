//! In-memory stand-ins, for tests of the core. Each passes its port's conformance suite.

mod cache;
mod clock;
mod cross_encoder;
mod edits;
mod embedder;
mod event_log;
mod lexicon;
mod store;
mod suggest;

pub use cache::{MapAnswerCache, MapEmbeddingCache};
pub use clock::{FixedWallClock, ManualClock};
pub use cross_encoder::{BrokenCrossEncoder, OverlapCrossEncoder};
pub use embedder::{BrokenEmbedder, HashEmbedder};
pub use event_log::{BrokenEventLog, MemoryEventLog};
pub use lexicon::MemoryLexicon;
pub use store::MemoryStore;
