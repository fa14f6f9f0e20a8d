//! The film records that a run leaves behind.

use super::*;

fn changed_films() -> Vec<u8> {
    let films = String::from_utf8(films_of(45)).expect("UTF-8").replace("\"Take 1.\"", "\"Take one.\"");
    let lines = films.lines().filter(|line| !line.contains("\"id\":40,"));
    lines.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}

fn movies_of(films: Vec<u8>) -> Vec<Movie> {
    CatalogueBytes::Starter(vec![("films.jsonl".into(), films)]).read().expect("films").movies
}

#[test]
fn records_become_those_of_the_index_and_only_what_differs_is_written() {
    let world = World::new();
    block_on(async {
        let item = world.started_over(films_of(40)).await;
        world.worker().handle(&item).await.expect("worked off");
        assert_eq!((world.records.all(), world.records.written()), (movies_of(films_of(40)), 40));
        let item = world.started_over(changed_films()).await;
        world.worker().handle(&item).await.expect("worked off");
        assert_eq!(world.records.all(), movies_of(changed_films()));
        assert_eq!(world.records.written(), 40 + 6, "one that changed and five that are new");
    });
}

#[test]
fn every_served_film_has_a_record_wherever_the_run_is_interrupted() {
    let (old, new) = (films_of(40), changed_films());
    // all that is asked of the records is answered by the last
    let mut answers = 0;
    loop {
        let world = World::new();
        let done = block_on(async {
            let item = world.started_over(old.clone()).await;
            world.worker().handle(&item).await.expect("worked off");
            let item = world.started_over(new.clone()).await;
            world.records.set_answers(Some(answers));
            let cut_off = world.worker().handle(&item).await.is_err();
            let served = world.stage.released();
            let is_new = served.last() == Some(&world.expected_of(new.clone()));
            let stored: Vec<_> = world.records.all().iter().map(|movie| movie.card.id).collect();
            for movie in movies_of(if is_new { new.clone() } else { old.clone() }) {
                assert!(stored.contains(&movie.card.id), "{} after {answers} answers", movie.card.id);
            }
            assert!(is_new || cut_off);
            // the message is delivered again
            world.records.set_answers(None);
            world.worker().handle(&item).await.expect("worked off");
            assert_eq!(world.records.all(), movies_of(new.clone()), "after {answers} answers");
            assert_eq!(world.records.written(), 46, "nothing is written twice");
            assert_eq!(world.stage.released().last(), Some(&world.expected_of(new.clone())));
            !cut_off
        });
        if done {
            break;
        }
        answers += 1;
    }
    assert_eq!(answers, 4, "to compare, to write, to list, to remove");
}

#[test]
fn a_release_that_fails_leaves_the_records_of_both() {
    let world = World::new();
    block_on(async {
        let item = world.started_over(films_of(40)).await;
        world.worker().handle(&item).await.expect("worked off");
        let item = world.started_over(changed_films()).await;
        world.stage.set_broken(true);
        world.worker().handle(&item).await.expect_err("it is broken");
        let stored: Vec<u32> = world.records.all().iter().map(|movie| movie.card.id.0).collect();
        assert_eq!(stored, (1..=45).collect::<Vec<u32>>(), "the index with the removed film is still served");
    });
}

/// Records that a newer run begins to write meanwhile.
struct Superseded(Arc<MemoryLedger>, MemoryFilms);

#[async_trait]
impl FilmRecords for Superseded {
    async fn outdated(&self, movies: &[Movie]) -> Result<Vec<MovieId>, RemoteError> {
        self.1.outdated(movies).await
    }

    async fn put(&self, movies: &[Movie]) -> Result<(), RemoteError> {
        self.0.set_newest("newer").await?;
        self.1.put(movies).await
    }

    async fn ids(&self) -> Result<Vec<MovieId>, RemoteError> {
        self.1.ids().await
    }

    async fn remove(&self, ids: &[MovieId]) -> Result<(), RemoteError> {
        self.1.remove(ids).await
    }
}

#[test]
fn a_run_that_is_overtaken_while_it_writes_records_stops_and_does_not_publish() {
    let world = World::new();
    block_on(async {
        world.upload(1_200).await;
        world.starter().start().await.expect("started");
        let items = world.queue.take();
        let records = Arc::new(Superseded(Arc::clone(&world.ledger), MemoryFilms::default()));
        let worker = Worker { records: records.clone(), ..world.worker() };
        let mut last = None;
        for item in &items {
            last = Some(worker.handle(item).await.expect("worked off"));
        }
        assert_eq!(last, Some(Progressed::Superseded));
        assert_eq!(records.1.written(), 1_000, "it checks before each thousand");
        assert!(world.stage.released().is_empty());
    });
}
