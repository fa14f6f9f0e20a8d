//! The queued path over fakes: messages repeated, in any order, and interrupted anywhere.

mod records;

use std::num::NonZeroUsize;
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::{Fingerprint, Movie, MovieId};
use cinerag_ports::fakes::{
    FixedWallClock, HashEmbedder, MapEmbeddingCache, MemoryBlobs, MemoryFilms, MemoryLedger, MemoryQueue,
    MemoryStage, MemoryStore,
};
use cinerag_ports::{
    BlobStore, Embedder, EmbeddingCache, EmbeddingKey, FilmRecords, IngestionRuns, RemoteError, RunLedger,
    RunState, StartError, VectorArchive, WorkItem,
};
use proptest::prelude::*;

use super::*;
use crate::{CatalogueBytes, NoProgress, ingest};

/// Holds packs in a map.
#[derive(Default, Clone)]
struct MapArchive {
    cache: MapEmbeddingCache,
    packs: MemoryBlobs,
}

#[async_trait]
impl VectorArchive for MapArchive {
    async fn load(&self) -> Result<Box<dyn EmbeddingCache>, RemoteError> {
        Ok(Box::new(self.cache.clone()))
    }

    async fn holds(&self, pack: &str) -> Result<bool, RemoteError> {
        Ok(self.packs.get(pack).await?.is_some())
    }

    async fn keep(&self, pack: &str, vectors: &[(EmbeddingKey, Vec<f32>)]) -> Result<(), RemoteError> {
        for (key, vector) in vectors {
            self.cache.put(*key, vector).expect("put");
        }
        self.packs.put(pack, Vec::new()).await
    }
}

/// A deployment.
struct World {
    data: MemoryBlobs,
    files: MemoryBlobs,
    archive: MapArchive,
    ledger: Arc<MemoryLedger>,
    queue: Arc<MemoryQueue>,
    stage: Arc<MemoryStage>,
    records: Arc<MemoryFilms>,
    embedder: Arc<HashEmbedder>,
}

impl World {
    fn new() -> Self {
        World {
            data: MemoryBlobs::default(),
            files: MemoryBlobs::default(),
            archive: MapArchive::default(),
            ledger: Arc::new(MemoryLedger::default()),
            queue: Arc::new(MemoryQueue::default()),
            stage: Arc::new(MemoryStage::default()),
            records: Arc::new(MemoryFilms::default()),
            embedder: Arc::new(HashEmbedder::new(8)),
        }
    }

    fn starter(&self) -> RunStarter {
        RunStarter {
            data: Arc::new(self.data.clone()),
            files: Arc::new(self.files.clone()),
            vectors: Arc::new(self.archive.clone()),
            ledger: Arc::clone(&self.ledger) as _,
            queue: Arc::clone(&self.queue) as _,
            current: Arc::clone(&self.stage) as _,
            batch_texts: NonZeroUsize::new(200).expect("at least 1"),
            model: self.embedder.fingerprint().clone(),
            clock: Arc::new(FixedWallClock(7)),
        }
    }

    fn worker(&self) -> Worker {
        Worker {
            files: Arc::new(self.files.clone()),
            vectors: Arc::new(self.archive.clone()),
            ledger: Arc::clone(&self.ledger) as _,
            stage: Arc::clone(&self.stage) as _,
            records: Arc::clone(&self.records) as _,
            embedder: Arc::clone(&self.embedder) as _,
            clock: Arc::new(FixedWallClock(9)),
            threads: NonZeroUsize::MIN,
        }
    }

    async fn upload(&self, films: u32) {
        self.data.put("starter/films.jsonl", films_of(films)).await.expect("put");
    }

    /// Starts a run over other data, and gives its one message.
    async fn started_over(&self, films: Vec<u8>) -> WorkItem {
        self.data.put("starter/films.jsonl", films).await.expect("put");
        self.starter().start().await.expect("started");
        self.queue.take().remove(0)
    }

