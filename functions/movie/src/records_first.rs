//! Film records from the table, with the published index as fallback.
//!
//! A record is one small read, so a cold start opens nothing. The index is opened, once, when the table does not answer in
//! time or has no such film: because there is no such film, or because no ingestion has filled the table yet.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_domain::{Movie, MovieId};
use cinerag_ports::{Catalogue, Clock, CurrentCatalogue, StoreError};
use cinerag_published_index::PublishedIndex;
use cinerag_resilience::{BreakerSettings, CircuitBreaker, Deadline};
use cinerag_runtime::Settings;
use tokio::sync::OnceCell;

/// Longest wait for the table. It answers in a few milliseconds, the first time in some tens.
const TABLE_BUDGET: Duration = Duration::from_secs(1);
/// After a failure of the table an open index answers alone for a while, so that not every request waits for the table.
const BREAKER: BreakerSettings = BreakerSettings { failures_to_open: 1, pause: Duration::from_secs(10) };

/// Opens the index.
pub type OpenIndex = Box<dyn Fn() -> OpeningIndex + Send + Sync>;
type OpeningIndex = Pin<Box<dyn Future<Output = Result<Arc<dyn Catalogue>, StoreError>> + Send>>;

/// A catalogue of the table's records, and of the index where there is no record.
pub struct RecordsFirst {
    records: Arc<dyn Catalogue>,
    breaker: CircuitBreaker,
    open_index: OpenIndex,
    index: OnceCell<Arc<dyn Catalogue>>,
}

impl RecordsFirst {
    /// The records, and how to open the index that is the fallback.
    pub fn new(records: Arc<dyn Catalogue>, open_index: OpenIndex, clock: Arc<dyn Clock>) -> Self {
        let breaker = CircuitBreaker::new(BREAKER, clock);
        RecordsFirst { records, breaker, open_index, index: OnceCell::new() }
    }

    /// The records of the table; `None` when the table was not asked or did not answer.
    async fn records(&self, ids: &[MovieId]) -> Option<Vec<Option<Movie>>> {
        if self.index.initialized() && !self.breaker.allows_call() {
            return None;
        }
        let (code, error) = match Deadline::after(TABLE_BUDGET).run(self.records.movies(ids)).await {
            Ok(Ok(records)) => {
                self.breaker.succeeded();
                return Some(records);
            }
            Ok(Err(error)) => (error.code(), error.to_string()),
            Err(exceeded) => (exceeded.code(), exceeded.to_string()),
        };
        tracing::warn!(code, error, "no film records from the table, using the published index");
        self.breaker.failed();
        None
    }

    async fn index(&self) -> Result<&Arc<dyn Catalogue>, StoreError> {
        self.index.get_or_try_init(|| (self.open_index)()).await
    }
}

#[async_trait]
impl Catalogue for RecordsFirst {
    async fn movies(&self, ids: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
        let Some(mut records) = self.records(ids).await else {
            return self.index().await?.movies(ids).await;
        };
        let missing: Vec<usize> = (0..records.len()).filter(|at| records[*at].is_none()).collect();
        if !missing.is_empty() {
            let ids: Vec<MovieId> = missing.iter().map(|at| ids[*at]).collect();
            for (at, movie) in missing.into_iter().zip(self.index().await?.movies(&ids).await?) {
                records[at] = movie;
            }
        }
        Ok(records)
    }
}

