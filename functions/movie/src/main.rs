//! `GET /v1/movies/{id}` as a Lambda function: wiring only.

mod records_first;

use std::sync::Arc;

use axum::Router;
use cinerag_api::{finish, not_found, routes};
use cinerag_aws::Connection;
use cinerag_aws::dynamodb::{Table, films::Films};
use cinerag_ports::CurrentCatalogue;
use cinerag_published_index::PublishedIndex;
use cinerag_runtime::{Error, SystemClock};
use records_first::RecordsFirst;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let routes = if let Some(table) = &settings.table {
        let films = Films::new(Table::new(&Connection::from_environment().await, table));
        let clock = Arc::new(SystemClock::default());
        let films = RecordsFirst::new(Arc::new(films), records_first::published(settings), clock);
        routes::movie::router(Arc::new(films))
    } else {
        let index = PublishedIndex::open(&settings).await?;
        routes::movie::router(Arc::new(CurrentCatalogue(Arc::new(index))))
    };
    cinerag_runtime::serve(finish(Router::new().merge(routes).fallback(not_found))).await
}
