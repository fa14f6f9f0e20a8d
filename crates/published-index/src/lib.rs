//! The index between being built and being served, where the two are different machines.
//!
//! In: an index folder that a publisher has filled, and [`Settings`](cinerag_runtime::Settings). Out: an [`IndexBucket`]
//! that indexes are released to, and a [`PublishedIndex`] that a function opens at its cold start and follows from then
//! on. The bucket is laid out as an index folder is: artefacts under their content's hash, never changed, and one
//! pointer, `CURRENT`, moved by conditional writes. This is the one place where functions open the index.

mod bucket;
mod error;
mod follow;
mod stage;

pub use bucket::{IndexBucket, Release};
pub use error::PublishedIndexError;
pub use follow::{PublishedIndex, look};
pub use stage::Stage;
