//! WRITE PATH: raw data → parse → enrich → document → embed → index, in the order of the modules.
//!
//! In: the bytes of a data set ([`movielens`] with [`tmdb`] records, or the [`starter`] catalogue). Out: a published
//! index and an [`IngestReport`]. Files, models and stores are parameters and ports. [`queued`] is the same path in
//! pieces, for many processes.

pub mod movielens;
pub mod queued;
pub mod spellings;
mod starter;
mod studios;
pub mod tmdb;

mod bm25;
mod catalogue;
mod concepts;
mod document;
mod ease;
mod embed;
mod enrich;
mod index;
mod people;
mod progress;
mod record_facts;
mod rejects;
mod source;
mod suggest;
mod tastes;
mod topics;
mod traits;
mod vocabulary;

pub use bm25::{FIELDS, FieldWeight};
pub use catalogue::{CatalogueBytes, MovieLensBytes, MovieSet, NamedBytes};
pub use document::{composite_document, plot_document, template_version};
pub use embed::EmbedCounts;
pub use index::{FilmVectors, IngestError, IngestReport, film_vectors, ingest};
pub use progress::{NoProgress, Progress};
pub use rejects::{Reject, Rejects};
pub use source::SourceError;
pub use tastes::tastes;
