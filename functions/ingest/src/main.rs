//! Scheduled, and called by uploads of data: starts an ingestion. Wiring only.

use cinerag_aws::Connection;
use cinerag_ports::{IngestionRuns, StartError};
use cinerag_queued_ingestion::{concerns_data, starter};
use cinerag_runtime::Error;
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let runs = starter(&settings, &Connection::from_environment().await)?;
    cinerag_runtime::serve_events(async |event: &Value| {
        if !concerns_data(event) {
            return Ok::<_, StartError>(json!({ "ignored": "no file of the data set" }));
        }
        let run = runs.start().await?;
        Ok(json!({ "run": run.id, "state": run.state, "films": run.films, "batches": run.batches.len() }))
    })
    .await
}
