//! Sizes of the built functions: what is unpacked, mapped and paid for at every cold start.

use std::fs;

use anyhow::{Context, Result};

use crate::Setup;
use crate::report::Measure;

/// Every function that there is in the source, by name.
pub fn functions() -> Result<Vec<String>> {
    let entries = fs::read_dir("functions")
        .context("no functions/ here: run this in the repository's root, as `make bench` does")?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.path().join("Cargo.toml").is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// `function_<name>_bytes`: the size of a function's executable.
pub fn bootstrap(setup: &Setup, name: &str) -> Result<Measure> {
    let path = setup.lambda_dir.join(name).join("bootstrap");
    let file = fs::metadata(&path)
        .with_context(|| format!("{}: not built; build it with `make functions`", path.display()))?;
    Ok(Measure::one(format!("function_{name}_bytes"), file.len() as f64, "bytes"))
}
