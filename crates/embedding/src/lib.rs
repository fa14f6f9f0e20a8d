//! Adapters of the embedding stage.
//!
//! In: text. Out: unit vectors. [`MiniLm`] runs the model built by `layers/minilm`, [`LazyMiniLm`] from the first text
//! on; [`EmbeddingLog`] keeps what has been computed, so that an unchanged text is never embedded twice, and
//! [`PackArchive`] keeps it for many workers. Beside them, as it runs on the same library: [`OnnxCrossEncoder`],
//! (query, document) → score, from a model that the user brings.

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
