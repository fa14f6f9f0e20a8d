//! Queries that a search without understanding gets wrong (`data/eval/regressions.jsonl`), each with what must
//! hold for its first ten films.

use std::collections::BTreeSet;
use std::fs;

use libtest_mimic::Trial;
use serde::Deserialize;
use serde_json::Value;

use crate::fixture::{self, Server};
use crate::{movielens_trial, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("regressions::the_file_is_well_formed", well_formed),
        movielens_trial("regressions::every_query_is_answered_as_it_must_be", answered),
    ]
}

/// A line of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regression {
    id: String,
    query: String,
    expect: Expect,
}

/// What must hold, all of it; a misspelt expectation is an error, not one that always holds.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expect {
    /// The first film is one of these.
    first: Vec<u64>,
    /// These are among the first ten.
    all_in_10: Vec<u64>,
    /// One of these at least is among the first ten.
    some_in_10: Vec<u64>,
    /// None of these is among the first ten.
    excludes: Vec<u64>,
    /// No film has one of these genres.
    none_of_genres: Vec<String>,
    /// This person is in the cast of every film, or directed it.
    all_with_person: Option<String>,
    /// No film is earlier.
    year_from: Option<u64>,
    /// No film is later.
    year_to: Option<u64>,
    /// That many films come, of the ten asked for.
    at_least: usize,
}

impl Expect {
    fn is_empty(&self) -> bool {
        let ids = [&self.first, &self.all_in_10, &self.some_in_10, &self.excludes];
        let nothing_listed = ids.iter().all(|ids| ids.is_empty()) && self.none_of_genres.is_empty();
        nothing_listed && self.all_with_person.is_none() && self.year_from.is_none() && self.year_to.is_none()
    }
}

fn regressions() -> Vec<Regression> {
    let text = fs::read_to_string(fixture::root().join("data/eval/regressions.jsonl")).expect("regressions");
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}"))).collect()
}

fn well_formed() {
    let regressions = regressions();
    assert!(regressions.len() >= 20);
    let ids: BTreeSet<&str> = regressions.iter().map(|regression| regression.id.as_str()).collect();
    assert_eq!(ids.len(), regressions.len(), "ids are different");
    for regression in &regressions {
        assert!(!regression.query.trim().is_empty() && !regression.expect.is_empty(), "{}", regression.id);
    }
}

fn answered() {
    let server = Server::start(fixture::movielens_state());
    let wrong: Vec<String> =
        regressions().iter().filter_map(|regression| wrong(&server, regression)).collect();
    assert!(wrong.is_empty(), "{} queries are answered wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

/// What does not hold of a query's answer, and the answer.
fn wrong(server: &Server, regression: &Regression) -> Option<String> {
    let url = reqwest::Url::parse_with_params("http://x/v1/search?limit=10", [("q", &regression.query)]);
    let url = url.expect("a query");
    let answer = server.json(&format!("{}?{}", url.path(), url.query().expect("a query")));
    let hits = answer["hits"].as_array().expect("hits");
    let problems = problems(server, &regression.expect, hits);
    let titles: Vec<String> = hits.iter().map(|hit| format!("{} ({})", hit["title"], hit["year"])).collect();
    let report = || format!("{:?}: {}; came: {}", regression.query, problems.join(", "), titles.join(", "));
    (!problems.is_empty()).then(report)
}

fn problems(server: &Server, expect: &Expect, hits: &[Value]) -> Vec<String> {
    let ids: Vec<u64> = hits.iter().map(|hit| hit["id"].as_u64().expect("an id")).collect();
    let mut problems = Vec::new();
    let mut must = |holds: bool, problem: &str| {
        if !holds {
            problems.push(problem.to_owned());
        }
    };
    must(ids.len() >= expect.at_least.max(1), "too few films");
    let first_is_right = ids.first().is_some_and(|id| expect.first.contains(id));
    must(expect.first.is_empty() || first_is_right, "another film is first");
    must(expect.all_in_10.iter().all(|id| ids.contains(id)), "a film is missing");
    let some = expect.some_in_10.iter().any(|id| ids.contains(id));
    must(expect.some_in_10.is_empty() || some, "no fitting film");
    must(!expect.excludes.iter().any(|id| ids.contains(id)), "a film that must not come");
    for hit in hits {
        let genres = hit["genres"].as_array().expect("genres");
        let unwanted = genres.iter().any(|genre| expect.none_of_genres.iter().any(|name| genre == name));
        must(!unwanted, &format!("{} has an unwanted genre", hit["title"]));
        let year = hit["year"].as_u64();
        let early = expect.year_from.is_some_and(|from| year.is_none_or(|year| year < from));
        let late = expect.year_to.is_some_and(|to| year.is_none_or(|year| year > to));
        must(!early && !late, &format!("{} is of another time", hit["title"]));
        if let Some(person) = &expect.all_with_person {
            must(takes_part(server, hit, person), &format!("{} is without {person}", hit["title"]));
        }
    }
    problems
}

fn takes_part(server: &Server, hit: &Value, person: &str) -> bool {
    let movie = server.json(&format!("/v1/movies/{}", hit["id"]));
    let in_cast = movie["cast"].as_array().is_some_and(|cast| cast.iter().any(|one| one["name"] == person));
    let directed = movie["directors"].as_array().is_some_and(|names| names.iter().any(|name| name == person));
    in_cast || directed
}
