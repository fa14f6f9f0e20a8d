//! `POST /v1/events` as a Lambda function: wiring only.

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_aws::Connection;
use cinerag_aws::dynamodb::{Table, events::Events};
use cinerag_runtime::{Error, SystemClock};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let table = Table::new(&Connection::from_environment().await, settings.required_table()?);
    let log = Arc::new(Events::new(table, settings.events_ttl_days));
    let events = routes::events::router(log, Arc::new(SystemClock::default()));
    cinerag_runtime::serve(finish(Router::new().merge(events).fallback(not_found))).await
}
