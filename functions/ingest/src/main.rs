//! Invoked by a schedule and by uploads of data: fetches missing TMDB records and starts an ingestion. Wiring only.

mod records;

use cinerag_aws::Connection;
use cinerag_ports::{IngestionRuns, StartError};
use cinerag_queued_ingestion::{concerns_data, starter};
use cinerag_runtime::Error;
use records::Records;
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let connection = Connection::from_environment().await;
    let runs = starter(&settings, &connection)?;
    let records = Records::of(&settings, &connection)?;
    cinerag_runtime::serve_events(async |event: &Value| {
        if !concerns_data(event) {
            return Ok::<_, StartError>(json!({ "ignored": "not a file of the data set" }));
        }
        let tmdb = match &records {
            Some(records) => records.fetch().await,
            None => Value::Null,
        };
        let run = runs.start().await?;
        let batches = run.batches.len();
        Ok(json!({ "run": run.id, "state": run.state, "films": run.films, "batches": batches, "tmdb": tmdb }))
    })
    .await
}
