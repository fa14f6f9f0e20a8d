//! Every built function under AWS's runtime interface emulator: an event as API Gateway sends it is answered as
//! `cinerag serve` answers the same request. The events are files in `tests/events`, named after their function.

pub mod answer;
mod bucket;
pub mod emulator;
mod films;
mod on_server;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use libtest_mimic::Trial;
use reqwest::blocking::Client;
use serde_json::{Value, json};

use crate::fixture::{self, Server};
use crate::{stand_in, trial};
use answer::Answer;
use emulator::{Emulator, Outcome};
pub use films::OPENED_BEHIND;

pub fn trials() -> Vec<Trial> {
    let alike = functions().into_iter().filter(|name| !OF_INGESTION.contains(&name.as_str()));
    let alike = alike.map(|function| {
        let name = format!("functions::{function}_answers_events_as_the_server_does");
        Trial::test(name, move || {
            answers_as_the_server(&function);
            Ok(())
        })
    });
    let others = [
        trial("functions::every_event_is_for_a_function", every_event_has_a_function),
        trial("functions::search_without_a_model_answers_by_keyword", search_without_a_model),
        trial("functions::without_an_index_init_fails_and_names_the_folder", init_without_an_index),
        trial("functions::health_without_an_index_is_a_503", health_without_an_index),
    ];
    let here = cfg!(target_os = "linux");
    let listed =
        |trial: Trial| if here { trial } else { trial.with_kind("needs Linux").with_ignored_flag(true) };
    let others = others.into_iter().chain(bucket::trials()).chain(films::trials()).chain(on_server::trials());
    alike.chain(others).map(listed).collect()
}

/// Functions that are driven by schedules, uploads, messages and an operator: their trials are in
/// [`crate::aws_ingestion`], and no event of API Gateway is compared.
const OF_INGESTION: [&str; 4] = ["admin", "evaluate", "index", "ingest"];

/// Names of the functions: the packages next to the build script.
fn functions() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(fixture::root().join("functions"))
        .expect("functions/")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().join("Cargo.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// An event as API Gateway's HTTP API hands it to a function, payload format 2.0.
pub struct Event {
    /// Name of its file; up to the first `-` it is the function's.
    name: String,
    pub payload: Value,
}

impl Event {
    fn read(path: &Path) -> Self {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let payload = serde_json::from_slice(&fs::read(path).expect("the event")).expect("JSON");
        Event { name, payload }
    }

    pub fn named(name: &str) -> Self {
        Event::read(&events_folder().join(format!("{name}.json")))
    }

    /// All events, in order of their names.
    fn all() -> Vec<Self> {
        let entries = fs::read_dir(events_folder()).expect("the events");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths.iter().map(|path| Event::read(path)).collect()
    }

    fn function(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }

    fn text(&self, pointer: &str) -> &str {
        self.payload
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_else(|| panic!("{}: {pointer}", self.name))
    }

    /// Makes the same request of a server. API Gateway gives the path decoded and the query string as it came.
    fn ask(&self, server: &Server) -> Answer {
        let mut url = reqwest::Url::parse(&server.url).expect("its address");
        url.set_path(self.text("/rawPath"));
        let query = self.text("/rawQueryString");
        url.set_query((!query.is_empty()).then_some(query));
        let method = self.text("/requestContext/http/method").parse().expect("a method");
        let mut request = client().request(method, url);
        if let Some(body) = self.payload["body"].as_str() {
            request = request.header("content-type", self.text("/headers/content-type"));
            request = request.header("accept", self.text("/headers/accept")).body(body.to_owned());
        }
        Answer::of_server(request.send().expect("an answer"))
    }
}

fn events_folder() -> PathBuf {
    fixture::root().join("crates/cinerag/tests/events")
}

/// For loopback only, whatever proxy is set; every wait is bounded.
pub fn client() -> Client {
    Client::builder().no_proxy().timeout(Duration::from_mins(3)).build().expect("a client")
}

/// The larger data set when there is one. The events name films that are in both.
fn state() -> &'static Path {
    if fixture::data_dir().is_some() { fixture::movielens_state() } else { fixture::starter_state() }
}

