//! The starter catalogue: its shape, its synopses, and that they are our own words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;

use libtest_mimic::Trial;
use serde_json::Value;

use crate::{fixture, movielens_trial, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("starter_catalogue::every_film_fits_the_schema", fits_the_schema),
        trial("starter_catalogue::films_are_unique_sorted_and_in_their_decade", in_order),
        trial("starter_catalogue::synopses_have_50_to_90_words", synopsis_length),
        movielens_trial("starter_catalogue::no_synopsis_shares_8_words_in_a_row_with_tmdb", own_words),
        movielens_trial("starter_catalogue::ids_are_those_of_movielens", same_ids),
    ]
}

/// File name and film, in file order.
fn films() -> Vec<(String, Value)> {
    let folder = fixture::root().join("data/starter");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("data/starter").map(|e| e.expect("entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    paths.sort();
    let mut films = Vec::new();
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        for line in fs::read_to_string(&path).expect("read").lines() {
            films.push((name.clone(), serde_json::from_str(line).expect("a JSON line")));
        }
    }
    assert!(films.len() >= 60, "{} films", films.len());
    films
}

fn fits_the_schema() {
    let schema = fs::read(fixture::root().join("data/starter/schema.json")).expect("schema");
    let schema: Value = serde_json::from_slice(&schema).expect("schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("schema is a schema");
    for (file, film) in films() {
        if let Err(error) = validator.validate(&film) {
            panic!("{file}: {} {error}", film["title"]);
        }
    }
}

fn in_order() {
    let films = films();
    let ids: BTreeSet<u64> = films.iter().map(|(_, film)| film["id"].as_u64().expect("id")).collect();
    assert_eq!(ids.len(), films.len(), "ids are unique");
    for (file, film) in &films {
        let year = film["year"].as_u64().expect("year");
        assert_eq!(*file, format!("{}s", year / 10 * 10), "{}", film["title"]);
    }
    let key = |entry: &(String, Value)| {
        (entry.1["year"].as_u64().unwrap_or(0), entry.1["title"].as_str().unwrap_or("").to_lowercase())
    };
    for pair in films.windows(2) {
        assert!(key(&pair[0]).0 <= key(&pair[1]).0, "{} after {}", pair[1].1["title"], pair[0].1["title"]);
    }
}

fn synopsis_length() {
    for (file, film) in films() {
        let words = film["synopsis"].as_str().expect("synopsis").split_whitespace().count();
        assert!((50..=90).contains(&words), "{file}: {} has {words} words", film["title"]);
    }
}

/// Runs of eight words, lower case, without punctuation.
fn runs(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    words.windows(8).map(|run| run.join(" ")).collect()
}

fn own_words() {
    let path = fixture::data_dir().expect("CINERAG_DATA_DIR").join("tmdb/movies.jsonl.gz");
    let mut text = String::new();
    let file = fs::File::open(path).expect("TMDB records");
    flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text).expect("gzip");
    let mut published: BTreeSet<String> = BTreeSet::new();
    for line in text.lines() {
        let record: Value = serde_json::from_str(line).expect("a record");
        published.extend(runs(record["overview"].as_str().unwrap_or_default()));
        published.extend(runs(record["tagline"].as_str().unwrap_or_default()));
    }
    assert!(published.len() > 100_000, "the check has something to compare with");
    for (file, film) in films() {
        for field in ["synopsis", "tagline"] {
            for run in runs(film[field].as_str().expect("text")) {
                assert!(!published.contains(&run), "{file}: {} shares {run:?}", film["title"]);
            }
        }
    }
}

fn same_ids() {
    let path = fixture::data_dir().expect("CINERAG_DATA_DIR").join("ml-latest-small/links.csv");
    let text = fs::read_to_string(path).expect("links.csv");
    let row = |line: &str| line.trim().split(',').map(str::to_owned).collect::<Vec<_>>();
    let links: BTreeMap<String, Vec<String>> =
        text.lines().map(row).map(|row| (row[0].clone(), row)).collect();
    for (_, film) in films() {
        let link = links
            .get(&film["id"].to_string())
            .unwrap_or_else(|| panic!("{} is no MovieLens film", film["id"]));
        assert_eq!(film["imdb_id"], format!("tt{}", link[1]), "{}", film["title"]);
        assert_eq!(film["tmdb_id"].to_string(), link[2], "{}", film["title"]);
    }
}
