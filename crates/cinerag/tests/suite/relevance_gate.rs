//! Relevance may not fall: every judged set against the values stored in `data/eval/baseline.json`. And the sets
//! themselves: read without outside data, compared with the 9,742 films where those are there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use cinerag_evaluation::{FactQuery, JudgedQuery, Kind, parse};
use libtest_mimic::Trial;
use serde_json::Value;

use crate::{fixture, movielens_trial, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("relevance_gate::fact_queries_are_well_formed", facts_well_formed),
        trial("relevance_gate::discovery_queries_are_well_formed", discovery_well_formed),
        trial("relevance_gate::starter_queries_are_well_formed", starter_well_formed),
        trial("relevance_gate::the_starter_catalogue_is_not_below_its_baseline", starter_gate),
        trial("relevance_gate::every_set_has_a_floor", every_set_has_a_floor),
        trial("relevance_gate::a_fall_is_an_error_and_a_gain_is_kept", fall_and_gain),
        movielens_trial("relevance_gate::judged_films_exist", judged_films_exist),
        movielens_trial("relevance_gate::fact_queries_are_what_the_films_give", facts_as_generated),
        movielens_trial("relevance_gate::no_set_is_below_its_baseline", gate),
        movielens_trial("relevance_gate::people_years_and_genres_in_questions_are_found", slots),
    ]
}

fn folder() -> PathBuf {
    fixture::root().join("data/eval")
}

fn fact_file(kind: Kind) -> PathBuf {
    folder().join(format!("facts-{}.jsonl", kind.name()))
}

/// The sets that are shipped.
fn shipped() -> Vec<PathBuf> {
    let facts = Kind::ALL.iter().map(|kind| fact_file(*kind));
    facts.chain([folder().join("discovery.jsonl")]).collect()
}

/// The sets that come with the 9,742 films.
fn outside() -> Vec<PathBuf> {
    let folder = fixture::data_dir().expect("CINERAG_DATA_DIR").join("eval");
    ["tip-of-the-tongue.jsonl", "conversational.jsonl"].map(|name| folder.join(name)).into()
}

