//! Numbers, as a table for people and as JSON for programs.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{CellAlignment, Table};
use serde_json::{Value, json};

/// Repetitions of one measurement.
#[derive(Debug, Clone, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// One more.
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    /// The value that half of them are below; 0 without any.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The nearest rank at `share`, 0–1.
    pub fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (share * sorted.len() as f64).ceil() as usize;
        sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }
}

impl FromIterator<f64> for Samples {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        Samples(values.into_iter().collect())
    }
}

/// In milliseconds.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A limit that we want to hold.
#[derive(Debug, Clone, Copy)]
enum Target {
    AtMost(f64),
    AtLeast(f64),
}

/// One number of the report.
#[derive(Debug, Clone)]
pub struct Measure {
    name: String,
    value: f64,
    unit: &'static str,
    min: Option<f64>,
    floor: Option<f64>,
    target: Option<Target>,
}

impl Measure {
    /// Measured once.
    pub fn one(name: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Measure { name: name.into(), value, unit, min: None, floor: None, target: None }
    }

    /// The median of repetitions, and the least of them.
    pub fn median(name: impl Into<String>, samples: &Samples, unit: &'static str) -> Self {
        let min = Some(samples.quantile(0.0));
        Measure { min, ..Measure::one(name, samples.median(), unit) }
    }

    /// With the measured lower bound.
    pub fn floor(self, floor: f64) -> Self {
        Measure { floor: Some(floor), ..self }
    }

    /// With the most it should be.
    pub fn at_most(self, limit: f64) -> Self {
        Measure { target: Some(Target::AtMost(limit)), ..self }
    }

    /// With the least it should be.
    pub fn at_least(self, limit: f64) -> Self {
        Measure { target: Some(Target::AtLeast(limit)), ..self }
    }

    fn json(&self) -> impl Iterator<Item = Value> {
        let mut value = json!({ "name": self.name, "value": self.value, "unit": self.unit });
        if let Some(floor) = self.floor {
            value["floor"] = json!(floor);
        }
        let min = self
            .min
            .map(|min| json!({ "name": format!("{}_min", self.name), "value": min, "unit": self.unit }));
        [Some(value), min].into_iter().flatten()
    }

    fn row(&self) -> [String; 6] {
        let number = |value: Option<f64>| value.map(|value| shown(value, self.unit)).unwrap_or_default();
        let target = match self.target {
            None => String::new(),
            Some(Target::AtMost(limit)) => verdict('≤', limit, self.value <= limit, self.unit),
            Some(Target::AtLeast(limit)) => verdict('≥', limit, self.value >= limit, self.unit),
        };
        let value = shown(self.value, self.unit);
        [self.name.clone(), value, self.unit.to_owned(), number(self.min), number(self.floor), target]
    }
}

fn verdict(sign: char, limit: f64, met: bool, unit: &str) -> String {
    format!("{sign} {} {}", shown(limit, unit), if met { "met" } else { "MISSED" })
}

fn shown(value: f64, unit: &str) -> String {
    match unit {
        "bytes" => format!("{value:.0}"),
        "ratio" => format!("{value:.4}"),
        _ if value.abs() >= 100.0 => format!("{value:.0}"),
        _ => format!("{value:.3}"),
    }
}

/// What was measured, and what could not be.
#[derive(Debug, Default)]
pub struct Report {
    measures: Vec<Measure>,
    failures: usize,
}

impl Report {
    /// Adds a section, or says why there is none.
    pub fn add(&mut self, section: Result<Vec<Measure>>) {
        match section {
            Ok(measures) => self.measures.extend(measures),
            Err(error) => {
                eprintln!("error: not measured: {error:#}");
                self.failures += 1;
            }
        }
    }

    /// Whether every section could be measured.
    pub fn complete(&self) -> bool {
        self.failures == 0
    }

    /// For people.
    pub fn table(&self) -> Table {
        let mut table = Table::new();
        table
            .load_style(UTF8_FULL_CONDENSED)
            .set_header(["measure", "value", "unit", "min", "floor", "target"]);
        for measure in &self.measures {
            table.add_row(measure.row());
        }
        for number in [1, 3, 4] {
            if let Some(column) = table.column_mut(number) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table
    }

    /// For programs.
    pub fn write(&self, path: &Path) -> Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        let all: Vec<Value> = self.measures.iter().flat_map(Measure::json).collect();
        fs::write(path, serde_json::to_vec_pretty(&all)?).with_context(|| path.display().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_nearest_ranks() {
        let samples: Samples = [4.0, 1.0, 3.0, 2.0].into_iter().collect();
        let shown = [0.0, 0.5, 0.99].map(|share| samples.quantile(share).to_string());
        assert_eq!(shown, ["1", "2", "4"]);
        assert_eq!(Samples::default().median().to_string(), "0");
    }
}
