//! Adapters of the embedding stage.
//!
//! In: text. Out: unit vectors. [`MiniLm`] runs the model built by `layers/minilm`, [`LazyMiniLm`] from the first text on; [`EmbeddingLog`] keeps
//! what has been computed, so that an unchanged text is never embedded twice.

mod lazy;
mod log;
mod minilm;
mod model_folder;
mod tokenizer;

pub use lazy::LazyMiniLm;
pub use log::EmbeddingLog;
pub use minilm::MiniLm;
pub use model_folder::built_model_folder;
pub use tokenizer::MiniLmTokenizer;
