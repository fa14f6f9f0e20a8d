//! Adapters behind the `VectorStore`, `Catalogue`, `Suggester` and `Lexicon` ports.
//!
//! In: an [`IndexContents`](cinerag_ports::IndexContents) to publish, queries to answer. Out: ranked lists,
//! payload, facets, meanings of words. [`embedded`] is one immutable memory-mapped file, searched exactly in process;
//! [`qdrant`] (a feature, so that what does not ask for it links no gRPC) is a `VectorStore` on a server. A [`Fallback`]
//! puts the first behind the second; [`InTurn`] publishes to both.

pub mod embedded;
#[cfg(feature = "qdrant")]
pub mod qdrant;

mod fallback;
mod in_turn;
mod manifest;

pub use embedded::{EmbeddedIndex, EmbeddedPublisher, LiveIndex};
pub use fallback::{Fallback, Preferred};
pub use in_turn::InTurn;
#[cfg(feature = "qdrant")]
pub use qdrant::{LiveQdrant, QdrantIndex, QdrantPublisher, QdrantServer, QdrantStage};

#[cfg(target_endian = "big")]
compile_error!("the index format is little-endian and is read in place");
