//! Checks of a new index before it is published.

use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::{Filters, Fingerprint, MovieId};
use cinerag_ports::{
    DENSE_DOCUMENT, EmbedError, Embedder, ListOrder, OpenedIndex, QueryVector, SPARSE_TITLE, StoreError,
    VectorQuery,
};

use crate::composite_document;

/// Films that are searched for, spread over the catalogue from the best known to the least.
const SAMPLE: usize = 16;
/// Least cosine between a film's stored vector and its text embedded again: equal except for the last bits.
const SAME: f32 = 0.999;
/// Most films, of the same title or text, that may rank before the one searched for.
const DEPTH: usize = 50;

/// Why an index is not released.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It is not the index that was planned.
    #[error("the new index {what}: found {found}, expected {expected}")]
    Different {
        /// In what.
        what: &'static str,
        /// What it has.
        found: String,
        /// What it should have.
        expected: String,
    },
    /// A query that has one right answer does not find it.
    #[error("the new index does not find film {film} by its {by}")]
    NotFound {
        /// The film.
        film: MovieId,
        /// The search that should have found it.
        by: &'static str,
    },
    /// It cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The model that embeds the queries failed.
    #[error(transparent)]
    Embed(#[from] EmbedError),
}

/// Checks an opened index, whose checksums were verified by opening it: it must have this data and this many films, and
/// films must be found, first by their text embedded again, then by the words of their title.
pub async fn verify(
    index: &dyn OpenedIndex,
    embedder: &dyn Embedder,
    data: &Fingerprint,
    films: u32,
) -> Result<(), VerifyError> {
    let info = index.info();
    let count = index.count(&Filters::default()).await?;
    for (what, found, expected) in [
        ("is of other data", &info.data.0, &data.0),
        ("is of another model", &info.model.0, &embedder.fingerprint().0),
        ("has a wrong number of films", &count.to_string(), &films.to_string()),
    ] {
        if found != expected {
            let (found, expected) = (found.clone(), expected.clone());
            return Err(VerifyError::Different { what, found, expected });
        }
    }
    let ids = index.list(&Filters::default(), None, ListOrder::Popularity, 0, count as usize).await?;
    let step = (ids.len() / SAMPLE).max(1);
    let sample: Vec<MovieId> = ids.into_iter().step_by(step).take(SAMPLE).collect();
    let terms = Terms::default();
    for movie in index.movies(&sample).await?.into_iter().flatten() {
        let (id, title) = (movie.card.id, &movie.card.title);
        let text = QueryVector::Dense(embedder.embed(&composite_document(&movie))?);
        let words = QueryVector::Sparse(query_vector(&terms, title));
        let query = |name: &str, vector| VectorQuery { name: name.to_owned(), vector, limit: DEPTH };
        let queries = [query(DENSE_DOCUMENT, text), query(SPARSE_TITLE, words)];
        let lists = index.query_batch(&queries, &Filters::default()).await?;
        let found = |list: usize, least: f32| {
            lists[list].iter().any(|scored| scored.id == id && scored.score >= least)
        };
        if !found(0, SAME) {
            return Err(VerifyError::NotFound { film: id, by: "own text" });
        }
        // a title may be all stop words or in a script without words
        let has_words = matches!(&queries[1].vector, QueryVector::Sparse(words) if !words.indices.is_empty());
        if has_words && !found(1, f32::MIN_POSITIVE) {
            return Err(VerifyError::NotFound { film: id, by: "title" });
        }
    }
    Ok(())
}
