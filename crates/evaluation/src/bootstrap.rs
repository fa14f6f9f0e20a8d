//! How sure is a mean over so few queries? Values in, 95 % interval out.
//!
//! The percentile bootstrap (Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13): draw as
//! many values as there are, with replacement; take the mean; do so B times; the interval runs from the 2.5th
//! to the 97.5th percentile of the means. Their advice for percentiles is B ≥ 1000. To compare two systems on
//! the same queries, give the differences: an interval without 0 is a difference.
//!
//! Draws come from a seeded generator, so that equal values and an equal seed give the equal interval on
//! every machine.

use serde::{Deserialize, Serialize};

use crate::random::{Draw, seeded};

/// How to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bootstrap {
    /// How many means to draw (B); at least 1 is drawn.
    pub resamples: usize,
    /// Where the generator starts.
    pub seed: u64,
}

impl Default for Bootstrap {
    /// 2,000 draws: the ends then rest on the 50th means from either side.
    fn default() -> Self {
        Bootstrap { resamples: 2000, seed: 0x00C1_4E2A }
    }
}

/// The middle 95 % of the means drawn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// 2.5th percentile.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
}

impl Bootstrap {
    /// The 95 % interval of the mean, or `None` when there is no value.
    pub fn interval(&self, values: &[f64]) -> Option<Interval> {
        let mut generator = seeded(self.seed);
        let draw =
            |_| mean((0..values.len()).filter_map(|_| values.get(generator.below(values.len())).copied()));
        let mut means = (0..self.resamples.max(1)).map(draw).collect::<Option<Vec<f64>>>()?;
        means.sort_unstable_by(f64::total_cmp);
        // the ⌈B·0.025⌉th mean from either end, counted from 1
        let tail = means.len().div_ceil(40) - 1;
        Some(Interval { low: *means.get(tail)?, high: *means.get(means.len() - 1 - tail)? })
    }
}

/// The arithmetic mean, or `None` of nothing.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.into_iter().fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coin_seen_a_hundred_times_is_known_to_a_tenth() {
        // 50 of 100: the normal approximation says 0.5 ± 1.96 · √(0.25 / 100) = 0.402 … 0.598
        let values: Vec<f64> = (0..100).map(|i| f64::from(i % 2)).collect();
        let interval = Bootstrap::default().interval(&values).expect("values");
        assert!(
            (interval.low - 0.402).abs() < 0.015 && (interval.high - 0.598).abs() < 0.015,
            "{interval:?}"
        );
    }

    #[test]
    fn nothing_has_no_interval_and_one_value_is_its_own() {
        assert_eq!(Bootstrap::default().interval(&[]), None);
        let one = Bootstrap::default().interval(&[0.25]);
        assert_eq!(one, Some(Interval { low: 0.25, high: 0.25 }));
    }
}
