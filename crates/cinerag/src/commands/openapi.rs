//! `cinerag openapi`: the contract on standard output.

use anyhow::Result;

/// Prints the document, as it is committed in `crates/api/openapi.json`.
pub fn run() -> Result<()> {
    println!("{}", serde_json::to_string_pretty(&cinerag_api::openapi::document())?);
    Ok(())
}
