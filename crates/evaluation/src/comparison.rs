//! Are two runs over the same queries different? Paired values in, difference, interval and p out.
//!
//! Two questions, each with the test made for it:
//!
//! - How large is the difference? The percentile bootstrap over the differences ([`Bootstrap`]).
//! - Could it be chance? Fisher's randomisation test, recommended for retrieval by Smucker, Allan & Carterette,
//!   "A comparison of statistical significance tests for information retrieval evaluation", CIKM 2007: if both
//!   runs were the same, each query's two values could as well be swapped. Swap each with probability ½, take
//!   the mean difference, do so B times, and count how often it is at least as far from 0 as the one seen:
//!
//! ```text
//! p = (1 + #{|d*| ≥ |d|}) / (B + 1)      two-sided
//! ```
//!
//! Counting the run itself makes p more than 0 (Phipson & Smyth, "Permutation p-values should never be zero",
//! SAGMB 9(1), 2010). Many comparisons at once find some p < 0.05 by chance: p is not corrected for that.

use std::collections::BTreeMap;

use rand_xoshiro::rand_core::Rng;

use crate::bootstrap::mean;
use crate::random::{SplitMix64, seeded};
use crate::{Bootstrap, SetReport};

/// Swaps drawn (B): the standard error of p = 0.05 is then 0.002.
const PERMUTATIONS: u32 = 10_000;
/// Means that differ by less are equal: sums in another order round differently.
const ROUNDING: f64 = 1e-12;

/// A measure in two runs over the same queries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// Mean of the earlier run.
    pub before: f64,
    /// Mean of the later run.
    pub after: f64,
    /// `after` − `before`.
    pub difference: f64,
    /// Lower end of the difference's 95 % interval.
    pub low: f64,
    /// Upper end of the difference's 95 % interval.
    pub high: f64,
    /// Two-sided p of the randomisation test, in (0, 1].
    pub p: f64,
}

/// Compares the values of two runs, given query by query in the same order. `None` when there is none, or not
/// as many in both.
pub fn compare(before: &[f64], after: &[f64], seed: u64) -> Option<Comparison> {
    if before.len() != after.len() {
        return None;
    }
    let differences: Vec<f64> = after.iter().zip(before).map(|(after, before)| after - before).collect();
    let interval = Bootstrap { seed, ..Bootstrap::default() }.interval(&differences)?;
    Some(Comparison {
        before: mean(before.iter().copied())?,
        after: mean(after.iter().copied())?,
        difference: mean(differences.iter().copied())?,
        low: interval.low,
        high: interval.high,
        p: randomisation_p(&differences, seed),
    })
}

/// Two-sided p of the hypothesis that the sign of every difference is chance.
fn randomisation_p(differences: &[f64], seed: u64) -> f64 {
    // equal values stay equal however they are swapped
    let changed: Vec<f64> = differences.iter().copied().filter(|difference| *difference != 0.0).collect();
    let observed = changed.iter().sum::<f64>().abs() - ROUNDING * differences.len() as f64;
    let mut generator = seeded(seed);
    let as_far =
        (0..PERMUTATIONS).filter(|_| swapped_sum(&changed, &mut generator).abs() >= observed).count();
    (1.0 + as_far as f64) / (1.0 + f64::from(PERMUTATIONS))
}

fn swapped_sum(differences: &[f64], generator: &mut SplitMix64) -> f64 {
    let sum_of_64 = |part: &[f64]| -> f64 {
        let signs = generator.next_u64();
        part.iter().enumerate().map(|(at, d)| if signs >> at & 1 == 0 { *d } else { -d }).sum()
    };
    differences.chunks(64).map(sum_of_64).sum()
}

/// Why two reports of a set cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComparisonError {
    /// A report of an older version, without values.
    #[error("a report of the set {0:?} has no values query by query: run `cinerag eval --json` again")]
    NoValues(String),
    /// The runs share no query.
    #[error("the two reports of the set {0:?} share no query")]
    NothingShared(String),
}

impl ComparisonError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            ComparisonError::NoValues(_) => "comparison_no_values",
            ComparisonError::NothingShared(_) => "comparison_nothing_shared",
        }
    }
}

/// Every measure of a set in two runs.
#[derive(Debug, Clone, PartialEq)]
pub struct SetComparison {
    /// Queries that are in both runs, which alone are compared.
    pub shared: usize,
    /// Measures that are in both runs, by name, in the later run's order.
    pub measures: Vec<(String, Comparison)>,
}

