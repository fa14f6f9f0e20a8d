//! The 9,742 MovieLens films: all there, all searchable, better found than by plain engines.

use std::collections::BTreeSet;
use std::fs;

use libtest_mimic::Trial;
use serde_json::Value;

use crate::fixture::{self, Server};
use crate::movielens_trial;

pub fn trials() -> Vec<Trial> {
    vec![
        movielens_trial("movielens_films::all_9742_are_searchable_by_title", all_by_title),
        movielens_trial(
            "movielens_films::the_106_without_a_record_are_found_by_title_and_year",
            without_record,
        ),
        movielens_trial("movielens_films::described_films_are_found_better_than_by_plain_fusion", described),
        movielens_trial("movielens_films::a_wrong_link_is_kept_out_and_named", wrong_link),
        movielens_trial("movielens_films::an_unchanged_run_changes_nothing", unchanged),
    ]
}

/// `movieId` and `title` of `movies.csv`.
fn titles() -> Vec<(u64, String)> {
    let path = fixture::data_dir().expect("CINERAG_DATA_DIR").join("ml-latest-small/movies.csv");
    let mut reader = csv::Reader::from_path(path).expect("movies.csv");
    let row = |row: csv::StringRecord| (row[0].parse().expect("an id"), row[1].to_owned());
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

fn ids(answer: &Value) -> BTreeSet<u64> {
    answer["hits"].as_array().expect("hits").iter().map(|hit| hit["id"].as_u64().expect("id")).collect()
}

fn search_by_title(server: &Server, title: &str) -> BTreeSet<u64> {
    let query = reqwest::Url::parse_with_params("http://x/", [("q", title)]).expect("a query");
    let query = query.query().expect("a query");
    ids(&server.json(&format!("/v1/search?mode=keyword&limit=50&{query}")))
}

fn all_by_title() {
    let server = Server::start(fixture::movielens_state());
    let titles = titles();
    assert_eq!(server.json("/v1/movies?limit=1")["total"], 9_742);
    let missed: Vec<_> =
        titles.iter().filter(|(id, title)| !search_by_title(&server, title).contains(id)).collect();
    assert!(
        missed.is_empty(),
        "{} films are not among the 50 hits for their title: {missed:?}",
        missed.len()
    );
    for (id, title) in titles.iter().skip(3).step_by(97) {
        let movie = server.json(&format!("/v1/movies/{id}"));
        assert_eq!(movie["id"], *id, "{title}");
    }
}

fn without_record() {
    let server = Server::start(fixture::movielens_state());
    let path = fixture::data_dir().expect("CINERAG_DATA_DIR").join("tmdb/missing.csv");
    let mut reader = csv::Reader::from_path(path).expect("missing.csv");
    let mut films = 0;
    for record in reader.records() {
        let record = record.expect("a row");
        let id: u64 = record[0].parse().expect("an id");
        assert!(search_by_title(&server, &record[1]).contains(&id), "{} is not found", &record[1]);
        films += 1;
    }
    assert_eq!(films, 106);
}

fn described() {
    let queries = fixture::data_dir().expect("CINERAG_DATA_DIR").join("eval/tip-of-the-tongue.jsonl");
    let report = tempfile::NamedTempFile::new().expect("tempfile");
    let mut eval = fixture::cinerag(fixture::movielens_state());
    fixture::succeed(eval.arg("eval").arg(queries).arg("--json").arg(report.path()));
    let report: Value = serde_json::from_slice(&fs::read(report.path()).expect("report")).expect("JSON");
    let measures = report["sets"][0]["measures"].as_array().expect("measures");
    let mean = |name: &str| {
        let measure = measures.iter().find(|measure| measure["name"] == name).expect("measured");
        measure["mean"].as_f64().expect("a mean")
    };
    // plain reciprocal rank fusion of plain BM25 and MiniLM measures .097 and .171 on these 369 posts
    assert!(mean("mrr@50") > 0.18, "mrr@50 {}", mean("mrr@50"));
    assert!(mean("success@10") > 0.32, "success@10 {}", mean("success@10"));
}

fn wrong_link() {
    let rejects = fs::read_to_string(fixture::movielens_state().join("rejects.jsonl")).expect("rejects");
    assert!(rejects.contains("film 4484"), "{rejects}");
    let server = Server::start(fixture::movielens_state());
    let movie = server.json("/v1/movies/4484");
    assert_eq!(movie["year"], 1988);
    assert_eq!(movie["overview"], Value::Null, "another film's synopsis is not shown");
}

fn unchanged() {
    let mut ingest = fixture::cinerag(fixture::movielens_state());
    ingest.arg("ingest").env("CINERAG_DATA_DIR", fixture::data_dir().expect("CINERAG_DATA_DIR"));
    let said = String::from_utf8(fixture::succeed(&mut ingest).stdout).expect("text");
    assert!(said.contains("unchanged: 9742 films") && said.contains("0 computed, 19484 reused"), "{said}");
}
