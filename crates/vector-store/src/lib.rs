//! Adapters behind the `VectorStore`, `Catalogue`, `Suggester` and `Lexicon` ports.
//!
//! In: an [`IndexContents`](cinerag_ports::IndexContents) to publish, queries to answer. Out: ranked lists,
//! payload, facets, meanings of words. [`embedded`] is one immutable memory-mapped file, searched exactly in process.

pub mod embedded;

pub use embedded::{EmbeddedIndex, EmbeddedPublisher, LiveIndex};

#[cfg(target_endian = "big")]
compile_error!("the index format is little-endian and is read in place");
