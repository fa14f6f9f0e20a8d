//! Scheduled: measures the current index on the shipped queries and records the figures. Wiring only.

mod measure;

use std::num::NonZeroUsize;
use std::sync::Arc;

use cinerag_aws::Connection;
use cinerag_aws::dynamodb::{Table, evaluations::Evaluations};
use cinerag_cache::MemoryCache;
use cinerag_embedding::MiniLm;
use cinerag_published_index::PublishedIndex;
use cinerag_retrieval::{RerankModel, SearchEngine, Sources};
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
        // opened anew: hours lie between two calls, and the index may have moved on
        let index = PublishedIndex::open(&settings).await?.index();
        let (sources, lexicon) = (Sources::of(&index), Arc::clone(&index) as _);
        let clock = Arc::new(SystemClock::default());
        let cache = Arc::new(MemoryCache::of_nothing(Arc::clone(&clock) as _));
        let engine =
            SearchEngine::new(sources, lexicon, Some(Arc::clone(&model) as _), weights.clone(), cache, clock);
        measure::recorded(&engine, index.as_ref(), &evaluations, &SystemClock::default()).await
    })
    .await
}
