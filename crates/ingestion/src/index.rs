//! The write path as one function: films in, a published index out.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use cinerag_analysis::{Terms, fold};
use cinerag_domain::Movie;
use cinerag_ports::{
    DENSE_DOCUMENT, DENSE_PLOT, EmbedError, Embedder, EmbeddingCache, EmbeddingCacheError, IndexContents,
    IndexOrigin, IndexPublisher, Point, PublishError, Published, SPARSE_BM25, SPARSE_CONCEPTS,
    SPARSE_SUBJECTS, SPARSE_TITLE, SPARSE_TRAITS, Vocabulary,
};

use crate::bm25::SparseEncoder;
use crate::concepts::concept_vectors;
use crate::document::{composite_document, plot_document, template_version};
use crate::embed::{EmbedCounts, EmbedStageError, embed_all};
use crate::suggest::suggestions;
use crate::tastes::tastes;
use crate::traits::trait_vectors;
use crate::vocabulary::vocabulary;
use crate::{CatalogueBytes, Progress, Rejects, SourceError};

/// Why a run stopped. The previous index stays current.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// A source file is not as expected.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The model is missing or failed.
    #[error(transparent)]
    Embed(#[from] EmbedError),
    /// Vectors could not be stored.
    #[error(transparent)]
    Cache(#[from] EmbeddingCacheError),
    /// The index could not be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
}

impl IngestError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            IngestError::Source(error) => error.code(),
            IngestError::Embed(error) => error.code(),
            IngestError::Cache(_) => "vectors_not_kept",
            IngestError::Publish(_) => "index_not_published",
        }
    }
}

impl From<EmbedStageError> for IngestError {
    fn from(error: EmbedStageError) -> Self {
        match error {
            EmbedStageError::Embed(error) => IngestError::Embed(error),
            EmbedStageError::Cache(error) => IngestError::Cache(error),
        }
    }
}

/// The vectors of a film's document and of its plot.
pub type FilmVectors = [Vec<f32>; 2];

/// What a run did.
#[derive(Debug, Clone, PartialEq)]
pub struct IngestReport {
    /// The index that is current now.
    pub published: Published,
    /// Where the vectors came from.
    pub vectors: EmbedCounts,
    /// Rows that were read and not used.
    pub rejects: Rejects,
    /// Pairs of terms that share a sparse id.
    pub term_collisions: u32,
}

/// Runs the write path. If interrupted and run again, it publishes the same bytes; vectors computed before the
/// interruption are not computed again.
pub fn ingest(
    source: &CatalogueBytes,
    embedder: &dyn Embedder,
    cache: &dyn EmbeddingCache,
    publisher: &dyn IndexPublisher,
    threads: NonZeroUsize,
    progress: &dyn Progress,
) -> Result<IngestReport, IngestError> {
    progress.begin("read and join", None);
    let set = source.read()?;
    progress.end();

    let (vectors, counts) = film_vectors(&set.movies, embedder, cache, threads, progress)?;

    progress.begin("index", None);
    let terms = Terms::default();
    let movies = &set.movies;
    let (tastes, (encoder, suggestions, vocabulary, traits)) = side_by_side(
        threads,
        || tastes(movies, &set.ratings),
        || (SparseEncoder::of(movies), suggestions(movies), vocabulary(movies), trait_vectors(movies)),
    );
    let mut concepts = concept_vectors(movies, &vectors, threads).into_iter();
    let mut traits = traits.into_iter();
    let films: Vec<(Movie, FilmVectors)> = set.movies.into_iter().zip(vectors).collect();
    let contents = IndexContents {
        origin: IndexOrigin {
            model: embedder.fingerprint().clone(),
            template: template_version().to_owned(),
            data: set.fingerprint,
            data_name: set.name,
        },
        points: films
            .into_iter()
            .enumerate()
            .map(|(at, (movie, vectors))| {
                let mut point = point(movie, vectors, &encoder, &terms, at);
                point.sparse.insert(SPARSE_TRAITS.to_owned(), traits.next().unwrap_or_default());
                point.sparse.insert(SPARSE_CONCEPTS.to_owned(), concepts.next().unwrap_or_default());
                point
            })
            .collect(),
        suggestions,
        vocabulary: Vocabulary {
            plain_words: embedder.whole_words().into_iter().chain(vocabulary.plain_words).collect(),
            ..vocabulary
        },
        tastes,
    };
    progress.end();

    progress.begin("publish", None);
    let outcome = publisher.publish(&contents)?;
    progress.end();
    Ok(IngestReport {
        published: outcome,
        vectors: counts,
        rejects: set.rejects,
        term_collisions: encoder.collisions,
    })
}

/// The vectors of each film's document and plot, in order. Cached vectors are not computed again.
pub fn film_vectors(
    movies: &[Movie],
    embedder: &dyn Embedder,
    cache: &dyn EmbeddingCache,
    threads: NonZeroUsize,
    progress: &dyn Progress,
) -> Result<(Vec<FilmVectors>, EmbedCounts), IngestError> {
    let (vectors, counts) = embed_all(&documents(movies), embedder, cache, threads, progress)?;
    let mut vectors = vectors.into_iter();
    let pairs = std::iter::from_fn(|| Some([vectors.next()?, vectors.next()?]));
    Ok((pairs.collect(), counts))
}

/// The texts to embed: both of a film side by side, so that an interrupted run has complete films.
pub(crate) fn documents(movies: &[Movie]) -> Vec<String> {
    movies.iter().flat_map(|movie| [composite_document(movie), plot_document(movie)]).collect()
}

/// Runs both in parallel, unless there is only one thread.
fn side_by_side<A: Send, B>(
    threads: NonZeroUsize,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B) {
    if threads.get() == 1 {
        return (first(), second());
    }
    std::thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        match first.join() {
            Ok(first) => (first, second),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn point(
    movie: Movie,
    [document, plot]: [Vec<f32>; 2],
    encoder: &SparseEncoder,
    terms: &Terms,
    at: usize,
) -> Point {
    Point {
        facts: movie.filter_facts(fold, |topic| terms.of_prose(topic)),
        movie,
        dense: BTreeMap::from([(DENSE_DOCUMENT.to_owned(), document), (DENSE_PLOT.to_owned(), plot)]),
        sparse: BTreeMap::from([
            (SPARSE_BM25.to_owned(), encoder.vector(at)),
            (SPARSE_TITLE.to_owned(), encoder.title_vector(at)),
            (SPARSE_SUBJECTS.to_owned(), encoder.subjects_vector(at)),
        ]),
    }
}
