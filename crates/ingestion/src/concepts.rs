//! Films with their vectors → sparse vectors of concepts, by the film genome.

use std::num::NonZeroUsize;

use cinerag_domain::{Movie, SparseVector};
use cinerag_genome::FilmModel;

/// How strongly each film has each concept, in order. Films are divided among threads.
pub(crate) fn concept_vectors(
    movies: &[Movie],
    vectors: &[[Vec<f32>; 2]],
    threads: NonZeroUsize,
) -> Vec<SparseVector> {
    let model = FilmModel::shipped();
    let of_film =
        |(movie, [document, plot]): (&Movie, &[Vec<f32>; 2])| model.strengths(movie, document, plot);
    let share = movies.len().div_ceil(threads.get()).max(1);
    std::thread::scope(|scope| {
        let parts = movies.chunks(share).zip(vectors.chunks(share)).map(|(movies, vectors)| {
            scope.spawn(move || movies.iter().zip(vectors).map(of_film).collect::<Vec<_>>())
        });
        let parts: Vec<_> = parts.collect();
        let done = parts.into_iter().map(std::thread::ScopedJoinHandle::join);
        done.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::film;

    #[test]
    fn labelled_films_have_their_concepts_whatever_the_vectors() {
        let mut matrix = film(900_001, "The Matrix");
        matrix.details.imdb_id = Some("tt0133093".into());
        let films = [film(900_000, "Nobody Knows"), matrix];
        for threads in [NonZeroUsize::MIN, NonZeroUsize::MIN.saturating_add(4)] {
            let vectors = concept_vectors(&films, &[const { [Vec::new(), Vec::new()] }; 2], threads);
            assert!(vectors[0].is_empty());
            assert!(vectors[1].indices.contains(&cinerag_genome::concept_term("nature-of-reality")));
        }
    }
}
