//! Stage "fuse": weighted reciprocal rank fusion.
//!
//! Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual rank learning
//! methods", SIGIR 2009: `score(d) = Σ_lists w / (k + rank(d))` with `k = 60`. Ranks need no common scale,
//! which cosine and BM25 do not have.

use cinerag_domain::{Candidate, RankedScore};
use cinerag_ports::Scored;

/// The paper's constant; large enough that the first places of one list do not outweigh the other list.
pub const RRF_K: f32 = 60.0;

/// What a place in a list of this weight adds to a score: `w / (k + rank)`, rank from 1, divided by what first place
/// in a list of weight 1 adds.
pub fn share(rank: u32, weight: f32) -> f32 {
    let reciprocal_rank = |rank: u32| 1.0 / (RRF_K + rank as f32);
    weight * reciprocal_rank(rank) / reciprocal_rank(1)
}

/// Fuses the lists; `dense_weight` is the share of the dense list, 0–1. Candidates come best first, ties by
/// id; scores are divided by that of first place in every list that has a weight, so that 1 is the most.
pub fn fuse(dense: &[Scored], sparse: &[Scored], dense_weight: f32) -> Vec<Candidate> {
    let entries = |list: &[Scored], is_dense: bool| -> Vec<(Scored, u32, bool)> {
        (1..).zip(list).map(|(rank, scored)| (*scored, rank, is_dense)).collect()
    };
    let mut all = entries(dense, true);
    all.extend(entries(sparse, false));
    all.sort_unstable_by_key(|(scored, _, is_dense)| (scored.id, !is_dense));

    let mut candidates: Vec<Candidate> = Vec::with_capacity(all.len());
    for (scored, rank, is_dense) in all {
        let weight = if is_dense { dense_weight } else { 1.0 - dense_weight };
        let place = Some(RankedScore { rank, score: scored.score });
        let share = share(rank, weight);
        match candidates.last_mut().filter(|last| last.id == scored.id) {
            Some(candidate) => {
                candidate.sparse = place;
                candidate.score += share;
            }
            None => candidates.push(Candidate {
                id: scored.id,
                dense: place.filter(|_| is_dense),
                sparse: place.filter(|_| !is_dense),
                score: share,
            }),
        }
    }
    candidates.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    candidates
}

#[cfg(test)]
mod tests {
    use cinerag_domain::MovieId;
    use proptest::prelude::*;

    use super::*;

    fn list(ids: &[u32]) -> Vec<Scored> {
        ids.iter().map(|id| Scored { id: MovieId(*id), score: 0.5 }).collect()
    }

    #[test]
    fn the_formula_by_hand() {
        let fused = fuse(&list(&[1, 2]), &list(&[2]), 0.5);
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
        assert!((fuse(&list(&[7]), &list(&[7]), 0.3)[0].score - 1.0).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn every_film_comes_once_and_scores_fall(
            dense in prop::collection::hash_set(0_u32..60, 0..40),
            sparse in prop::collection::hash_set(0_u32..60, 0..40),
            weight in 0.0_f32..=1.0,
        ) {
            let (dense, sparse): (Vec<u32>, Vec<u32>) = (dense.into_iter().collect(), sparse.into_iter().collect());
            let fused = fuse(&list(&dense), &list(&sparse), weight);
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
            let fused = fuse(&list(&ids), &[], 1.0);
            prop_assert_eq!(fused.iter().map(|candidate| candidate.id.0).collect::<Vec<_>>(), ids);
        }
    }
}
