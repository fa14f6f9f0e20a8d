//! Stage "fuse": weighted reciprocal rank fusion.
//!
//! Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual rank learning
//! methods", SIGIR 2009: `score(d) = Σ_lists w / (k + rank(d))` with `k = 60`. Ranks need no common scale,
//! which cosine and BM25 do not have.

use std::collections::BTreeMap;

use cinerag_domain::{Candidate, MovieId, RankedScore};
use cinerag_ports::Scored;

use crate::retrieve::RankedLists;

/// The paper's constant; large enough that the first places of one list do not outweigh the other list.
pub const RRF_K: f32 = 60.0;

/// What a place in a list of this weight adds to a score: `w / (k + rank)`, rank from 1, divided by what first place
/// in a list of weight 1 adds.
pub fn share(rank: u32, weight: f32) -> f32 {
    let reciprocal_rank = |rank: u32| 1.0 / (RRF_K + rank as f32);
    weight * reciprocal_rank(rank) / reciprocal_rank(1)
}

/// Weight of the list of concepts, if there is one, relative to the other two.
const CONCEPT_SHARE: f32 = 0.4;

/// Fuses the lists; `dense_weight` is the weight of the dense list against the sparse one, 0–1. Candidates come best
/// first, ties by id; scores are divided by the score of a film that is first in every weighted list, so that 1 is the
/// maximum.
pub(crate) fn fuse(lists: &RankedLists, dense_weight: f32) -> Vec<Candidate> {
    let concepts = if lists.concepts.is_empty() { 0.0 } else { CONCEPT_SHARE };
    let parts: [(&[Scored], f32, Place); 3] = [
        (&lists.dense, dense_weight * (1.0 - concepts), |candidate| &mut candidate.dense),
        (&lists.sparse, (1.0 - dense_weight) * (1.0 - concepts), |candidate| &mut candidate.sparse),
        (&lists.concepts, concepts, |candidate| &mut candidate.concepts),
    ];
    let mut candidates: BTreeMap<MovieId, Candidate> = BTreeMap::new();
    for (list, weight, place) in parts {
        for (rank, scored) in (1..).zip(list) {
            let new = Candidate { id: scored.id, ..Candidate::default() };
            let candidate = candidates.entry(scored.id).or_insert(new);
            *place(candidate) = Some(RankedScore { rank, score: scored.score });
            candidate.score += share(rank, weight);
        }
    }
    let mut candidates: Vec<Candidate> = candidates.into_values().collect();
    candidates.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    candidates
}

/// A candidate's place in a list.
type Place = fn(&mut Candidate) -> &mut Option<RankedScore>;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(ids: &[u32]) -> Vec<Scored> {
        ids.iter().map(|id| Scored { id: MovieId(*id), score: 0.5 }).collect()
    }

    fn two(dense: Vec<Scored>, sparse: Vec<Scored>) -> RankedLists {
        RankedLists { dense, sparse, concepts: Vec::new() }
    }

    #[test]
    fn the_formula_by_hand() {
        let fused = fuse(&two(list(&[1, 2]), list(&[2])), 0.5);
        // film 2: (½/62 + ½/61) · 61; film 1: (½/61) · 61
        let expected = [(2, 0.5 * 61.0 / 62.0 + 0.5), (1, 0.5)];
        for (candidate, (id, score)) in fused.iter().zip(expected) {
            assert_eq!(candidate.id, MovieId(id));
            assert!((candidate.score - score).abs() < 1e-6, "{candidate:?}");
        }
        assert_eq!(fused[0].dense.map(|place| place.rank), Some(2));
        assert_eq!(fused[1].sparse, None);
    }

    #[test]
    fn first_everywhere_scores_one() {
        assert!((fuse(&two(list(&[7]), list(&[7])), 0.3)[0].score - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_third_list_counts_beside_the_others() {
        let lists = RankedLists { dense: list(&[1, 2]), sparse: list(&[1]), concepts: list(&[3, 1]) };
        let fused = fuse(&lists, 0.5);
        assert_eq!(fused[0].id, MovieId(1));
        assert_eq!(fused[0].concepts.map(|place| place.rank), Some(2));
        assert!(
            (fused.iter().find(|film| film.id == MovieId(3)).map_or(0.0, |film| film.score) - CONCEPT_SHARE)
                .abs()
                < 1e-6
        );
    }

    proptest! {
        #[test]
        fn every_film_comes_once_and_scores_fall(
            dense in prop::collection::hash_set(0_u32..60, 0..40),
            sparse in prop::collection::hash_set(0_u32..60, 0..40),
            weight in 0.0_f32..=1.0,
        ) {
            let (dense, sparse): (Vec<u32>, Vec<u32>) = (dense.into_iter().collect(), sparse.into_iter().collect());
            let fused = fuse(&two(list(&dense), list(&sparse)), weight);
            let mut ids: Vec<u32> = fused.iter().map(|candidate| candidate.id.0).collect();
            prop_assert!(fused.windows(2).all(|pair| pair[0].score >= pair[1].score));
            prop_assert!(fused.iter().all(|candidate| (0.0..=1.000_001).contains(&candidate.score)));
            ids.sort_unstable();
            let mut expected: Vec<u32> = dense.iter().chain(&sparse).copied().collect();
            expected.sort_unstable();
            expected.dedup();
            prop_assert_eq!(ids, expected);
        }

        #[test]
        fn a_full_weight_keeps_that_lists_order(ids in prop::collection::hash_set(0_u32..60, 1..40)) {
            let ids: Vec<u32> = ids.into_iter().collect();
            let fused = fuse(&two(list(&ids), Vec::new()), 1.0);
            prop_assert_eq!(fused.iter().map(|candidate| candidate.id.0).collect::<Vec<_>>(), ids);
        }
    }
}
