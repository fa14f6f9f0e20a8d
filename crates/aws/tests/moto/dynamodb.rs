//! The table.

use std::collections::BTreeSet;
use std::time::Duration;

use cinerag_aws::dynamodb::Table;
use cinerag_aws::dynamodb::events::Events;
use cinerag_aws::dynamodb::films::Films;
use cinerag_aws::dynamodb::once::{Claim, Once};
use cinerag_aws::dynamodb::runs::{Run, Runs};
use cinerag_aws::{Failure, testing};
use cinerag_domain::{Movie, MovieId};
use cinerag_ports::conformance::{self, sample_contents, sample_event};
use cinerag_ports::{Catalogue, EventHistory, EventLog};
use serde_json::json;

async fn table(name: &str) -> Table {
    let connection = super::connection().await;
    testing::create_table(&connection, name).await;
    Table::new(&connection, name)
}

#[tokio::test]
async fn films_are_a_catalogue() {
    let films = Films::new(table("catalogue").await);
    let contents = sample_contents(130, 7);
    let movies: Vec<Movie> = contents.points.iter().map(|point| point.movie.clone()).collect();
    films.put(&movies).await.expect("put");
    conformance::catalogue(&films, &contents).await;

    let ids: Vec<MovieId> = movies.iter().map(|movie| movie.card.id).collect();
    assert_eq!(films.ids(MovieId(0), 1_000).await.expect("ids"), ids, "by number, not by text");
    assert_eq!(films.ids(ids[40], 3).await.expect("ids"), ids[40..43]);

    let mut again = movies[0].clone();
    again.card.title = "Renamed".into();
    films.put(std::slice::from_ref(&again)).await.expect("put again");
    films.remove(&[ids[1], MovieId(1)]).await.expect("removed");
    let read = films.movies(&ids[..3]).await.expect("movies");
    assert_eq!(read, [Some(again), None, Some(movies[2].clone())]);
    assert_eq!(films.ids(MovieId(0), 2).await.expect("ids"), [ids[0], ids[2]]);
}

#[tokio::test]
async fn film_records_conform() {
    let films = Films::new(table("film-records").await);
    conformance::film_records(&films, &sample_contents(130, 7)).await;
}

#[tokio::test]
async fn a_missing_table_is_an_outage_and_not_a_missing_film() {
    let films = Films::new(Table::new(&super::connection().await, "no-such-table"));
    let error = films.movie(MovieId(1)).await.expect_err("no table");
    assert_eq!(error.code(), "vector_store_unavailable", "{error}");
    let error = films.put(&[sample_contents(1, 1).points[0].movie.clone()]).await.expect_err("no table");
    let code = error.service_code.as_deref();
    assert_eq!((error.failure, code), (Failure::NotFound, Some("ResourceNotFoundException")));
}

#[tokio::test]
async fn events_conform() {
    conformance::event_log(&Events::new(table("events").await, 90)).await;
}

#[tokio::test]
async fn events_expire_after_their_days() {
    let connection = super::connection().await;
    testing::create_table(&connection, "expiry").await;
    let events = Events::new(Table::new(&connection, "expiry"), 90);
    events.append(&[sample_event("a", 1_795_392_000_999)]).await.expect("append");
    let expiry = testing::number_of(&connection, "expiry", ["EVENT#a", "EVENT"], "expires_at").await;
    assert_eq!(expiry, Some(1_795_392_000 + 90 * 86_400), "TTL is in seconds");
    let missing = Events::new(Table::new(&connection, "no-such-table"), 90);
    let error = missing.append(&[sample_event("a", 5_000)]).await.expect_err("no table");
    assert_eq!(error.code(), "event_log_unavailable");
    assert!(missing.received(0, 1).await.is_err());
}

