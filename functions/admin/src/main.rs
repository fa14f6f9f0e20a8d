//! `POST /v1/admin/ingestions` and `GET /v1/admin/ingestions/{id}` as a Lambda function: wiring only.

use std::sync::Arc;

use axum::Router;
use cinerag_api::routes::admin::{self, Admin, AdminKey};
use cinerag_api::{finish, not_found};
use cinerag_aws::Connection;
use cinerag_aws::secrets::Secrets;
use cinerag_queued_ingestion::starter;
use cinerag_runtime::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let connection = Connection::from_environment().await;
    let key = match &settings.admin_key_secret {
        Some(name) => Secrets::new(&connection).read(name).await?.and_then(AdminKey::new),
        None => None,
    };
    let admin = Admin { key, runs: Arc::new(starter(&settings, &connection)?) };
    let routes = Router::new().merge(admin::router(Arc::new(admin))).fallback(not_found);
    cinerag_runtime::serve(finish(routes)).await
}
