//! In-memory stand-ins, for tests of the core. Each passes its port's conformance suite.

mod cache;
mod clock;
mod cross_encoder;
mod edits;
mod embedder;
mod generator;
mod lexicon;
mod store;
mod suggest;

pub use cache::{MapAnswerCache, MapEmbeddingCache};
pub use clock::ManualClock;
pub use cross_encoder::{BrokenCrossEncoder, OverlapCrossEncoder};
pub use embedder::{BrokenEmbedder, HashEmbedder};
pub use generator::ScriptedGenerator;
pub use lexicon::MemoryLexicon;
pub use store::MemoryStore;
