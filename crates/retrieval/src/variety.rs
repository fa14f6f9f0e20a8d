//! Near-duplicates among the first results: one stays, the others move behind different films.
//!
//! Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998) with all of its weight on one question: is this
//! film, by its stored vector, the same as one already shown? Films that are merely similar stay in place, since
//! similar films were asked for; short versions, double entries and remakes do not fill a page.

use cinerag_domain::MovieId;
use cinerag_ports::{DENSE_DOCUMENT, IndexSnapshot, StoreError};

use crate::diversify::dot;
use crate::rank::Ranked;

/// Results that are compared with each other.
const COMPARED: usize = 20;
/// Two records at this cosine or above are of the same film, or nearly so.
const SAME: f32 = 0.92;

/// Moves near-duplicates of earlier films behind the first results.
pub(crate) async fn spread(index: &IndexSnapshot, ranked: &mut Vec<Ranked>) -> Result<(), StoreError> {
    let compared = ranked.len().min(COMPARED);
    let ids: Vec<MovieId> = ranked[..compared].iter().map(|film| film.candidate.id).collect();
    let vectors = index.own_store().dense_vectors(DENSE_DOCUMENT, &ids).await?;
    let vectors: Vec<Vec<f32>> = vectors.into_iter().map(Option::unwrap_or_default).collect();
    let repeats = repeats(&vectors);
    for (moved, at) in repeats.iter().enumerate() {
        let mut film = ranked.remove(at - moved);
        // keeps scores descending
        let last = ranked[compared - 2].candidate.score;
        film.candidate.score = film.candidate.score.min(last);
        ranked.insert(compared - 1, film);
    }
    Ok(())
}

/// Positions of vectors that repeat an earlier one.
fn repeats(vectors: &[Vec<f32>]) -> Vec<usize> {
    let mut distinct: Vec<&[f32]> = Vec::with_capacity(vectors.len());
    let mut repeats = Vec::new();
    for (at, vector) in vectors.iter().enumerate() {
        let is_repeat = distinct.iter().any(|other| !vector.is_empty() && dot(other, vector) >= SAME);
        if is_repeat {
            repeats.push(at);
        } else {
            distinct.push(vector);
        }
    }
    repeats
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_same_stays() {
        let vector = |angle: f32| vec![angle.cos(), angle.sin()];
        let vectors = [vector(0.0), vector(0.1), vector(1.0), vector(0.05), vector(2.0)];
        assert_eq!(repeats(&vectors), [1, 3]);
        assert_eq!(repeats(&[]), Vec::<usize>::new());
    }
}
