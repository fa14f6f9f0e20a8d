//! Weights of a linear model, learned from choices: candidates with features and the ones that were right in, a
//! weight a feature out.
//!
//! The conditional logit: `McFadden`, "Conditional logit analysis of qualitative choice behavior", 1974; as a ranking
//! loss it is `ListNet`'s top-one cross-entropy (Cao et al., ICML 2007). With p = softmax(w·f) over a query's
//! candidates and r the relevance as shares of 1,
//!
//! ```text
//! loss(w) = −Σ_queries Σ_i r_i ln p_i + ½ μ ‖w‖²
//! ```
//!
//! It is convex; Newton's method with a halved step where a whole one overshoots finds its minimum in a few rounds.

/// One query: the features of each candidate, and how relevant it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice<const N: usize> {
    /// A row a candidate.
    pub features: Vec<[f64; N]>,
    /// One a candidate, 0 or more; not all 0, or the choice teaches nothing.
    pub relevance: Vec<f64>,
}

/// Most rounds of Newton's method.
const MAX_ROUNDS: usize = 50;

/// The weights of least loss. `penalty` is μ, above 0: it keeps weights finite where the right candidates can be told
/// apart perfectly. Choices without a relevant candidate are passed over.
pub fn fit<const N: usize>(choices: &[Choice<N>], penalty: f64) -> [f64; N] {
    let mut weights = [0.0; N];
    let mut least = loss(choices, &weights, penalty);
    for _ in 0..MAX_ROUNDS {
        let (gradient, curvature) = derivatives(choices, &weights, penalty);
        let step = solve(curvature, gradient);
        let mut share = 1.0;
        let better = loop {
            let next: [f64; N] = std::array::from_fn(|n| weights[n] - share * step[n]);
            let found = loss(choices, &next, penalty);
            if found < least {
                break Some((next, found));
            }
            share /= 2.0;
            if share < 1e-6 {
                break None;
            }
        };
        let Some((next, found)) = better else { break };
        let gained = least - found;
        (weights, least) = (next, found);
        if gained < 1e-9 * least.abs() {
            break;
        }
    }
    weights
}

fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The softmax of the scores, and the logarithm of its denominator.
fn softmax<const N: usize>(choice: &Choice<N>, weights: &[f64; N]) -> (Vec<f64>, f64) {
    let scores: Vec<f64> = choice.features.iter().map(|features| dot(features, weights)).collect();
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = scores.iter().map(|score| (score - most).exp()).sum();
    let log = most + sum.ln();
    (scores.iter().map(|score| (score - log).exp()).collect(), log)
}

/// The choices that teach something, with the sum of their relevance.
fn teaching<const N: usize>(choices: &[Choice<N>]) -> impl Iterator<Item = (&Choice<N>, f64)> {
    let with_total = choices.iter().map(|choice| (choice, choice.relevance.iter().sum::<f64>()));
    with_total.filter(|(_, total)| *total > 0.0)
}

fn loss<const N: usize>(choices: &[Choice<N>], weights: &[f64; N], penalty: f64) -> f64 {
    let of = |(choice, total): (&Choice<N>, f64)| {
        let (_, log) = softmax(choice, weights);
        let scores = choice.features.iter().map(|features| dot(features, weights));
        scores.zip(&choice.relevance).map(|(score, r)| r / total * (log - score)).sum::<f64>()
    };
    teaching(choices).map(of).sum::<f64>() + 0.5 * penalty * dot(weights, weights)
}

fn derivatives<const N: usize>(
    choices: &[Choice<N>],
    weights: &[f64; N],
    penalty: f64,
) -> ([f64; N], [[f64; N]; N]) {
    let mut gradient = weights.map(|weight| penalty * weight);
    let mut curvature: [[f64; N]; N] =
        std::array::from_fn(|row| std::array::from_fn(|column| if row == column { penalty } else { 0.0 }));
    for (choice, total) in teaching(choices) {
        let (shares, _) = softmax(choice, weights);
        let mut mean = [0.0; N];
        for ((features, share), relevance) in choice.features.iter().zip(&shares).zip(&choice.relevance) {
            for n in 0..N {
                gradient[n] += (share - relevance / total) * features[n];
                mean[n] += share * features[n];
                for m in 0..N {
                    curvature[n][m] += share * features[n] * features[m];
                }
            }
        }
        for n in 0..N {
            for m in 0..N {
                curvature[n][m] -= mean[n] * mean[m];
            }
        }
    }
    (gradient, curvature)
}

/// Solves a small positive definite system by elimination.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for pivot in 0..N {
        for row in pivot + 1..N {
            let above = matrix[pivot];
            let factor = matrix[row][pivot] / above[pivot];
            matrix[row].iter_mut().zip(above).for_each(|(value, above)| *value -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    for pivot in (0..N).rev() {
        let known: f64 = (pivot + 1..N).map(|column| matrix[pivot][column] * right[column]).sum();
        right[pivot] = (right[pivot] - known) / matrix[pivot][pivot];
    }
    right
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn two_candidates_by_hand() {
        // chosen three times of four: without a penalty, w = ln 3 (the odds)
        let choice =
            |first: f64| Choice { features: vec![[1.0], [0.0]], relevance: vec![first, 1.0 - first] };
        let choices = [choice(1.0), choice(1.0), choice(1.0), choice(0.0)];
        assert!((fit(&choices, 1e-9)[0] - 3.0_f64.ln()).abs() < 1e-5);
        assert!(fit(&choices, 1.0)[0] < 3.0_f64.ln(), "a penalty holds weights back");
        let nothing = [Choice { features: vec![[1.0], [0.0]], relevance: vec![0.0, 0.0] }];
        assert!(fit(&nothing, 1.0)[0].abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn no_weights_nearby_are_better(
            features in prop::collection::vec(prop::collection::vec([-1.0_f64..1.0, -1.0_f64..1.0], 3), 1..9),
            nudge in [-0.2_f64..0.2, -0.2_f64..0.2],
        ) {
            let choices: Vec<Choice<2>> = features
                .into_iter()
                .map(|features| Choice { features, relevance: vec![1.0, 0.0, 0.5] })
                .collect();
            let weights = fit(&choices, 0.1);
            let nearby = [weights[0] + nudge[0], weights[1] + nudge[1]];
            prop_assert!(loss(&choices, &weights, 0.1) <= loss(&choices, &nearby, 0.1) + 1e-7);
        }
    }
}