    /// The index that one machine builds from the same data.
    fn expected(&self, films: u32) -> Fingerprint {
        self.expected_of(films_of(films))
    }

    fn expected_of(&self, films: Vec<u8>) -> Fingerprint {
        let source = CatalogueBytes::Starter(vec![("films.jsonl".into(), films)]);
        let (cache, store) = (MapEmbeddingCache::default(), MemoryStore::default());
        let report = ingest(&source, self.embedder.as_ref(), &cache, &store, NonZeroUsize::MIN, &NoProgress);
        report.expect("ingested").published.info.fingerprint
    }
}

fn films_of(count: u32) -> Vec<u8> {
    let films = (1..=count).map(|id| {
        format!(
            r#"{{"id":{id},"imdb_id":"tt{id:07}","tmdb_id":{id},"title":"Number {id} Harbour","original_title":null,"year":1990,"runtime_minutes":90,"original_language":"en","countries":["GB"],"genres":["Drama"],"directors":["Ana Reyes"],"cast":[],"keywords":["harbour {id}"],"moods":["quiet"],"themes":["work"],"tagline":"Take {id}.","synopsis":"A keeper counts {id} ships.","acclaim":3,"familiarity":2}}"#
        ) + "\n"
    });
    films.collect::<String>().into_bytes()
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(future)
}

/// Every message one to five times, shuffled.
fn deliveries(items: Vec<WorkItem>) -> impl Strategy<Value = Vec<WorkItem>> {
    let counts = proptest::collection::vec(1_usize..=5, items.len());
    counts
        .prop_map(move |counts| {
            items.iter().zip(counts).flat_map(|(item, count)| vec![item.clone(); count]).collect::<Vec<_>>()
        })
        .prop_shuffle()
}

/// 450 films have 900 texts: five batches.
const FILMS: u32 = 450;

#[test]
fn delivered_often_and_in_any_order_it_is_the_index_of_one_machine() {
    let first = World::new();
    block_on(first.upload(FILMS));
    block_on(first.starter().start()).expect("started");
    let items = first.queue.take();
    assert_eq!(items.len(), 5);
    let expected = first.expected(FILMS);
    proptest!(ProptestConfig::with_cases(8), |(deliveries in deliveries(items))| {
        let world = World::new();
        block_on(async {
            world.upload(FILMS).await;
            let run = world.starter().start().await.expect("started");
            let mut published = 0;
            for item in &deliveries {
                let progressed = world.worker().handle(item).await.expect("worked off");
                published += usize::from(progressed == Progressed::Published);
                if published == 0 {
                    assert!(world.stage.released().is_empty(), "nothing is published before the end");
                }
            }
            assert_eq!((published, world.stage.released()), (1, vec![expected.clone()]));
            let run = world.ledger.run(&run.id).await.expect("run").expect("the run");
            assert_eq!((run.state, run.done.len(), run.finished_ms), (RunState::Published, 5, Some(9)));
            assert_eq!((run.films, run.texts, run.reused), (FILMS, 2 * FILMS, 0));
        });
    });
}

#[test]
fn a_release_that_fails_is_made_up_for_by_the_next_delivery_or_start() {
    let world = World::new();
    block_on(async {
        world.upload(20).await;
        let run = world.starter().start().await.expect("started");
        let items = world.queue.take();
        world.stage.set_broken(true);
        let error = world.worker().handle(&items[0]).await.expect_err("it is broken");
        assert_eq!(error.code(), "remote_unavailable");
        let noted = world.ledger.run(&run.id).await.expect("run").expect("the run");
        assert_eq!(noted.state, RunState::Running);
        assert!(noted.error.is_some_and(|error| error.starts_with("remote_unavailable: ")));
        world.stage.set_broken(false);
        // the message is lost for good: the next start finds everything embedded and only finishes
        let again = world.starter().start().await.expect("started");
        assert_eq!(again.id, run.id);
        let items = world.queue.take();
        assert_eq!(items, [WorkItem { run: run.id.clone(), batch: None }]);
        assert_eq!(world.worker().handle(&items[0]).await.expect("worked off"), Progressed::Published);
        assert_eq!(world.stage.released(), [world.expected(20)]);
        assert_eq!(world.worker().handle(&items[0]).await.expect("worked off"), Progressed::AlreadyPublished);
    });
}

