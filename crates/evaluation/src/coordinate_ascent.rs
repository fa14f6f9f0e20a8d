//! Weights of a linear model, learned from graded lists: candidates with features and grades in, the weights that put the best
//! first out.
//!
//! Coordinate ascent on nDCG itself (Metzler & Croft, "Linear feature-based models for information retrieval", Information
//! Retrieval 10, 2007): one weight is changed at a time, and a change stays when the mean nDCG@k of the lists grows. A
//! list holds judged candidates only, since a film that nobody judged is no bad film (condensed lists: Sakai, "Alternatives
//! to Bpref", SIGIR 2007).

use crate::ndcg;

/// A list to order.
#[derive(Debug, Clone, PartialEq)]
pub struct GradedList {
    /// A row for each judged candidate.
    pub features: Vec<Vec<f64>>,
    /// The grade of each.
    pub grades: Vec<u8>,
    /// The grades of all films that were judged for the query, whether candidates or not.
    pub judged: Vec<u8>,
}

/// What a weight is multiplied by, to see whether that is better.
const FACTORS: [f64; 6] = [0.5, 0.7, 0.85, 1.2, 1.5, 2.0];
/// Least growth of the mean that is worth a change.
const LEAST_GAIN: f64 = 1e-5;

/// The weights, from those to start with. A feature whose weight is 0 is not learned. `rounds` over all weights, nDCG at
/// `k`.
pub fn fit(lists: &[GradedList], start: &[f64], rounds: usize, k: usize) -> Vec<f64> {
    let ideals: Vec<f64> = lists.iter().map(|list| ideal(list, k)).collect();
    let mean = |weights: &[f64]| {
        let of = |(list, ideal): (&GradedList, &f64)| {
            if *ideal > 0.0 { dcg(list, weights, k) / ideal } else { 0.0 }
        };
        lists.iter().zip(&ideals).map(of).sum::<f64>()
    };
    let mut weights = start.to_vec();
    let mut best = mean(&weights);
    let least = LEAST_GAIN * lists.len() as f64;
    for _ in 0..rounds {
        for at in 0..weights.len() {
            let before = weights[at];
            for tried in FACTORS.map(|factor| factor * before) {
                let former = std::mem::replace(&mut weights[at], tried);
                let found = mean(&weights);
                if found > best + least {
                    best = found;
                } else {
                    weights[at] = former;
                }
            }
        }
    }
    weights
}

/// The discounted gain of the first `k` candidates by these weights; ties in the order of the list.
fn dcg(list: &GradedList, weights: &[f64], k: usize) -> f64 {
    let points = |row: &Vec<f64>| row.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>();
    let mut order: Vec<(f64, u8)> =
        list.features.iter().map(points).zip(list.grades.iter().copied()).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    ndcg::dcg(order.into_iter().map(|(_, grade)| grade).take(k))
}

/// The most that a list can have.
fn ideal(list: &GradedList, k: usize) -> f64 {
    let mut grades = list.judged.clone();
    grades.sort_unstable_by(|a, b| b.cmp(a));
    ndcg::dcg(grades.into_iter().take(k))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(rows: &[(f64, f64, u8)]) -> GradedList {
        GradedList {
            features: rows.iter().map(|(a, b, _)| vec![*a, *b]).collect(),
            grades: rows.iter().map(|(.., grade)| *grade).collect(),
            judged: rows.iter().map(|(.., grade)| *grade).collect(),
        }
    }

    #[test]
    fn the_feature_that_tells_wins() {
        // the second feature orders the list, the first one the other way round
        let lists = [list(&[(1.0, 0.0, 0), (0.5, 0.5, 1), (0.0, 1.0, 3)])];
        let learned = fit(&lists, &[1.0, 1.0], 3, 10);
        assert!(learned[1] > learned[0], "{learned:?}");
        assert!((dcg(&lists[0], &learned, 10) - ideal(&lists[0], 10)).abs() < 1e-12);
    }

    #[test]
    fn what_is_not_learned_stays() {
        let lists = [list(&[(1.0, 0.0, 0), (0.0, 1.0, 3)])];
        assert!(fit(&lists, &[1.0, 0.0], 3, 10)[1].abs() < 1e-12);
        assert_eq!(fit(&[], &[1.0, 2.0], 3, 10), [1.0, 2.0]);
    }

    proptest! {
        #[test]
        fn the_lists_are_never_ordered_worse(
            rows in prop::collection::vec((-1.0_f64..1.0, -1.0_f64..1.0, 0_u8..4), 1..20),
        ) {
            let lists = [list(&rows)];
            let learned = fit(&lists, &[1.0, 1.0], 2, 5);
            prop_assert!(dcg(&lists[0], &learned, 5) >= dcg(&lists[0], &[1.0, 1.0], 5));
        }
    }
}
