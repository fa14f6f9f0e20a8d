//! Works off the batches of an ingestion, and finishes the run with the last one. Wiring only.

use cinerag_aws::Connection;
use cinerag_queued_ingestion::{work_off, worker};
use cinerag_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let worker = worker(&settings, &Connection::from_environment().await)?;
    cinerag_runtime::serve_messages(async |message: &str| work_off(&worker, message).await).await
}
