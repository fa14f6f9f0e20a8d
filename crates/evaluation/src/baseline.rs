//! How good the answers were when last recorded, so that a change for the worse is noticed.
//!
//! In: a [`Baseline`] and the [`SetReport`]s of a run. Out: the sets that fell, or the baseline of the new run.
//! A set has one main measure, the last recorded value of its mean, and a margin: how far a change that is good
//! elsewhere may lower it. The engine is deterministic, so the margin holds no noise.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::SetReport;

/// What a set must reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Floor {
    /// Name of the set's main measure (`Measure::name`).
    pub measure: String,
    /// Its mean when last recorded.
    pub value: f64,
    /// How far below `value` it may be.
    pub margin: f64,
}

/// Every set's floor, by the name of the set.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Baseline(pub BTreeMap<String, Floor>);

/// A set that is worse than it was, or that cannot be judged.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Shortfall {
    /// The mean fell by more than the margin.
    #[error("{set}: {measure} is {value:.4}, below the baseline {baseline:.4} by more than {margin:.4}")]
    Below {
        /// The set.
        set: String,
        /// Its main measure.
        measure: String,
        /// The mean now.
        value: f64,
        /// The mean of the baseline.
        baseline: f64,
        /// How far below it may be.
        margin: f64,
    },
    /// The set has no floor.
    #[error("{0}: not in the baseline; give it a measure, a value and a margin")]
    NoFloor(String),
    /// The floor names a measure that was not taken.
    #[error("{set}: the baseline's measure {measure:?} was not taken")]
    NotMeasured {
        /// The set.
        set: String,
        /// The measure it names.
        measure: String,
    },
}

impl Shortfall {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        match self {
            Shortfall::Below { .. } => "baseline_below",
            Shortfall::NoFloor(_) => "baseline_no_floor",
            Shortfall::NotMeasured { .. } => "baseline_not_measured",
        }
    }
}

impl Baseline {
    /// The sets of a run that fall short. Sets that were not run are ignored.
    pub fn shortfalls(&self, reports: &[SetReport]) -> Vec<Shortfall> {
        reports.iter().filter_map(|report| self.shortfall(report)).collect()
    }

    fn shortfall(&self, report: &SetReport) -> Option<Shortfall> {
        let set = report.set.clone();
        let Some(floor) = self.0.get(&set) else { return Some(Shortfall::NoFloor(set)) };
        let (measure, baseline, margin) = (floor.measure.clone(), floor.value, floor.margin);
        match report.measure(&measure).map(|measured| measured.mean) {
            None => Some(Shortfall::NotMeasured { set, measure }),
            Some(value) if value < baseline - margin => {
                Some(Shortfall::Below { set, measure, value, baseline, margin })
            }
            Some(_) => None,
        }
    }

    /// The baseline with this run's values; measures and margins stay. Values are rounded to four places. Sets
    /// that were not run stay as they were.
    #[must_use]
    pub fn updated(&self, reports: &[SetReport]) -> Self {
        let mut floors = self.0.clone();
        for report in reports {
            let Some(floor) = floors.get_mut(&report.set) else { continue };
            if let Some(measured) = report.measure(&floor.measure) {
                floor.value = (measured.mean * 1e4).round() / 1e4;
            }
        }
        Baseline(floors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MeasureReport;

    fn report(set: &str, mean: f64) -> SetReport {
        let map = MeasureReport { name: "map".to_owned(), mean, low: mean, high: mean, values: vec![mean] };
        SetReport { set: set.to_owned(), n: 1, queries: vec!["q".to_owned()], measures: vec![map] }
    }

    fn baseline(measure: &str) -> Baseline {
        let floor = Floor { measure: measure.to_owned(), value: 0.5, margin: 0.02 };
        Baseline([("s".to_owned(), floor)].into())
    }

    #[test]
    fn a_set_may_fall_by_its_margin_and_no_further() {
        assert!(baseline("map").shortfalls(&[report("s", 0.481)]).is_empty());
        let fell = baseline("map").shortfalls(&[report("s", 0.479)]);
        assert!(matches!(fell.as_slice(), [Shortfall::Below { .. }]), "{fell:?}");
    }

    #[test]
    fn a_set_that_cannot_be_judged_is_named() {
        let unknown = baseline("map").shortfalls(&[report("other", 0.9)]);
        assert_eq!(unknown, [Shortfall::NoFloor("other".to_owned())]);
        let unmeasured = baseline("mrr@50").shortfalls(&[report("s", 0.9)]);
        assert!(matches!(unmeasured.as_slice(), [Shortfall::NotMeasured { .. }]));
    }

    #[test]
    fn updating_changes_values_only() {
        let updated = baseline("map").updated(&[report("s", 0.612_345), report("other", 0.1)]);
        let expected = Floor { measure: "map".to_owned(), value: 0.6123, margin: 0.02 };
        assert_eq!(updated.0, [("s".to_owned(), expected)].into());
    }
}
