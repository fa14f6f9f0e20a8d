//! Many linear models at once, learned from few examples with many features: how alike the examples are in, weights of
//! the examples out.
//!
//! Kernel ridge regression (Saunders, Gammerman & Vovk, ICML 1998; Hastie et al., "The Elements of Statistical
//! Learning", 2009, §5.8). With K the dot products of the examples' features and T the targets less their means, a column
//! for each model,
//!
//! ```text
//! α = (K + λ I)⁻¹ T,      prediction for x = Σ_i α_i (x_i · x) + mean
//! ```
//!
//! One factorisation serves all models, and the sum of `α_i x_i` gives the weights of the features.

use nalgebra::{Cholesky, DMatrix, Dyn};

/// What the examples weigh in each model.
#[derive(Debug, Clone, PartialEq)]
pub struct KernelRidge {
    /// α: for each model a weight for each example.
    pub weights: Vec<Vec<f64>>,
    /// The mean target of each model.
    pub means: Vec<f64>,
}

/// Learns models. `kernel` holds the lower triangle by rows: row i has i + 1 numbers. `targets` has a row for each
/// model, with a number for each example. `ridge` is λ, above 0. `None` when the kernel is none: not that of any
/// features, or not of this size.
pub fn fit(kernel: &[Vec<f64>], targets: &[Vec<f64>], ridge: f64) -> Option<KernelRidge> {
    let count = kernel.len();
    let is_triangle = kernel.iter().enumerate().all(|(at, row)| row.len() == at + 1);
    if !is_triangle || targets.iter().any(|row| row.len() != count) {
        return None;
    }
    let mut matrix = DMatrix::zeros(count, count);
    for (i, row) in kernel.iter().enumerate() {
        for (j, value) in row.iter().enumerate() {
            matrix[(i, j)] = *value;
            matrix[(j, i)] = *value;
        }
        matrix[(i, i)] += ridge;
    }
    let factors: Cholesky<f64, Dyn> = matrix.cholesky()?;
    let means: Vec<f64> = targets.iter().map(|row| row.iter().sum::<f64>() / count.max(1) as f64).collect();
    let centred = DMatrix::from_fn(count, targets.len(), |i, model| targets[model][i] - means[model]);
    let solved = factors.solve(&centred);
    Some(KernelRidge {
        weights: solved.column_iter().map(|column| column.iter().copied().collect()).collect(),
        means,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kernel(features: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let dot = |a: &Vec<f64>, b: &Vec<f64>| a.iter().zip(b).map(|(x, y)| x * y).sum();
        let row = |i: usize| (0..=i).map(|j| dot(&features[i], &features[j])).collect();
        (0..features.len()).map(row).collect()
    }

    #[test]
    fn two_examples_by_hand() {
        // K = I, λ = 1: α = T / 2
        let learned = fit(&[vec![1.0], vec![0.0, 1.0]], &[vec![3.0, 1.0], vec![0.0, 0.0]], 1.0).expect("fit");
        assert_eq!(learned.means, [2.0, 0.0]);
        assert!((learned.weights[0][0] - 0.5).abs() < 1e-12 && (learned.weights[0][1] + 0.5).abs() < 1e-12);
        assert!(learned.weights[1].iter().all(|weight| weight.abs() < 1e-12));
    }

    #[test]
    fn what_is_no_kernel_is_refused() {
        assert_eq!(fit(&[vec![-5.0]], &[vec![1.0]], 1.0), None);
        assert_eq!(fit(&[vec![1.0], vec![1.0]], &[vec![1.0, 2.0]], 1.0), None);
        assert_eq!(fit(&[vec![1.0]], &[vec![1.0, 2.0]], 1.0), None);
    }

    proptest! {
        /// The gradient of ½‖Xw − t‖² + ½λ‖w‖² is 0 at w = Xᵀα.
        #[test]
        fn the_weights_of_the_features_are_those_of_ridge_regression(
            features in prop::collection::vec(prop::collection::vec(-1.0_f64..1.0, 3), 2..9),
            seeds in prop::collection::vec(-1.0_f64..1.0, 9),
        ) {
            let targets: Vec<f64> = seeds.into_iter().take(features.len()).collect();
            let learned = fit(&kernel(&features), std::slice::from_ref(&targets), 0.5).expect("fit");
            let weights: Vec<f64> = (0..3)
                .map(|f| features.iter().zip(&learned.weights[0]).map(|(x, alpha)| x[f] * alpha).sum())
                .collect();
            for (f, weight) in weights.iter().enumerate() {
                let residual = |x: &Vec<f64>, t: &f64| {
                    x.iter().zip(&weights).map(|(x, w)| x * w).sum::<f64>() - (t - learned.means[0])
                };
                let slope: f64 = features.iter().zip(&targets).map(|(x, t)| residual(x, t) * x[f]).sum();
                prop_assert!((slope + 0.5 * weight).abs() < 1e-9);
            }
        }
    }
}