/// Opens the index that the settings name.
pub fn published(settings: Settings) -> OpenIndex {
    let settings = Arc::new(settings);
    Box::new(move || {
        let settings = Arc::clone(&settings);
        Box::pin(async move {
            let index = PublishedIndex::open(&settings).await;
            let index = index.map_err(|error| StoreError::Unavailable(error.to_string()))?;
            tracing::info!("opened the published index as fallback for the table");
            Ok(Arc::new(CurrentCatalogue(Arc::new(index))) as Arc<dyn Catalogue>)
        })
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use cinerag_ports::conformance::{self, sample_contents};
    use cinerag_ports::fakes::{ManualClock, MemoryFilms};
    use cinerag_ports::{FilmRecords, IndexContents};

    use super::*;

    /// Records, an index that counts how often it is opened, and the catalogue of both.
    struct World {
        records: Arc<MemoryFilms>,
        index: Arc<MemoryFilms>,
        opened: Arc<AtomicUsize>,
        clock: Arc<ManualClock>,
        films: RecordsFirst,
        contents: IndexContents,
    }

    impl World {
        /// With a table that has the first `recorded` of 120 films.
        async fn new(recorded: usize) -> Self {
            let contents = sample_contents(120, 3);
            let movies: Vec<Movie> = contents.points.iter().map(|point| point.movie.clone()).collect();
            let [records, index] = [(); 2].map(|()| Arc::new(MemoryFilms::default()));
            records.put(&movies[..recorded]).await.expect("put");
            index.put(&movies).await.expect("put");
            let (opened, clock) = (Arc::new(AtomicUsize::new(0)), Arc::new(ManualClock::default()));
            let (count, fallback) = (Arc::clone(&opened), Arc::clone(&index));
            let open: OpenIndex = Box::new(move || {
                count.fetch_add(1, Ordering::Relaxed);
                let fallback = Arc::clone(&fallback);
                Box::pin(async move { Ok(fallback as Arc<dyn Catalogue>) })
            });
            let films = RecordsFirst::new(Arc::clone(&records) as _, open, Arc::clone(&clock) as _);
            World { records, index, opened, clock, films, contents }
        }

        fn opened(&self) -> usize {
            self.opened.load(Ordering::Relaxed)
        }

        async fn film(&self, at: usize) -> Option<Movie> {
            self.films.movie(self.contents.points[at].movie.card.id).await.expect("movie")
        }
    }

    #[tokio::test]
    async fn a_film_in_the_table_opens_no_index() {
        let world = World::new(120).await;
        assert!(world.film(0).await.is_some() && world.film(119).await.is_some());
        assert_eq!(world.opened(), 0);
        conformance::catalogue(&world.films, &world.contents).await;
    }

    #[tokio::test]
    async fn a_film_missing_from_the_table_is_read_from_the_index() {
        let world = World::new(60).await;
        assert_eq!(world.film(119).await, Some(world.contents.points[119].movie.clone()));
        assert_eq!(world.films.movie(MovieId(1)).await.expect("absence is no error"), None);
        conformance::catalogue(&world.films, &world.contents).await;
        assert_eq!(world.opened(), 1);
        conformance::catalogue(&World::new(0).await.films, &world.contents).await;
    }

    #[tokio::test]
    async fn a_table_that_is_unavailable_is_not_asked_for_a_while() {
        let world = World::new(120).await;
        world.records.set_answers(Some(0));
        assert!(world.film(0).await.is_some());
        assert_eq!(world.opened(), 1);
        // it is available again, and not asked yet
        world.records.set_answers(Some(1));
        world.index.set_answers(Some(1));
        assert!(world.film(0).await.is_some());
        assert!(world.films.movie(MovieId(7)).await.is_err(), "neither answers");
        world.clock.advance(BREAKER.pause);
        assert!(world.film(0).await.is_some(), "the table's one answer");
    }

    /// Never answers.
    struct Silent;

    #[async_trait]
    impl Catalogue for Silent {
        async fn movies(&self, _: &[MovieId]) -> Result<Vec<Option<Movie>>, StoreError> {
            std::future::pending().await
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_table_costs_one_second() {
        let World { films, contents, .. } = World::new(120).await;
        let films = RecordsFirst { records: Arc::new(Silent), ..films };
        let start = tokio::time::Instant::now();
        assert!(films.movie(contents.points[0].movie.card.id).await.expect("movie").is_some());
        assert_eq!(start.elapsed(), TABLE_BUDGET);
    }

    #[tokio::test]
    async fn opening_the_index_is_tried_again_after_an_error() {
        let records = Arc::new(MemoryFilms::default());
        let open: OpenIndex =
            Box::new(|| Box::pin(async { Err(StoreError::Unavailable("no bucket".into())) }));
        let films = RecordsFirst::new(Arc::clone(&records) as _, open, Arc::new(ManualClock::default()));
        assert!(films.movie(MovieId(1)).await.is_err(), "neither answers");
        let movie = sample_contents(1, 1).points[0].movie.clone();
        records.put(std::slice::from_ref(&movie)).await.expect("put");
        assert_eq!(films.movie(movie.card.id).await.expect("movie"), Some(movie));
    }
}
