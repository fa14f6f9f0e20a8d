//! Weights of a linear model, learned from choices: candidates with features and the ones that were right in, a
//! weight for each feature out.
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

use nalgebra::{DMatrix, DVector};

/// One query: the features of each candidate, and how relevant it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// A row for each candidate.
    pub features: Vec<Vec<f64>>,
    /// One for each candidate, 0 or more; not all 0, or the choice teaches nothing.
    pub relevance: Vec<f64>,
}

/// Most rounds of Newton's method.
const MAX_ROUNDS: usize = 50;

/// The weights of least loss, one for each of `features`. `penalty` is μ, above 0: it keeps weights finite where the
/// right candidates can be separated perfectly. Choices without a relevant candidate are ignored.
pub fn fit(choices: &[Choice], features: usize, penalty: f64) -> Vec<f64> {
    let problem = Problem::new(choices, features, penalty);
    let mut weights = DVector::zeros(features);
    let mut least = problem.loss(&weights);
    for _ in 0..MAX_ROUNDS {
        let (gradient, curvature) = problem.derivatives(&weights);
        let Some(cholesky) = curvature.cholesky() else { break };
        let step = cholesky.solve(&gradient);
        let halved = std::iter::successors(Some(1.0), |share| Some(share / 2.0));
        let mut tried = halved.take_while(|share| *share >= 1e-6).map(|share| {
            let next = &weights - share * &step;
            let loss = problem.loss(&next);
            (next, loss)
        });
        let Some((next, found)) = tried.find(|(_, found)| *found < least) else { break };
        let gained = least - found;
        (weights, least) = (next, found);
        if gained < 1e-9 * least.abs() {
            break;
        }
    }
    weights.iter().copied().collect()
}

/// The loss to minimise.
struct Problem {
    /// For each choice that teaches something its features, a row for each candidate, and the relevance as shares of 1.
    choices: Vec<(DMatrix<f64>, DVector<f64>)>,
    features: usize,
    penalty: f64,
}

impl Problem {
    fn new(choices: &[Choice], features: usize, penalty: f64) -> Self {
        let choices = choices.iter().filter_map(|choice| {
            let total: f64 = choice.relevance.iter().sum();
            let rows = choice.features.len();
            let matrix =
                DMatrix::from_row_iterator(rows, features, choice.features.iter().flatten().copied());
            let relevance = choice.relevance.iter().map(|relevance| relevance / total);
            (total > 0.0).then(|| (matrix, DVector::from_iterator(rows, relevance)))
        });
        Problem { choices: choices.collect(), features, penalty }
    }

    fn loss(&self, weights: &DVector<f64>) -> f64 {
        let of = |(matrix, relevance): &(DMatrix<f64>, DVector<f64>)| {
            let scores = matrix * weights;
            log_of_sum(&scores) - relevance.dot(&scores)
        };
        self.choices.iter().map(of).sum::<f64>() + 0.5 * self.penalty * weights.norm_squared()
    }

    fn derivatives(&self, weights: &DVector<f64>) -> (DVector<f64>, DMatrix<f64>) {
        let mut gradient = self.penalty * weights;
        let mut curvature = DMatrix::from_diagonal_element(self.features, self.features, self.penalty);
        for (matrix, relevance) in &self.choices {
            let scores = matrix * weights;
            let log = log_of_sum(&scores);
            let shares = scores.map(|score| (score - log).exp());
            gradient += matrix.tr_mul(&(&shares - relevance));
            let mean = matrix.tr_mul(&shares);
            let mut weighted = matrix.clone();
            weighted.column_iter_mut().for_each(|mut column| column.component_mul_assign(&shares));
            curvature += matrix.tr_mul(&weighted) - &mean * mean.transpose();
        }
        (gradient, curvature)
    }
}

/// The logarithm of the softmax's denominator.
fn log_of_sum(scores: &DVector<f64>) -> f64 {
    let most = scores.max();
    most + scores.iter().map(|score| (score - most).exp()).sum::<f64>().ln()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn two_candidates_by_hand() {
        // chosen three times of four: without a penalty, w = ln 3 (the odds)
        let choice =
            |first: f64| Choice { features: vec![vec![1.0], vec![0.0]], relevance: vec![first, 1.0 - first] };
        let choices = [choice(1.0), choice(1.0), choice(1.0), choice(0.0)];
        assert!((fit(&choices, 1, 1e-9)[0] - 3.0_f64.ln()).abs() < 1e-5);
        assert!(fit(&choices, 1, 1.0)[0] < 3.0_f64.ln(), "a penalty holds weights back");
        let nothing = [Choice { features: vec![vec![1.0], vec![0.0]], relevance: vec![0.0, 0.0] }];
        assert!(fit(&nothing, 1, 1.0)[0].abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn no_weights_nearby_are_better(
            features in prop::collection::vec(prop::collection::vec(prop::collection::vec(-1.0_f64..1.0, 2), 3), 1..9),
            nudge in [-0.2_f64..0.2, -0.2_f64..0.2],
        ) {
            let choices: Vec<Choice> = features
                .into_iter()
                .map(|features| Choice { features, relevance: vec![1.0, 0.0, 0.5] })
                .collect();
            let weights = fit(&choices, 2, 0.1);
            let nearby = [weights[0] + nudge[0], weights[1] + nudge[1]];
            let problem = Problem::new(&choices, 2, 0.1);
            let loss = |weights: &[f64]| problem.loss(&DVector::from_column_slice(weights));
            prop_assert!(loss(&weights) <= loss(&nearby) + 1e-7);
        }
    }
}