/// The function on the ingested state, and the stand-in for AWS with a table in it.
fn start(function: &str) -> Emulator {
    let (index, model) = (state().join("index"), fixture::model_dir());
    let folders = [("CINERAG_INDEX_DIR", index.as_os_str()), ("CINERAG_MODEL_DIR", model.as_os_str())];
    let table = ("CINERAG_TABLE", OsStr::new(stand_in::table()));
    let aws = stand_in::environment().map(|(name, value)| (name, OsStr::new(value)));
    Emulator::with(function, folders.into_iter().chain([table]).chain(aws))
}

/// Those that look at a variable.
fn looking_at(variable: &str) -> &'static [&'static str] {
    let known = cinerag_runtime::settings::VARIABLES.iter().find(|known| known.name == variable);
    known.expect("a variable of the settings").functions
}

fn answers_as_the_server(function: &str) {
    let events: Vec<Event> = Event::all().into_iter().filter(|event| event.function() == function).collect();
    assert!(!events.is_empty(), "no event for {function} in {}", events_folder().display());
    let mut emulator = start(function);
    let own = fixture::state_with_index_of(state());
    let server = Server::start(own.path());
    let mut differences = Vec::new();
    for event in &events {
        let (here, there) = (emulator.answer(&event.payload), event.ask(&server));
        if let Some(difference) = here.difference(&there) {
            differences.push(format!("{}: {difference}", event.name));
        }
    }
    let differences = differences.join("\n");
    assert!(differences.is_empty(), "{function}, then the server:\n{differences}");
}

fn every_event_has_a_function() {
    let functions = functions();
    assert!(OF_INGESTION.iter().all(|name| functions.iter().any(|known| known == name)));
    for event in Event::all() {
        assert!(
            functions.iter().any(|name| name == event.function()),
            "{}.json is for no function",
            event.name
        );
        assert_eq!(event.text("/version"), "2.0", "{}", event.name);
        assert_eq!(event.text("/rawPath"), event.text("/requestContext/http/path"), "{}", event.name);
        assert_eq!(event.text("/routeKey"), event.text("/requestContext/routeKey"), "{}", event.name);
    }
}

fn search_without_a_model() {
    let mut event = Event::named("search-words");
    let mut emulator = Emulator::start("search", &state().join("index"), Path::new("/nowhere"));
    let degraded = emulator.answer(&event.payload);
    assert_eq!(degraded.status, 200, "{}", degraded.body);
    assert_eq!(degraded.body["degraded"], json!(["embedder"]));
    assert!(emulator.log().contains("keyword matches only"), "the log: {}", emulator.log());

    let by_keyword = format!("{}&mode=keyword", event.text("/rawQueryString"));
    event.payload["rawQueryString"] = by_keyword.into();
    let expected = event.ask(&Server::start(state()));
    assert!(!degraded.film_ids().is_empty());
    assert_eq!(degraded.film_ids(), expected.film_ids());
}

fn init_without_an_index() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("no-index-here");
    for function in looking_at("CINERAG_INDEX_DIR").iter().filter(|name| **name != "health") {
        let mut emulator = Emulator::start(function, &missing, &fixture::model_dir());
        let event = Event::all().into_iter().find(|event| event.function() == *function).expect("an event");
        let outcome = emulator.invoke(&event.payload);
        let log = emulator.log();
        assert!(matches!(outcome, Outcome::Failed), "{function} answered; the log: {log}");
        assert!(log.contains("Runtime.ExitError"), "{function}: {log}");
        assert!(log.contains(&*missing.to_string_lossy()), "{function} does not name the folder: {log}");
        assert!(!log.contains("panicked"), "{function}: {log}");
    }
}

fn health_without_an_index() {
    let mut emulator = Emulator::start("health", Path::new("/nowhere"), &fixture::model_dir());
    let health = emulator.answer(&Event::named("health-ready").payload);
    assert_eq!(health.status, 503, "{}", health.body);
    assert_eq!((&health.body["live"], &health.body["ready"]), (&json!(true), &json!(false)));
    let index =
        health.body["dependencies"].as_array().and_then(|all| all.iter().find(|one| one["name"] == "index"));
    let detail = index.expect("the index among them")["detail"].as_str().expect("what is wrong");
    assert!(detail.contains("/nowhere"), "{detail}");
}
