//! Publish-and-switch: a whole index becomes the current one, in one step or not at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use cinerag_domain::{FilterFacts, Fingerprint, IndexInfo, Movie, Signals, SparseVector, Suggestion};

use crate::{Tastes, Vocabulary};

/// A film with everything the index stores of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Payload.
    pub movie: Movie,
    /// What filters read.
    pub facts: FilterFacts,
    /// Unit vectors by name; every point has the same names and dimensions.
    pub dense: BTreeMap<String, Vec<f32>>,
    /// Term weights by name.
    pub sparse: BTreeMap<String, SparseVector>,
}

impl Point {
    /// What reranking reads of it.
    pub fn signals(&self) -> Signals {
        Signals {
            id: self.facts.id,
            year: self.facts.year,
            runtime_minutes: self.facts.runtime_minutes,
            genres: self.facts.genres,
            quality: self.movie.quality,
            popularity: self.movie.popularity,
        }
    }
}

/// What the contents were made from.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexOrigin {
    /// Of the embedding model.
    pub model: Fingerprint,
    /// Version of the composite document template.
    pub template: String,
    /// Of the records.
    pub data: Fingerprint,
    /// Name of the data set, for people.
    pub data_name: String,
}

/// A whole index before publication: films by ascending id, each once.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexContents {
    /// What it was made from.
    pub origin: IndexOrigin,
    /// The films.
    pub points: Vec<Point>,
    /// Completions for the search box.
    pub suggestions: Vec<Suggestion>,
    /// What words of a query may mean.
    pub vocabulary: Vocabulary,
    /// What ratings say; empty where there are none.
    pub tastes: Tastes,
}

/// Why an index could not be published. The current one is untouched.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The contents are not a valid index.
    #[error("cannot publish: {0}")]
    Invalid(String),
    /// Writing failed.
    #[error("cannot publish to {path}: {reason}")]
    Write {
        /// The file or folder.
        path: String,
        /// What went wrong with it.
        reason: String,
    },
}

/// What a publication did.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// The index that is current now.
    pub info: IndexInfo,
    /// False when an index of the same fingerprint was current already.
    pub changed: bool,
    /// Size of the index in bytes.
    pub bytes: u64,
}

/// Makes indexes current.
pub trait IndexPublisher: Send + Sync {
    /// Publishes the contents and switches readers to them. Equal contents give equal fingerprints, and publishing the
    /// current index again changes nothing. If interrupted, the old index stays in use.
    fn publish(&self, contents: &IndexContents) -> Result<Published, PublishError>;
}

/// A publisher shared with the code that makes its indexes current.
impl<P: IndexPublisher + ?Sized> IndexPublisher for Arc<P> {
    fn publish(&self, contents: &IndexContents) -> Result<Published, PublishError> {
        self.as_ref().publish(contents)
    }
}
