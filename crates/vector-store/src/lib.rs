//! Adapters behind the `VectorStore`, `Catalogue`, `Suggester` and `Lexicon` ports.
//!
//! In: an [`IndexContents`](cinerag_ports::IndexContents) to publish, queries to answer. Out: ranked lists, payload,
//! facets, meanings of words. [`embedded`] is one immutable memory-mapped file, searched exactly in process; [`qdrant`]
//! (a feature, so that other programs link no gRPC) is a `VectorStore` on a server. A [`Fallback`] source asks the
//! server and falls back to the file; [`PublishInOrder`] publishes to both.

pub mod embedded;
#[cfg(feature = "qdrant")]
pub mod qdrant;

mod fallback;
mod manifest;
mod publish_in_order;

pub use embedded::{EmbeddedIndex, EmbeddedPublisher, FolderSource};
pub use fallback::{Fallback, Preferred};
pub use publish_in_order::PublishInOrder;
#[cfg(feature = "qdrant")]
pub use qdrant::{LiveQdrant, QdrantIndex, QdrantPublisher, QdrantServer, QdrantStage};

#[cfg(target_endian = "big")]
compile_error!("the index format is little-endian and is read in place");