#[test]
fn equal_data_is_the_same_run_and_only_what_is_new_is_embedded() {
    let world = World::new();
    block_on(async {
        let work = async || {
            let mut last = None;
            for item in world.queue.take() {
                last = Some(world.worker().handle(&item).await.expect("worked off"));
            }
            last
        };
        world.upload(30).await;
        let first = world.starter().start().await.expect("started");
        assert_eq!(work().await, Some(Progressed::Published));
        let again = world.starter().start().await.expect("started");
        assert_eq!((&again.id, again.state), (&first.id, RunState::Published));
        assert_eq!(work().await, None, "its index is current: there is nothing to do");

        world.upload(31).await;
        let second = world.starter().start().await.expect("started");
        assert_eq!((second.texts, second.reused, second.batches.len()), (62, 60, 1));
        assert_eq!(work().await, Some(Progressed::Published));

        // the first data comes back: its run is done, but its index is no longer the one readers have
        world.upload(30).await;
        assert_eq!(world.starter().start().await.expect("started").id, first.id);
        assert_eq!(work().await, Some(Progressed::Published));
        let (thirty, more) = (world.expected(30), world.expected(31));
        assert_eq!(world.stage.released(), [thirty.clone(), more, thirty]);
    });
}

#[test]
fn an_older_run_that_ends_late_does_not_publish() {
    let world = World::new();
    block_on(async {
        world.upload(10).await;
        let older = world.starter().start().await.expect("started");
        let late = world.queue.take();
        world.upload(11).await;
        world.starter().start().await.expect("started");
        for item in world.queue.take() {
            world.worker().handle(&item).await.expect("worked off");
        }
        for item in late {
            assert_eq!(world.worker().handle(&item).await.expect("worked off"), Progressed::Superseded);
        }
        assert_eq!(world.stage.released(), [world.expected(11)]);
        let older = world.ledger.run(&older.id).await.expect("run").expect("the run");
        assert_eq!(older.state, RunState::Superseded);
    });
}

#[test]
fn data_that_goes_back_takes_the_place_of_the_run_over_newer_data() {
    let world = World::new();
    block_on(async {
        world.upload(10).await;
        world.starter().start().await.expect("started");
        for item in world.queue.take() {
            world.worker().handle(&item).await.expect("worked off");
        }
        world.upload(11).await;
        world.starter().start().await.expect("started");
        let late = world.queue.take();
        world.upload(10).await;
        world.starter().start().await.expect("started");
        assert!(world.queue.take().is_empty(), "its index is current already");
        for item in late {
            assert_eq!(world.worker().handle(&item).await.expect("worked off"), Progressed::Superseded);
        }
        assert_eq!(world.stage.released(), [world.expected(10)]);
    });
}

/// Forty-five films: of the forty before, the first has changed, the last is gone, and five are new.
#[test]
fn what_cannot_be_started_or_worked_off_says_why() {
    let world = World::new();
    block_on(async {
        let error = world.starter().start().await.expect_err("no data");
        assert_eq!(error.code(), "source_missing");
        assert!(matches!(error, StartError::Data { .. }) && error.to_string().contains("movies.csv"));
        world.data.put("starter/films.jsonl", b"{}\n".to_vec()).await.expect("put");
        assert_eq!(world.starter().start().await.expect_err("no film").code(), "source_empty");
        let nobodys = WorkItem { run: "0".into(), batch: None };
        assert_eq!(world.worker().handle(&nobodys).await.expect_err("unknown").code(), "run_unknown");
        world.upload(3).await;
        world.starter().start().await.expect("started");
        let item = world.queue.take().remove(0);
        let other = Worker { embedder: Arc::new(HashEmbedder::new(9)), ..world.worker() };
        assert_eq!(other.handle(&item).await.expect_err("another model").code(), "model_differs");
        assert!(world.stage.released().is_empty());
    });
}

