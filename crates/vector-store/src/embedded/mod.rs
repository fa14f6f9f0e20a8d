//! The embedded index: one immutable, memory-mapped artefact.
//!
//! Write path: [`EmbeddedPublisher`] turns contents into sections ([`write`]), writes them beside the old
//! artefact and moves the pointer ([`pointer`]). Read path: [`EmbeddedIndex`] maps the file ([`artefact`]) and
//! answers from the columns in place: [`dense`] scan, [`sparse`] inverted file, [`filter`] bitmaps,
//! [`facets`], [`payload`], [`suggest`], [`lexicon`] over a [`dictionary`], [`tastes`]. [`FolderSource`] provides the
//! version that the pointer names. The decision and its alternatives are in `infra/adr/0001-embedded-index.md`.

mod artefact;
mod bitmap;
mod columns;
mod dense;
mod dictionary;
mod facets;
mod filter;
mod folder;
mod format;
mod index;
mod lexicon;
mod names;
mod nearness;
mod payload;
mod pointer;
mod publish;
mod sparse;
mod suggest;
mod tastes;
mod topk;
mod write;

pub(crate) use dense::{NORM_TOLERANCE, norm};
pub use folder::FolderSource;
pub use format::FORMAT_VERSION;
pub use index::EmbeddedIndex;
pub use pointer::{POINTER_FILE, artefact_name, fingerprint_of};
pub use publish::EmbeddedPublisher;