fn run(id: &str, started_ms: u64) -> Run {
    Run {
        id: id.into(),
        state: "running".into(),
        plan: json!({"films": 60, "batches": ["1", "2"]}),
        done: BTreeSet::new(),
        started_ms,
        finished_ms: None,
        outcome: None,
        error: None,
    }
}

#[tokio::test]
async fn runs_count_each_part_once_and_end() {
    let runs = Runs::new(table("runs").await);
    assert_eq!(runs.run("a").await.expect("run"), None);
    assert_eq!(runs.part_done("a", "1").await.expect("part"), None, "no such run, and none is made");
    assert_eq!(runs.run("a").await.expect("run"), None);
    assert_eq!(runs.newest().await.expect("newest"), None);

    assert_eq!(runs.begin(&run("a", 5)).await.expect("begin"), None);
    assert_eq!(runs.run("a").await.expect("run"), Some(run("a", 5)), "every field comes back");
    let there = runs.begin(&run("a", 6)).await.expect("begin");
    assert_eq!(there, Some(run("a", 5)), "the run that is there stays as it is");
    for part in ["2", "2", "1", "2"] {
        let after = runs.part_done("a", part).await.expect("part").expect("the run");
        assert!(after.done.contains(part));
    }
    runs.note_error("a", "x").await.expect("noted");
    let failed = runs.end("a", "failed", Err("y"), 9).await.expect("end").expect("the run");
    assert_eq!((failed.done.len(), failed.error.as_deref(), failed.finished_ms), (2, Some("y"), Some(9)));
    let resumed = runs.resume("a", "running", 12).await.expect("resume").expect("the run");
    assert_eq!((resumed.error, resumed.finished_ms, resumed.started_ms), (None, None, 12));
    let ended = runs.end("a", "published", Ok("f00d"), 15).await.expect("end");
    assert_eq!(runs.run("a").await.expect("run"), ended);
    let ended = ended.expect("the run");
    assert_eq!((ended.state.as_str(), ended.outcome.as_deref()), ("published", Some("f00d")));
    assert_eq!((ended.done.len(), ended.plan["films"].as_u64()), (2, Some(60)), "what was done stays done");

    runs.begin(&run("b", 11)).await.expect("begin");
    runs.set_newest("b").await.expect("set");
    runs.set_newest("a").await.expect("set");
    assert_eq!(runs.newest().await.expect("newest").as_deref(), Some("a"));
    let latest = runs.latest(5).await.expect("latest");
    assert_eq!(latest.iter().map(|run| run.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(runs.latest(1).await.expect("latest").len(), 1);
}

#[tokio::test]
async fn a_thing_is_done_once() {
    let once = Once::new(table("once").await, "messages");
    let minute = Duration::from_mins(1);
    let claim = async |holder, now_ms| once.claim("m", holder, now_ms, minute).await.expect("claim");
    assert_eq!(claim("x", 1_000).await, Claim::Ours);
    assert_eq!(claim("x", 1_001).await, Claim::Ours, "the same claim, made again");
    assert_eq!(claim("y", 2_000).await, Claim::Taken);
    assert!(!once.release("m", "y").await.expect("release"), "not theirs to give back");
    assert_eq!(claim("y", 61_000).await, Claim::Ours, "x was cut off");
    assert!(!once.complete("m", "x", "late", 61_500, minute).await.expect("complete"), "x lost it");
    assert!(once.complete("m", "y", "answer", 62_000, minute).await.expect("complete"));
    assert_eq!(claim("x", 63_000).await, Claim::Done("answer".into()));
    assert!(!once.release("m", "y").await.expect("release"), "done stays done");
    assert_eq!(claim("z", 200_000).await, Claim::Ours, "until it is forgotten");
    assert!(once.release("m", "z").await.expect("release"));
    assert_eq!(claim("x", 200_001).await, Claim::Ours);
    let other = Once::new(table("once-other").await, "other");
    assert_eq!(other.claim("m", "x", 0, minute).await.expect("claim"), Claim::Ours);
}