fn read(path: &PathBuf) -> Vec<JudgedQuery> {
    parse(&fs::read_to_string(path).expect("a set")).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn facts_well_formed() {
    for kind in Kind::ALL {
        let path = fact_file(*kind);
        assert!(read(&path).len() >= 30, "{}", path.display());
        for line in fs::read_to_string(&path).expect("a set").lines() {
            let query: FactQuery = serde_json::from_str(line).expect("a fact query");
            assert_eq!(query.kind, kind.name(), "{}", query.id);
            assert!(query.relevant.is_sorted(), "{}: ids ascend", query.id);
        }
    }
    let files = fs::read_dir(folder()).expect("data/eval").map(|entry| entry.expect("an entry").file_name());
    let facts = files.filter(|name| name.to_string_lossy().starts_with("facts-")).count();
    assert_eq!(facts, Kind::ALL.len(), "no file of a kind that is no more");
}

fn discovery_well_formed() {
    let queries = read(&folder().join("discovery.jsonl"));
    assert!(queries.len() >= 80, "{} queries", queries.len());
    let texts: BTreeSet<&str> = queries.iter().map(|query| query.text.as_str()).collect();
    assert_eq!(texts.len(), queries.len(), "queries are different");
    for query in &queries {
        let grades = query.judgements.ideal_grades();
        assert!(grades.iter().all(|grade| *grade <= 3), "{}: grades are 0 to 3", query.id);
        let good = grades.iter().filter(|grade| **grade >= 2).count();
        assert!(good >= 6, "{}: {good} good films", query.id);
    }
}

/// The sets over the starter catalogue.
fn starter_sets() -> [PathBuf; 2] {
    ["starter-discovery.jsonl", "starter-facts.jsonl"].map(|name| folder().join("starter").join(name))
}

fn starter_well_formed() {
    let films = fs::read_dir(fixture::root().join("data/starter")).expect("data/starter");
    let films = films.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
    let mut ids = BTreeSet::new();
    for path in films.filter(|path| path.extension().is_some_and(|ending| ending == "jsonl")) {
        for line in fs::read_to_string(path).expect("films").lines() {
            let film: Value = serde_json::from_str(line).expect("a film");
            ids.insert(film["id"].as_u64().expect("an id") as u32);
        }
    }
    let queries: Vec<JudgedQuery> = starter_sets().iter().flat_map(read).collect();
    assert!(queries.len() >= 60, "{} queries", queries.len());
    let texts: BTreeSet<String> = queries.iter().map(|query| query.text.to_lowercase()).collect();
    assert_eq!(texts.len(), queries.len(), "queries are different");
    for query in &queries {
        assert!(query.judgements.ideal_grades().iter().all(|grade| *grade <= 3), "{}", query.id);
        let unknown = query.judgements.films().find(|id| !ids.contains(&id.0));
        assert!(unknown.is_none(), "{}: {unknown:?} is no film of the catalogue", query.id);
    }
}

fn starter_gate() {
    let mut command = fixture::cinerag(fixture::starter_state());
    command.arg("eval").arg("--baseline").arg(folder().join("starter/baseline.json")).args(starter_sets());
    fixture::succeed(&mut command);
}

/// Set → measure, value, margin.
fn baseline() -> BTreeMap<String, Value> {
    let text = fs::read(folder().join("baseline.json")).expect("baseline.json");
    serde_json::from_slice(&text).expect("JSON")
}

fn every_set_has_a_floor() {
    let baseline = baseline();
    let mut names: BTreeSet<String> = ["tip-of-the-tongue", "conversational"].map(str::to_owned).into();
    let stem = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    names.extend(shipped().iter().map(stem));
    assert_eq!(names, baseline.keys().cloned().collect());
    for (set, floor) in &baseline {
        let (value, margin) = (floor["value"].as_f64().expect(set), floor["margin"].as_f64().expect(set));
        assert!(0.0 < value && value <= 1.0 && (0.0..=0.05).contains(&margin), "{set}: {floor}");
    }
}

/// On the starter catalogue, so that the gate itself is tested on every machine.
fn fall_and_gain() {
    let folder = tempfile::tempdir().expect("tempdir");
    let (set, stored) = (folder.path().join("own.jsonl"), folder.path().join("stored.json"));
    let line = r#"{"id":"a","query":"The Matrix","relevant":[2571]}"#;
    fs::write(&set, line).expect("a set");
    let eval = || {
        let mut command = fixture::cinerag(fixture::starter_state());
        command.arg("eval").arg(&set).arg("--baseline").arg(&stored);
        command
    };
    let floor = |value: f64| format!(r#"{{"own":{{"measure":"mrr@50","value":{value},"margin":0.01}}}}"#);
    // more than can be had
    fs::write(&stored, floor(1.5)).expect("a baseline");
    let said = fixture::fail(&mut eval());
    assert!(said.contains("relevance fell") && said.contains("own: mrr@50"), "{said}");
    fixture::succeed(eval().arg("--update-baseline"));
    let now: Value = serde_json::from_slice(&fs::read(&stored).expect("stored")).expect("JSON");
    assert_eq!(now["own"]["value"], 1.0, "the film of that title is first");
    fixture::succeed(&mut eval());
    // and what is compared with an earlier report is reported line by line
    let report = folder.path().join("report.json");
    fixture::succeed(eval().arg("--json").arg(&report));
    let said =
        String::from_utf8(fixture::succeed(eval().arg("--compare").arg(&report)).stdout).expect("text");
    assert!(said.contains("difference") && said.contains("mrr@50") && said.contains("+0.000"), "{said}");
}

fn judged_films_exist() {
    let path = fixture::data_dir().expect("CINERAG_DATA_DIR").join("ml-latest-small/movies.csv");
    let mut reader = csv::Reader::from_path(path).expect("movies.csv");
    let ids: BTreeSet<String> = reader.records().map(|row| row.expect("a row")[0].to_owned()).collect();
    let text = fs::read_to_string(folder().join("discovery.jsonl")).expect("discovery");
    for line in text.lines() {
        let query: Value = serde_json::from_str(line).expect("JSON");
        for judgement in query["judgements"].as_array().expect("judgements") {
            assert!(ids.contains(&judgement["id"].to_string()), "{}: no film {judgement}", query["id"]);
        }
    }
}

fn facts_as_generated() {
    let folder = tempfile::tempdir().expect("tempdir");
    let mut command = fixture::cinerag(fixture::movielens_state());
    command.args(["eval-sets", "--seed", "1", "--per-kind", "30", "--out"]).arg(folder.path());
    fixture::succeed(&mut command);
    for kind in Kind::ALL {
        let name = format!("facts-{}.jsonl", kind.name());
        let [made, stored] = [folder.path().join(&name), fact_file(*kind)].map(fs::read_to_string);
        assert!(made.expect("made") == stored.expect("stored"), "{name} is another: run `make eval-sets`");
    }
}

fn gate() {
    let mut command = fixture::cinerag(fixture::movielens_state());
    command.arg("eval").arg("--baseline").arg(folder().join("baseline.json"));
    fixture::succeed(command.args(shipped()).args(outside()));
}

/// The least F1 of each kind of slot.
const SLOTS_F1: f64 = 0.9;

fn slots() {
    let folder = tempfile::tempdir().expect("tempdir");
    let figures = folder.path().join("slots.json");
    let questions = fixture::data_dir().expect("CINERAG_DATA_DIR").join("eval/query-slots.jsonl");
    let mut command = fixture::cinerag(fixture::movielens_state());
    fixture::succeed(command.arg("eval-slots").arg(&questions).arg("--json").arg(&figures));
    let figures: Value = serde_json::from_slice(&fs::read(&figures).expect("figures")).expect("JSON");
    let figures = figures.as_array().expect("a figure a kind");
    assert_eq!(figures.len(), 4);
    for of in figures {
        assert!(of["asked"].as_u64().expect("a count") > 1_000, "{of}");
        assert!(of["f1"].as_f64().expect("F1") >= SLOTS_F1, "{of}");
    }
}
