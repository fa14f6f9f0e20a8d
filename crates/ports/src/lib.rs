//! The seams between the core and the outside world: one trait for each thing that can be swapped.
//!
//! In: types of `domain`. Out: traits that `retrieval` and `ingestion` are written against and that the
//! adapters implement. With the feature `testing`, a fake of each and one conformance suite a trait, which
//! the fakes and the real adapters all run. `Ok(None)` means "not there"; an error means "could not tell".

mod cache;
mod catalogue;
mod clock;
mod cross_encoder;
mod embedder;
mod generator;
mod lexicon;
mod publisher;
mod suggester;
mod tastes;
mod vector_store;

#[cfg(feature = "testing")]
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a conformance suite reports by panicking"
)]
pub mod conformance;
#[cfg(feature = "testing")]
pub mod fakes;

pub use cache::{AnswerCache, EmbeddingCache, EmbeddingCacheError, EmbeddingKey};
pub use catalogue::Catalogue;
pub use clock::{Clock, Timer};
pub use cross_encoder::{CrossEncodeError, CrossEncoder};
pub use embedder::{EmbedError, Embedder};
pub use generator::{
    FactAsked, GenerateError, Generator, Patience, Prompt, QuotedFilm, Said, Speaker, Task, TextStream,
};
pub use lexicon::{Lexicon, Meaning, NearPhrase, NearWord, PhraseKind, TitleForm, Vocabulary};
pub use publisher::{IndexContents, IndexPublisher, IndexSource, Point, PublishError, Published};
pub use suggester::Suggester;
pub use tastes::{CoRatings, Tastes, UserRating, UserRatings};
pub use vector_store::{
    DENSE_DOCUMENT, DENSE_PLOT, ListOrder, QueryVector, SPARSE_BM25, SPARSE_SUBJECTS, SPARSE_TITLE,
    SPARSE_TRAITS, Scored, StoreError, TraitKind, VectorQuery, VectorStore, trait_term,
};
