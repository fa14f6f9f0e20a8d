//! Embedding: adapters that turn text into vectors.
//!
//! In: text. Out: unit vectors. [`MiniLm`] runs the model built by `layers/minilm`; [`LazyMiniLm`] loads it for the first
//! text. [`EmbeddingLog`] stores computed vectors, so that an unchanged text is never embedded twice, and [`PackArchive`]
//! does so for many workers. [`OnnxCrossEncoder`] runs on the same library: (query, document) → score, by a model that the
//! user provides.

mod archive;
mod cross_encoder;
mod lazy;
mod log;
mod minilm;
mod model_folder;
mod pair;
mod record;
mod tokenizer;

pub use archive::PackArchive;
pub use cross_encoder::OnnxCrossEncoder;
pub use lazy::LazyMiniLm;
pub use log::EmbeddingLog;
pub use minilm::MiniLm;
pub use model_folder::built_model_folder;
pub use tokenizer::MiniLmTokenizer;
