//! Stage "cut off": candidates that match nothing in the query are dropped.
//!
//! A film stays when it has most of the words, or when it is close in meaning to a query that means something in this
//! catalogue: one whose fifth-nearest film is near, since one film can be near noise by chance, but not five. The
//! thresholds were measured: 95 % of gibberish and off-topic queries find nothing, and 0.5 % of the films that
//! development descriptions ask for are lost from the lists.

use cinerag_domain::Candidate;
use cinerag_query::QueryPlan;

use crate::concepts::WishedConcepts;

/// Share of the ideal BM25 score that counts as having most of the words.
const MOST_WORDS: f32 = 0.7;
/// Place in the dense list that decides whether the query means something, in a catalogue of this many films or more.
/// In a smaller one the first place decides, since it need not have five films of one kind.
const TELLING_PLACE: usize = 5;
const MANY_FILMS: u32 = 2_000;
/// Cosine at that place when at least half of the words are known to the catalogue, and otherwise.
const NEAR: f32 = 0.33;
const NEAR_OF_UNKNOWN_WORDS: f32 = 0.42;
/// Least cosine of a film, and least share of the best one's.
const LEAST_COSINE: f32 = 0.30;
const LEAST_SHARE: f32 = 0.6;
/// The same for a small catalogue, which rarely has the film that is described: least cosine of the nearest film, by the
/// share of the query's words that the catalogue knows, and the least cosine and share of the others.
const NEAR_IN_FEW_OF_UNKNOWN_WORDS: f32 = 0.29;
const MOSTLY_KNOWN: f32 = 0.9;
/// Share of the best cosine that counts as near, however low the best is: words that the catalogue knows always find
/// something.
const ALWAYS_NEAR: f32 = 0.85;
const LEAST_COSINE_IN_FEW: f32 = 0.15;
const LEAST_SHARE_IN_FEW: f32 = 0.7;
/// Cosine with the nearest concept above which a query means something, whatever the cosines of the films.
const NEAR_TO_A_CONCEPT: f32 = 0.55;
/// Least strength of a wished concept.
const LEAST_STRENGTH: f32 = 0.15;

/// Drops candidates that match nothing. `vector_norm` is the length of the query vector, `movies` the size of the
/// catalogue.
pub(crate) fn cut(
    candidates: &mut Vec<Candidate>,
    plan: &QueryPlan,
    wished: &WishedConcepts,
    vector_norm: f32,
    movies: u32,
) {
    let names_concepts = plan.concepts.iter().any(|wish| wish.is_wanted);
    let mut cosines: Vec<f32> = candidates
        .iter()
        .filter_map(|candidate| candidate.dense.map(|place| place.score / vector_norm.max(f32::MIN_POSITIVE)))
        .collect();
    cosines.sort_unstable_by(|a, b| b.total_cmp(a));
    let best = cosines.first().copied().unwrap_or(0.0);
    let fifth = cosines.get(TELLING_PLACE - 1).or(cosines.last()).copied().unwrap_or(0.0);
    let is_small = movies < MANY_FILMS;
    let (least_cosine, least_share) =
        if is_small { (LEAST_COSINE_IN_FEW, LEAST_SHARE_IN_FEW) } else { (LEAST_COSINE, LEAST_SHARE) };
    let means_something = names_concepts
        || wished.best_cosine >= NEAR_TO_A_CONCEPT
        || match movies {
            _ if plan.terms.known_share >= MOSTLY_KNOWN => true,
            0..MANY_FILMS => best >= NEAR_IN_FEW_OF_UNKNOWN_WORDS,
            _ if plan.terms.known_share >= 0.5 => fifth >= NEAR,
            _ => fifth >= NEAR_OF_UNKNOWN_WORDS,
        };
    candidates.retain(|candidate| {
        let has_words = candidate
            .sparse
            .is_some_and(|place| plan.terms.ideal > 0.0 && place.score >= MOST_WORDS * plan.terms.ideal);
        let is_near = candidate.dense.is_some_and(|place| {
            let cosine = place.score / vector_norm.max(f32::MIN_POSITIVE);
            cosine >= least_cosine.min(best * ALWAYS_NEAR) && cosine >= least_share * best
        });
        let is_as_wished = candidate.concepts.is_some_and(|place| place.score >= LEAST_STRENGTH);
        has_words || means_something && (is_near || is_as_wished)
    });
}

#[cfg(test)]
mod tests {
    use cinerag_domain::{MovieId, RankedScore};
    use cinerag_query::QueryTerms;

    use super::*;

    fn candidates(cosines: &[f32]) -> Vec<Candidate> {
        let place = |rank: u32, score: f32| Some(RankedScore { rank, score });
        let of = |(rank, cosine): (u32, &f32)| Candidate {
            id: MovieId(rank),
            dense: place(rank, *cosine),
            score: 0.5,
            ..Candidate::default()
        };
        (1..).zip(cosines).map(of).collect()
    }

    fn left(cosines: &[f32], known_share: f32, movies: u32) -> usize {
        let plan =
            QueryPlan { terms: QueryTerms { known_share, ..QueryTerms::default() }, ..QueryPlan::default() };
        let mut found = candidates(cosines);
        cut(&mut found, &plan, &WishedConcepts::default(), 1.0, movies);
        found.len()
    }

    #[test]
    fn one_near_film_is_chance_and_five_are_not() {
        assert_eq!(left(&[0.45, 0.31, 0.3, 0.3, 0.29, 0.28], 0.6, 9_742), 0);
        assert_eq!(left(&[0.29, 0.28, 0.2], 1.0, 9_742), 2, "words that it knows find something");
        assert_eq!(left(&[0.5, 0.45, 0.4, 0.38, 0.36, 0.31, 0.29], 1.0, 9_742), 6, "and what is far goes");
        assert_eq!(
            left(&[0.5, 0.45, 0.4, 0.38, 0.36], 0.0, 9_742),
            0,
            "words that nobody knows must be nearer"
        );
        assert_eq!(left(&[0.5, 0.2, 0.1], 0.0, 60), 1, "a small catalogue may have one film of a kind");
        assert_eq!(left(&[0.24, 0.18, 0.12], 1.0, 60), 2, "and nothing that is very near");
        assert_eq!(left(&[0.24, 0.18, 0.12], 0.5, 60), 0, "but not to words that it does not know");
        assert_eq!(left(&[], 1.0, 60), 0);
    }

    #[test]
    fn a_film_with_most_of_the_words_stays_however_far() {
        let terms = QueryTerms { ideal: 10.0, known_share: 0.8, ..QueryTerms::default() };
        let plan = QueryPlan { terms, ..QueryPlan::default() };
        let mut found = candidates(&[0.1, 0.1]);
        found[0].sparse = Some(RankedScore { rank: 1, score: 7.5 });
        found[1].sparse = Some(RankedScore { rank: 2, score: 3.0 });
        cut(&mut found, &plan, &WishedConcepts::default(), 1.0, 9_742);
        assert_eq!(found.iter().map(|film| film.id.0).collect::<Vec<_>>(), [1]);
    }
}
