//! The function `movie`, which reads the table before it opens an index.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use cinerag_aws::dynamodb::{Table, films::Films};
use cinerag_aws::testing::{self, Moto};
use cinerag_domain::{Movie, MovieId};
use cinerag_ports::Catalogue;
use cinerag_vector_store::EmbeddedIndex;
use libtest_mimic::Trial;

use super::Emulator;
use crate::aws_ingestion::film;
use crate::{fixture, stand_in, trial};

/// What `movie` logs when it has opened the index.
pub const OPENED_BEHIND: &str = "opened the published index as fallback for the table";

/// Films of the starter catalogue.
const RECORDED: u32 = 79_132;
const NOT_RECORDED: u32 = 1_348;

pub fn trials() -> [Trial; 1] {
    [trial("functions::movie_reads_the_table_and_behind_it_the_index", table_first)]
}

fn start(table: &str, index: &Path) -> Emulator {
    let aws = stand_in::environment().map(|(name, value)| (name, OsString::from(value)));
    let own = [("CINERAG_TABLE", OsStr::new(table)), ("CINERAG_INDEX_DIR", index.as_os_str())];
    Emulator::with("movie", aws.into_iter().chain(own.map(|(name, value)| (name, value.to_owned()))))
}

/// A table with one film, whose record differs from the index's.
fn fill(table: &str, index: &Path) {
    let index = EmbeddedIndex::open_current(index).expect("the index");
    stand_in::wait(async {
        let mut movie: Movie = index.movie(MovieId(RECORDED)).await.expect("movie").expect("there");
        movie.details.tagline = Some("From the table.".into());
        let connection = Moto::shared().connection().await;
        testing::create_table(&connection, table).await;
        Films::new(Table::new(&connection, table)).put(&[movie]).await.expect("put");
    });
}

fn table_first() {
    let index = fixture::starter_state().join("index");
    fill("movie-films", &index);

    // there is no index at all, and none is missed
    let mut movie = start("movie-films", Path::new("/nowhere"));
    let recorded = movie.answer(&film(RECORDED));
    assert_eq!((recorded.status, recorded.body["tagline"].as_str()), (200, Some("From the table.")));
    assert!(!movie.log().contains(OPENED_BEHIND), "{}", movie.log());
    let unknown = movie.answer(&film(2));
    assert_eq!(unknown.status, 503, "who knows whether there is such a film: {}", unknown.body);
    assert_eq!(movie.answer(&film(RECORDED)).status, 200);

    let mut movie = start("movie-films", &index);
    assert_eq!(movie.answer(&film(RECORDED)).body["tagline"], recorded.body["tagline"]);
    assert_eq!(movie.answer(&film(NOT_RECORDED)).status, 200, "the index has it");
    assert!(movie.log().contains(OPENED_BEHIND), "{}", movie.log());
    assert_eq!(movie.answer(&film(u32::MAX)).status, 404);

    let mut movie = start("no-such-table", &index);
    let indexed = movie.answer(&film(RECORDED));
    assert_eq!((indexed.status, &indexed.body["id"]), (200, &recorded.body["id"]), "{}", movie.log());
    assert_ne!(indexed.body["tagline"], recorded.body["tagline"]);
    assert!(movie.log().contains("using the published index"), "{}", movie.log());
    assert_eq!(movie.answer(&film(u32::MAX)).status, 404);
}