/// Compares two reports of a set, query by query: queries are matched by id.
pub fn compare_sets(
    before: &SetReport,
    after: &SetReport,
    seed: u64,
) -> Result<SetComparison, ComparisonError> {
    let earlier: BTreeMap<&str, usize> =
        before.queries.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
    let places = after.queries.iter().enumerate();
    let pairs: Vec<(usize, usize)> =
        places.filter_map(|(at, id)| Some((*earlier.get(id.as_str())?, at))).collect();
    if before.queries.is_empty() || after.queries.is_empty() {
        return Err(ComparisonError::NoValues(after.set.clone()));
    }
    if pairs.is_empty() {
        return Err(ComparisonError::NothingShared(after.set.clone()));
    }
    let mut measures = Vec::new();
    for later in &after.measures {
        let Some(earlier) = before.measure(&later.name) else { continue };
        let of = |values: &[f64], at: usize| values.get(at).copied();
        let paired = pairs.iter().map(|(b, a)| Some((of(&earlier.values, *b)?, of(&later.values, *a)?)));
        let values: Option<(Vec<f64>, Vec<f64>)> = paired.collect();
        let compared = values.and_then(|(before, after)| compare(&before, &after, seed));
        let compared = compared.ok_or_else(|| ComparisonError::NoValues(after.set.clone()))?;
        measures.push((later.name.clone(), compared));
    }
    Ok(SetComparison { shared: pairs.len(), measures })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MeasureReport;

    /// By trying every swap.
    fn exact_p(differences: &[f64]) -> f64 {
        let sum = |swaps: u32| -> f64 {
            differences.iter().enumerate().map(|(at, d)| if swaps >> at & 1 == 0 { *d } else { -d }).sum()
        };
        let all = 1_u32 << differences.len();
        let as_far = (0..all).filter(|swaps| sum(*swaps).abs() >= sum(0).abs() - 1e-9).count();
        as_far as f64 / f64::from(all)
    }

    #[test]
    fn p_agrees_with_trying_every_swap() {
        for differences in [
            vec![0.1, 0.2, 0.3, 0.4, 0.5, 0.1, 0.2, 0.3],
            vec![0.1, -0.2, 0.3, -0.4, 0.5, -0.1, 0.2, 0.3],
            vec![1.0, 1.0, 1.0, 1.0, -1.0, 1.0, 0.0, 0.0, 1.0, 1.0],
        ] {
            let (exact, drawn) = (exact_p(&differences), randomisation_p(&differences, 7));
            let four_errors = 4.0 * (exact * (1.0 - exact) / f64::from(PERMUTATIONS)).sqrt() + 2e-4;
            assert!((exact - drawn).abs() < four_errors, "{exact} {drawn}");
        }
    }

    #[test]
    fn equal_runs_do_not_differ_and_better_ones_do() {
        let before: Vec<f64> = (0..40).map(|i| f64::from(i % 5) / 5.0).collect();
        let same = compare(&before, &before, 1).expect("values");
        assert!((same.p - 1.0).abs() < 1e-12 && same.difference.abs() < 1e-12);
        let after: Vec<f64> = before.iter().map(|value| value + 0.1).collect();
        let better = compare(&before, &after, 1).expect("values");
        assert!(better.p < 0.001 && better.low > 0.0 && (better.difference - 0.1).abs() < 1e-9, "{better:?}");
        assert_eq!(compare(&before, &after, 1), compare(&before, &after, 1));
        assert_eq!(compare(&before, &after[1..], 1), None);
    }

    fn report(queries: &[&str], values: &[f64]) -> SetReport {
        let measure =
            MeasureReport { name: "map".to_owned(), mean: 0.0, low: 0.0, high: 0.0, values: values.to_vec() };
        let queries: Vec<String> = queries.iter().map(|id| (*id).to_owned()).collect();
        SetReport { set: "s".to_owned(), n: values.len(), queries, measures: vec![measure] }
    }

    #[test]
    fn queries_are_matched_by_id() {
        let compared = compare_sets(
            &report(&["a", "b", "gone"], &[0.1, 0.2, 0.9]),
            &report(&["b", "a"], &[0.4, 0.3]),
            1,
        );
        let compared = compared.expect("two shared");
        assert_eq!(compared.shared, 2);
        assert!((compared.measures[0].1.difference - 0.2).abs() < 1e-12);
        let apart = compare_sets(&report(&["a"], &[0.1]), &report(&["b"], &[0.1]), 1);
        assert_eq!(apart, Err(ComparisonError::NothingShared("s".to_owned())));
        let old = compare_sets(&report(&[], &[]), &report(&["b"], &[0.1]), 1);
        assert_eq!(old, Err(ComparisonError::NoValues("s".to_owned())));
    }
}
