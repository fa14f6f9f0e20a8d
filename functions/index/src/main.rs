//! Processes the batches of an ingestion, and finishes the run with the last one. Wiring only.

use cinerag_aws::Connection;
use cinerag_published_index::Stage;
use cinerag_queued_ingestion::{process_message, worker};
use cinerag_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let connection = Connection::from_environment().await;
    let stage = Stage::of(&settings, &connection).await?;
    let worker = worker(&settings, &connection, stage)?;
    cinerag_runtime::serve_messages(async |message: &str| process_message(&worker, message).await).await
}
