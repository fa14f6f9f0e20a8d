//! The fakes behave like what they stand in for.
#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::time::Duration;

use async_trait::async_trait;
use cinerag_ports::conformance::{self, StoreUnderTest};
use cinerag_ports::fakes::{
    HashEmbedder, ManualClock, MapAnswerCache, MapEmbeddingCache, MemoryBlobs, MemoryEventLog, MemoryFilms,
    MemoryLedger, MemoryLexicon, MemoryStore, OverlapCrossEncoder, ScriptedGenerator,
};
use cinerag_ports::{IndexContents, IndexPublisher, Published, Timer, VectorStore};

struct Memory(MemoryStore);

#[async_trait]
impl StoreUnderTest for Memory {
    async fn publish(&self, contents: &IndexContents) -> Published {
        self.0.publish(contents).expect("publish")
    }

    async fn reader(&self) -> Box<dyn VectorStore> {
        Box::new(self.0.index())
    }
}

#[tokio::test]
async fn memory_store() {
    conformance::vector_store(&Memory(MemoryStore::default())).await;
}

#[tokio::test]
async fn memory_tastes() {
    let contents = conformance::sample_contents(60, 3);
    let store = MemoryStore::default();
    store.publish(&contents).expect("publish");
    conformance::co_ratings(&store.index(), &contents).await;
    conformance::user_ratings(&store.index(), &contents).await;
}

#[tokio::test]
async fn memory_films() {
    let (films, contents) = (MemoryFilms::default(), conformance::sample_contents(130, 7));
    conformance::film_records(&films, &contents).await;
    conformance::catalogue(&films, &contents).await;
}

#[test]
fn hash_embedder() {
    conformance::embedder(&HashEmbedder::new(32));
}

#[test]
fn memory_lexicon() {
    conformance::lexicon(|vocabulary| Box::new(MemoryLexicon::new(vocabulary.clone())));
}

#[tokio::test]
async fn memory_suggester() {
    conformance::suggester(|suggestions| {
        let store = MemoryStore::default();
        let suggestions = suggestions.to_vec();
        let contents = IndexContents { suggestions, ..conformance::sample_contents(3, 1) };
        store.publish(&contents).expect("publish");
        Box::new(store.index())
    })
    .await;
}

#[tokio::test]
async fn map_caches() {
    conformance::answer_cache(&MapAnswerCache::default()).await;
    conformance::query_vector_cache(&MapAnswerCache::default()).await;
    let shared = MapEmbeddingCache::default();
    conformance::embedding_cache(|| shared.clone());
}

#[test]
fn a_timer_measures_what_the_clock_says() {
    let clock = ManualClock::stepping(Duration::from_millis(5));
    let timer = Timer::start(&clock);
    assert_eq!([timer.elapsed(), timer.elapsed()], [5, 10].map(Duration::from_millis));
}

#[tokio::test]
async fn scripted_generator() {
    conformance::generator(&ScriptedGenerator::new(["Film 1 ", "[13]."])).await;
}

#[test]
fn overlap_cross_encoder() {
    conformance::cross_encoder(&OverlapCrossEncoder::default());
}

#[tokio::test]
async fn memory_blobs_and_ledger() {
    conformance::blob_store(&MemoryBlobs::default()).await;
    conformance::run_ledger(&MemoryLedger::default()).await;
}

#[tokio::test]
async fn memory_catalogue() {
    let contents = conformance::sample_contents(130, 3);
    let store = MemoryStore::default();
    store.publish(&contents).expect("publish");
    conformance::catalogue(&store.index(), &contents).await;
}

#[tokio::test]
async fn memory_event_log() {
    conformance::event_log(&MemoryEventLog::default()).await;
}