#[test]
fn a_damaged_copy_of_the_data_is_not_published() {
    let world = World::new();
    block_on(async {
        world.upload(3).await;
        let run = world.starter().start().await.expect("started");
        let copy = world.files.list("inputs/").await.expect("list").remove(0);
        world.files.put(&copy, films_of(2)).await.expect("put");
        let item = world.queue.take().remove(0);
        assert_eq!(world.worker().handle(&item).await.expect_err("damaged").code(), "inputs_differ");
        let run = world.ledger.run(&run.id).await.expect("run").expect("the run");
        assert_eq!(run.state, RunState::Failed);
        assert!(world.stage.released().is_empty());
    });
}

/// One record, packed.
fn record_of(film: u32, title: &str) -> Vec<u8> {
    let line = format!("{{\"id\":{film},\"_movielens_id\":{film},\"title\":\"{title}\"}}\n");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, line.as_bytes()).expect("packed");
    packed.finish().expect("packed")
}

#[test]
fn records_that_were_fetched_are_part_of_the_data_and_of_its_copy() {
    let world = World::new();
    block_on(async {
        let put = async |key: &str, bytes: &[u8]| world.data.put(key, bytes.to_vec()).await.expect("put");
        put("ml-latest-small/movies.csv", b"movieId,title,genres\n1,One (1990),Drama\n2,Two (1990),Drama\n")
            .await;
        put("ml-latest-small/links.csv", b"movieId,imdbId,tmdbId\n1,0000001,1\n2,0000002,2\n").await;
        put("ml-latest-small/ratings.csv", b"userId,movieId,rating,timestamp\n").await;
        put("ml-latest-small/tags.csv", b"userId,movieId,tag,timestamp\n").await;
        let bare = world.starter().start().await.expect("started");
        put("tmdb/fetched/0-0.jsonl.gz", &record_of(1, "Fetched One")).await;
        put("tmdb/fetched/0-1.jsonl.gz", &record_of(2, "Fetched Two")).await;
        put("tmdb/fetched/missing.csv", b"movieId,imdbId,tmdbId\n").await;
        put("tmdb/movies.jsonl.gz", &record_of(2, "Uploaded Two")).await;
        world.queue.take();
        let run = world.starter().start().await.expect("started");
        assert_ne!(run.id, bare.id);
        let mut last = None;
        for item in world.queue.take() {
            last = Some(world.worker().handle(&item).await.expect("worked off"));
        }
        assert_eq!(last, Some(Progressed::Published), "the copy has the same fingerprint");
        let titles: Vec<String> = world.records.all().into_iter().map(|movie| movie.card.title).collect();
        assert_eq!(titles, ["Fetched One", "Uploaded Two"], "uploads take precedence");
        assert_eq!(
            world.starter().start().await.expect("started").id,
            run.id,
            "a repeated message does nothing"
        );
        assert!(world.queue.take().is_empty());
    });
}

#[test]
fn uploads_of_other_files_are_no_reason_to_ingest() {
    let of_the_set = ["ml-latest-small/tags.csv", "tmdb/movies.jsonl.gz", "starter/1990s.jsonl"];
    assert!(of_the_set.into_iter().all(is_data_file));
    let others = [
        "ml-latest-small/README.txt",
        "tmdb/movies.jsonl",
        "tmdb/fetched/1-0.jsonl.gz",
        "starter/LICENSE",
        "notes/movies.csv",
    ];
    assert!(!others.into_iter().any(is_data_file));
}
