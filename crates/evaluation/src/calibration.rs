//! Scores → probabilities: the logistic curve of a classifier's scores that fits what was right best.
//!
//! Platt, "Probabilistic outputs for support vector machines", 1999. With p = 1 / (1 + e^−(a·s + b)) and the right
//! answers t between 0 and 1,
//!
//! ```text
//! loss(a, b) = −Σ t ln p + (1 − t) ln (1 − p) + ½ μ a²
//! ```
//!
//! by Newton's method. Scores must not come from what the classifier was learned from, or it seems surer than it is.

/// The curve's two numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Logistic {
    /// a.
    pub slope: f64,
    /// b.
    pub intercept: f64,
}

/// Most rounds of Newton's method.
const MAX_ROUNDS: usize = 100;
/// μ: it keeps the slope finite where scores tell right from wrong perfectly.
const PENALTY: f64 = 1e-3;

impl Logistic {
    /// The curve of least loss over scores of about unit size and targets between 0 and 1.
    pub fn fit(scores: &[f64], targets: &[f64]) -> Logistic {
        let mut curve = Logistic { slope: 0.0, intercept: 0.0 };
        let mut least = curve.loss(scores, targets);
        for _ in 0..MAX_ROUNDS {
            let (slope, intercept) = curve.newton_step(scores, targets);
            let halved = std::iter::successors(Some(1.0), |share| Some(share / 2.0));
            let mut tried = halved.take_while(|share| *share >= 1e-6).map(|share| {
                let next = Logistic {
                    slope: curve.slope - share * slope,
                    intercept: curve.intercept - share * intercept,
                };
                (next, next.loss(scores, targets))
            });
            let Some((next, found)) = tried.find(|(_, found)| *found < least) else { break };
            let gained = least - found;
            (curve, least) = (next, found);
            if gained < 1e-9 * least {
                break;
            }
        }
        curve
    }

    /// The probability for a score.
    pub fn probability(self, score: f64) -> f64 {
        1.0 / (1.0 + (-(self.slope * score + self.intercept)).exp())
    }

    fn loss(self, scores: &[f64], targets: &[f64]) -> f64 {
        let of = |(score, target): (&f64, &f64)| {
            let z = self.slope * score + self.intercept;
            // ln (1 + e^z) without overflow
            z.max(0.0) + (-z.abs()).exp().ln_1p() - target * z
        };
        scores.iter().zip(targets).map(of).sum::<f64>() + 0.5 * PENALTY * self.slope * self.slope
    }

    /// The inverse of the second derivatives times the first.
    fn newton_step(self, scores: &[f64], targets: &[f64]) -> (f64, f64) {
        let (mut da, mut db) = (PENALTY * self.slope, 0.0);
        let (mut daa, mut dab, mut dbb) = (PENALTY, 0.0, 1e-9);
        for (score, target) in scores.iter().zip(targets) {
            let p = self.probability(*score);
            let (error, spread) = (p - target, p * (1.0 - p));
            da += error * score;
            db += error;
            daa += spread * score * score;
            dab += spread * score;
            dbb += spread;
        }
        let determinant = (daa * dbb - dab * dab).max(1e-12);
        ((dbb * da - dab * db) / determinant, (daa * db - dab * da) / determinant)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn scores_that_say_nothing_give_the_mean() {
        let curve = Logistic::fit(&[1.0, -1.0, 1.0, -1.0], &[1.0, 1.0, 0.0, 0.0]);
        assert!(curve.slope.abs() < 1e-6 && (curve.probability(3.0) - 0.5).abs() < 1e-6);
        let rare = Logistic::fit(&[0.0; 10], &[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]);
        assert!((rare.probability(0.0) - 0.1).abs() < 1e-4);
    }

    #[test]
    fn scores_that_tell_apart_give_a_finite_curve() {
        let curve = Logistic::fit(&[1.0, 2.0, -1.0, -2.0], &[1.0, 1.0, 0.0, 0.0]);
        assert!(curve.slope.is_finite() && curve.probability(2.0) > 0.99);
    }

    proptest! {
        #[test]
        fn the_mean_probability_is_the_mean_target(
            pairs in prop::collection::vec((-2.0_f64..2.0, 0.05_f64..0.95), 5..40),
        ) {
            let (scores, targets): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
            let curve = Logistic::fit(&scores, &targets);
            let expected: f64 = scores.iter().map(|score| curve.probability(*score)).sum();
            prop_assert!((expected - targets.iter().sum::<f64>()).abs() < 0.02 * scores.len() as f64);
        }
    }
}
