//! Which of many classes does a vector belong to? Vectors with the classes they are of in, a weight vector for each class
//! out.
//!
//! Multinomial logistic regression (Hastie et al., "The Elements of Statistical Learning", 2009, §4.4) with shares as
//! targets: with p = softmax(W x) and t the shares of the classes,
//!
//! ```text
//! loss(W) = −1/n Σ_examples Σ_classes t ln p + ½ μ ‖W‖²
//! ```
//!
//! It is minimised by Adam (Kingma & Ba, ICLR 2015) over shuffled batches, with a step that falls to 0.

use nalgebra::DMatrix;

use crate::random::{Draw, seeded};

/// A vector and what it is an example of.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// Its components.
    pub vector: Vec<f32>,
    /// Classes with their shares, which add up to 1.
    pub targets: Vec<(usize, f32)>,
}

/// How to learn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recipe {
    /// μ.
    pub penalty: f32,
    /// Rounds over all examples.
    pub epochs: usize,
    /// The first step.
    pub step: f32,
    /// Examples in a batch.
    pub batch: usize,
    /// Of the order in which examples are seen.
    pub seed: u64,
}

/// Adam's decay of the means of gradients and of their squares, and what keeps its divisor above 0.
const MOMENTUM: f32 = 0.9;
const SQUARES: f32 = 0.999;
const EPSILON: f32 = 1e-8;

/// Learns a weight vector for each of `classes`. Every vector has the length of the first one; without examples there is
/// nothing to learn and the vectors are empty.
pub fn fit(examples: &[Example], classes: usize, recipe: &Recipe) -> Vec<Vec<f32>> {
    let dimension = examples.first().map_or(0, |example| example.vector.len());
    let mut weights = DMatrix::<f32>::zeros(classes, dimension);
    let (mut mean, mut square) = (weights.clone(), weights.clone());
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = seeded(recipe.seed);
    let batches = order.len().div_ceil(recipe.batch.max(1)) * recipe.epochs;
    let mut done = 0;
    for _ in 0..recipe.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        for batch in order.chunks(recipe.batch.max(1)) {
            let mut gradient = gradient(&weights, examples, batch);
            gradient += recipe.penalty * &weights;
            done += 1;
            mean = MOMENTUM * mean + (1.0 - MOMENTUM) * &gradient;
            square = SQUARES * square + (1.0 - SQUARES) * gradient.component_mul(&gradient);
            let unbiased = (1.0 - SQUARES.powi(done)).sqrt() / (1.0 - MOMENTUM.powi(done));
            let step = recipe.step * (1.0 - done as f32 / (batches + 1) as f32) * unbiased;
            weights.zip_zip_apply(&mean, &square, |w, m, s| *w -= step * m / (s.sqrt() + EPSILON));
        }
    }
    weights.row_iter().map(|row| row.iter().copied().collect()).collect()
}

/// The probabilities of the classes for scores, in place.
pub fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

/// The gradient of the loss over a batch, without the penalty.
fn gradient(weights: &DMatrix<f32>, examples: &[Example], batch: &[usize]) -> DMatrix<f32> {
    let columns = batch.iter().flat_map(|at| examples[*at].vector.iter().copied());
    let vectors = DMatrix::from_iterator(weights.ncols(), batch.len(), columns);
    let mut errors = weights * &vectors;
    for (mut column, at) in errors.column_iter_mut().zip(batch) {
        softmax(column.as_mut_slice());
        for (class, share) in &examples[*at].targets {
            column[*class] -= share;
        }
    }
    errors * vectors.transpose() / batch.len() as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RECIPE: Recipe = Recipe { penalty: 0.0, epochs: 400, step: 0.1, batch: 64, seed: 1 };

    fn example(x: f32, targets: &[(usize, f32)]) -> Example {
        Example { vector: vec![x], targets: targets.to_vec() }
    }

    #[test]
    fn shares_are_learned_as_probabilities() {
        // one vector, three times of the first class and once of the second: the odds are 3 to 1
        let learned = fit(&[example(1.0, &[(0, 0.75), (1, 0.25)])], 2, &RECIPE);
        assert!((learned[0][0] - learned[1][0] - 3.0_f32.ln()).abs() < 0.01, "{learned:?}");
        assert!(fit(&[], 2, &RECIPE).iter().all(Vec::is_empty));
    }

    #[test]
    fn a_penalty_keeps_weights_small() {
        let examples = [example(1.0, &[(0, 1.0)]), example(-1.0, &[(1, 1.0)])];
        let loose = fit(&examples, 2, &RECIPE)[0][0];
        let strict = fit(&examples, 2, &Recipe { penalty: 0.1, ..RECIPE })[0][0];
        assert!(loose > strict && strict > 0.0, "{loose} {strict}");
    }

    proptest! {
        #[test]
        fn separable_classes_are_told_apart(seed in 0_u64..20) {
            let vector = |class: usize| (0..3).map(|at| if at == class { 1.0 } else { 0.2 }).collect::<Vec<f32>>();
            let examples: Vec<Example> =
                (0..9).map(|n| Example { vector: vector(n % 3), targets: vec![(n % 3, 1.0)] }).collect();
            let learned = fit(&examples, 3, &Recipe { batch: 4, seed, ..RECIPE });
            for class in 0..3 {
                let score = |w: &Vec<f32>| w.iter().zip(vector(class)).map(|(w, x)| w * x).sum::<f32>();
                let best = (0..3).max_by(|a, b| score(&learned[*a]).total_cmp(&score(&learned[*b])));
                prop_assert_eq!(best, Some(class));
            }
        }
    }
}
