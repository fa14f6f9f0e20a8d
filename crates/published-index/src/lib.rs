//! The index between being built and being served, where the two are different machines.
//!
//! In: an index folder that a publisher has filled, and [`Settings`](cinerag_runtime::Settings). Out: an [`IndexBucket`]
//! that indexes are released to, and a [`PublishedIndex`] that a function opens at its cold start and follows from then
//! on. The bucket is laid out as an index folder is: artefacts under their content's hash, never changed, and one
//! pointer, `CURRENT`, moved by conditional writes. This is the one place where functions open the index. With the
//! feature `qdrant` a server can stand before it, named by the settings too: a [`Stage`] releases there first, and the
//! store of a function asks there first.

mod bucket;
mod elsewhere;
mod error;
mod follow;
#[cfg(feature = "qdrant")]
mod on_server;
#[cfg(feature = "qdrant")]
mod server;
mod stage;

pub use bucket::{IndexBucket, Release};
pub use error::PublishedIndexError;
pub use follow::{PublishedIndex, look};
#[cfg(feature = "qdrant")]
pub use on_server::StageError;
#[cfg(feature = "qdrant")]
pub use server::{NamedServer, ServerError};
pub use stage::{Ahead, Stage};
