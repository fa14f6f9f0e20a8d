//! The baseline: read, checked, rewritten.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use cinerag_evaluation::{Baseline, SetReport};

pub fn read(path: &Path) -> Result<Baseline> {
    let text = fs::read(path).with_context(|| path.display().to_string())?;
    serde_json::from_slice(&text).with_context(|| {
        format!(
            "{}: expected {{\"set\": {{\"measure\": text, \"value\": n, \"margin\": n}}}}",
            path.display()
        )
    })
}

pub fn write(path: &Path, baseline: &Baseline) -> Result<()> {
    let mut text = serde_json::to_string_pretty(baseline)?;
    text.push('\n');
    fs::write(path, text).with_context(|| path.display().to_string())
}

/// Fails with the name of every set that fell below its baseline.
pub fn check(baseline: &Baseline, sets: &[SetReport]) -> Result<()> {
    let shortfalls = baseline.shortfalls(sets);
    if shortfalls.is_empty() {
        println!("no set is below its baseline");
        return Ok(());
    }
    let lines: Vec<String> = shortfalls.iter().map(|shortfall| format!("\n  {shortfall}")).collect();
    bail!("relevance fell:{}", lines.concat());
}
