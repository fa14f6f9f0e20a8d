//! Evaluation: how good are the answers to queries whose right answers are known?
//!
//! In: judged queries ([`qrels`]) and, for each, the films that search returned, best first. Out: a
//! [`SetReport`]: every [`Measure`]'s mean over the queries with a 95 % interval ([`bootstrap`]). Two runs over
//! the same queries are compared by [`comparison`], a run with the recorded values of an earlier one by [`baseline`].
//! [`facts`] makes judged queries out of film records.
//!
//! Whether queries are understood correctly, part by part, is measured by [`slots`], what lists of recommendations are
//! like by [`beyond_accuracy`]. The weights of a ranking are learned from judged candidates by [`conditional_logit`] and
//! [`coordinate_ascent`],
//! which films have a concept from labelled films by [`kernel_ridge`] and [`calibration`], which concepts a request asks
//! for from written requests by [`softmax_regression`].
//!
//! Each measure follows its definition in the literature, cited where it is written, and holds three rules
//! in common: a value lies in 0..=1, a perfect ranking has 1 (precision@k only while k films are relevant),
//! and a film that is listed twice counts once, at its first place. Pure: no I/O, no clock, no randomness
//! but a seed.

pub mod at_k;
pub mod average_precision;
pub mod baseline;
pub mod beyond_accuracy;
pub mod bootstrap;
pub mod calibration;
pub mod comparison;
pub mod conditional_logit;
pub mod coordinate_ascent;
pub mod facts;
pub mod kernel_ridge;
pub mod ndcg;
pub mod qrels;
mod random;
pub mod reciprocal_rank;
pub mod report;
pub mod slots;
pub mod softmax_regression;

pub use at_k::{precision_at, r_precision_at, recall_at, success_at};
pub use average_precision::average_precision;
pub use baseline::{Baseline, Floor, Shortfall};
pub use beyond_accuracy::{coverage, popularity_percentile};
pub use bootstrap::{Bootstrap, Interval};
pub use comparison::{Comparison, ComparisonError, SetComparison, compare, compare_sets};
pub use facts::{FactQuery, Kind};
pub use ndcg::ndcg_at;
pub use qrels::{JudgedQuery, Judgements, QrelsError, parse};
pub use reciprocal_rank::reciprocal_rank_at;
pub use report::{EmptySet, Measure, MeasureReport, SetReport, summarise};

#[cfg(test)]
mod properties;
