//! Invoked by a schedule: evaluates the current index on the shipped queries and records the results. Wiring only.

mod measure;

use std::num::NonZeroUsize;
use std::sync::Arc;

use cinerag_aws::Connection;
use cinerag_aws::dynamodb::{Table, evaluations::Evaluations};
use cinerag_cache::MemoryCache;
use cinerag_embedding::MiniLm;
use cinerag_ports::IndexSource;
use cinerag_published_index::PublishedIndex;
use cinerag_retrieval::{RerankModel, SearchEngine};
use cinerag_runtime::{Error, SystemClock};
use serde_json::Value;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let settings = cinerag_runtime::start()?;
    let table = Table::new(&Connection::from_environment().await, settings.required_table()?);
    let evaluations = Evaluations::new(table);
    let model = Arc::new(MiniLm::load(&settings.model_dir, NonZeroUsize::MIN)?);
    let weights = RerankModel::shipped()?;
    cinerag_runtime::serve_events(async |_: &Value| {
        // opened on each call: calls are hours apart, and another index may be current
        let index = PublishedIndex::open(&settings).await?.snapshot().await;
        let clock = Arc::new(SystemClock::default());
        let cache = Arc::new(MemoryCache::disabled(Arc::clone(&clock) as _));
        let engine = SearchEngine::new(Some(Arc::clone(&model) as _), weights.clone(), cache, clock);
        measure::recorded(&engine, &index, &evaluations, &SystemClock::default()).await
    })
    .await
}
