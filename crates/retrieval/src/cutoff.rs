//! What matches nothing that was asked is not shown.
//!
//! A film stays when it has most of the words, or when it is close in meaning to a query that means something to this
//! catalogue. A query does when its fifth-nearest film is near: one film can be near to noise by chance, five are not.
//! Thresholds were measured: of gibberish and off-topic queries 95 % find nothing, and of the films that development
//! descriptions ask for 0.5 % are lost that the lists had.

use cinerag_domain::Candidate;
use cinerag_query::QueryPlan;

/// Share of the ideal BM25 score that counts as having most of the words.
const MOST_WORDS: f32 = 0.7;
/// Place in the dense list that tells whether the query means something here.
const TELLING_PLACE: usize = 5;
/// Cosine at that place when at least half of the words are known to the catalogue, and otherwise.
const NEAR: f32 = 0.33;
const NEAR_OF_UNKNOWN_WORDS: f32 = 0.42;
/// Least cosine of a film, and least share of the best one's.
const LEAST_COSINE: f32 = 0.30;
const LEAST_SHARE: f32 = 0.6;

/// Drops candidates that match nothing asked. `vector_norm` is the length of the query vector.
pub(crate) fn cut(candidates: &mut Vec<Candidate>, plan: &QueryPlan, vector_norm: f32) {
    let mut cosines: Vec<f32> = candidates
        .iter()
        .filter_map(|candidate| candidate.dense.map(|place| place.score / vector_norm.max(f32::MIN_POSITIVE)))
        .collect();
    cosines.sort_unstable_by(|a, b| b.total_cmp(a));
    let best = cosines.first().copied().unwrap_or(0.0);
    let telling = cosines.get(TELLING_PLACE - 1).or(cosines.last()).copied().unwrap_or(0.0);
    let near = if plan.terms.known_share >= 0.5 { NEAR } else { NEAR_OF_UNKNOWN_WORDS };
    let means_something = telling >= near;
    candidates.retain(|candidate| {
        let has_words = candidate
            .sparse
            .is_some_and(|place| plan.terms.ideal > 0.0 && place.score >= MOST_WORDS * plan.terms.ideal);
        let is_near = candidate.dense.is_some_and(|place| {
            let cosine = place.score / vector_norm.max(f32::MIN_POSITIVE);
            cosine >= LEAST_COSINE && cosine >= LEAST_SHARE * best
        });
        has_words || means_something && is_near
    });
}
