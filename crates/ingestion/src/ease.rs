//! Who likes one film likes which others? A closed-form item–item regression over likes.
//!
//! EASE^R: Steck, "Embarrassingly shallow autoencoders for sparse data", WWW 2019. With the likes in a 0/1 matrix X
//! (users × films), ridge regression of every film on all others has the weights
//!
//! ```text
//! P = (XᵀX + λI)⁻¹        B_ij = −P_ij / P_jj for i ≠ j,   0 for i = j
//! ```
//!
//! The paper inverts a matrix of films × films. There are far fewer users than films here, so the same P comes from
//! a matrix of users × users by Woodbury's identity, `P = (I − XᵀMX) / λ` with `M = (XXᵀ + λI)⁻¹`, and
//!
//! ```text
//! B_ij = xᵢᵀ M xⱼ / (1 − xⱼᵀ M xⱼ)
//! ```
//!
//! This takes seconds for ten thousand films, is exact, and needs no film left out for having few ratings.

/// Likes as lists: for each user the films liked, by position, ascending.
pub(crate) struct Likes<'a> {
    pub(crate) by_user: &'a [Vec<usize>],
    pub(crate) films: usize,
}

/// The regression, ready to give rows of B.
pub(crate) struct Ease {
    /// For each film the users who like it.
    likers: Vec<Vec<usize>>,
    /// M·X, one row per user.
    smoothed: Vec<Vec<f32>>,
    /// `1 − xⱼᵀ M xⱼ` for each film, above 0.
    unexplained: Vec<f32>,
}

impl Ease {
    /// Solves the regression with ridge λ > 0.
    pub(crate) fn solve(likes: &Likes<'_>, ridge: f64) -> Self {
        let users = likes.by_user.len();
        let mut users_of = vec![Vec::new(); likes.films];
        for (user, films) in likes.by_user.iter().enumerate() {
            for film in films {
                users_of[*film].push(user);
            }
        }
        let mut gram = vec![vec![0.0_f64; users]; users];
        for likers in &users_of {
            for a in likers {
                for b in likers {
                    gram[*a][*b] += 1.0;
                }
            }
        }
        gram.iter_mut().enumerate().for_each(|(user, row)| row[user] += ridge);
        let inverse = inverse_of_positive_definite(gram);
        let smooth = |row: &Vec<f64>| {
            let mut smoothed = vec![0.0_f32; likes.films];
            for (weight, films) in row.iter().zip(likes.by_user) {
                for film in films {
                    smoothed[*film] += *weight as f32;
                }
            }
            smoothed
        };
        let smoothed: Vec<Vec<f32>> = inverse.iter().map(smooth).collect();
        let explained =
            |(film, users): (usize, &Vec<usize>)| users.iter().map(|user| smoothed[*user][film]).sum::<f32>();
        let unexplained = users_of.iter().enumerate().map(|film| (1.0 - explained(film)).max(f32::EPSILON));
        Ease { unexplained: unexplained.collect(), likers: users_of, smoothed }
    }

    /// Row i of B: what a like of film `film` adds to the expectation that each film is liked.
    pub(crate) fn row(&self, film: usize) -> Vec<f32> {
        let mut row = vec![0.0_f32; self.unexplained.len()];
        for user in &self.likers[film] {
            row.iter_mut().zip(&self.smoothed[*user]).for_each(|(sum, value)| *sum += value);
        }
        row.iter_mut().zip(&self.unexplained).for_each(|(value, unexplained)| *value /= unexplained);
        row[film] = 0.0;
        row
    }

    /// The users who like a film.
    pub(crate) fn likers(&self, film: usize) -> &[usize] {
        &self.likers[film]
    }
}

/// The inverse of a symmetric positive definite matrix, by its Cholesky factor (`A = LLᵀ`, `A⁻¹ = L⁻ᵀL⁻¹`).
fn inverse_of_positive_definite(mut matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let order = matrix.len();
    // the factor replaces the lower triangle, row by row
    for i in 0..order {
        let (above, rest) = matrix.split_at_mut(i);
        let row = &mut rest[0];
        for (j, factor) in above.iter().enumerate() {
            let known: f64 = row[..j].iter().zip(&factor[..j]).map(|(a, b)| a * b).sum();
            row[j] = (row[j] - known) / factor[j];
        }
        let known: f64 = row[..i].iter().map(|a| a * a).sum();
        row[i] = (row[i] - known).max(f64::MIN_POSITIVE).sqrt();
    }
    // row i of L⁻¹ is (eᵢ − Σ_{k<i} L_ik · row k) / L_ii
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(order);
    for (i, factor) in matrix.iter().enumerate() {
        let mut row = vec![0.0; order];
        row[i] = 1.0;
        for (weight, earlier) in factor[..i].iter().zip(&lower) {
            row[..i].iter_mut().zip(earlier).for_each(|(value, other)| *value -= weight * other);
        }
        for value in &mut row {
            *value /= factor[i];
        }
        lower.push(row);
    }
    let mut inverse = vec![vec![0.0; order]; order];
    for (k, row) in lower.iter().enumerate() {
        for i in 0..=k {
            let weight = row[i];
            inverse[i][..=k].iter_mut().zip(row).for_each(|(sum, value)| *sum += weight * value);
        }
    }
    inverse
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn likes() -> impl Strategy<Value = Vec<Vec<usize>>> {
        prop::collection::vec(prop::collection::btree_set(0_usize..12, 1..8), 1..9)
            .prop_map(|users| users.into_iter().map(|films| films.into_iter().collect()).collect())
    }

    proptest! {
        #[test]
        fn the_inverse_is_one(by_user in likes(), ridge in 0.5_f64..20.0) {
            let users = by_user.len();
            let shared = |a: &Vec<usize>, b: &Vec<usize>| a.iter().filter(|film| b.contains(film)).count() as f64;
            let mut matrix: Vec<Vec<f64>> =
                by_user.iter().map(|a| by_user.iter().map(|b| shared(a, b)).collect()).collect();
            matrix.iter_mut().enumerate().for_each(|(at, row)| row[at] += ridge);
            let inverse = inverse_of_positive_definite(matrix.clone());
            for (i, row) in matrix.iter().enumerate() {
                for j in 0..users {
                    let product: f64 = row.iter().zip(&inverse).map(|(a, row)| a * row[j]).sum();
                    let expected = if i == j { 1.0 } else { 0.0 };
                    prop_assert!((product - expected).abs() < 1e-9, "{i} {j} {product}");
                }
            }
        }

        #[test]
        fn the_weights_are_those_of_the_papers_formula(by_user in likes(), ridge in 0.5_f64..20.0) {
            let films = 12;
            let mut gram = vec![vec![0.0; films]; films];
            for liked in &by_user {
                for a in liked {
                    for b in liked {
                        gram[*a][*b] += 1.0;
                    }
                }
            }
            gram.iter_mut().enumerate().for_each(|(at, row)| row[at] += ridge);
            let p = inverse_of_positive_definite(gram);
            let ease = Ease::solve(&Likes { by_user: &by_user, films }, ridge);
            for i in 0..films {
                let row = ease.row(i);
                for j in 0..films {
                    let expected = if i == j { 0.0 } else { -p[i][j] / p[j][j] };
                    prop_assert!((f64::from(row[j]) - expected).abs() < 1e-4, "{i} {j}: {} {expected}", row[j]);
                }
            }
        }
    }
}
