//! `cinerag ingest`: killed anywhere, fed with damaged files, run on real data's oddities.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use libtest_mimic::Trial;
use reqwest::Method;

use crate::fixture::{self, Server};
use crate::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("ingestion::killed_anywhere_and_run_again_it_publishes_the_same_bytes", killed_anywhere),
        trial("ingestion::damaged_sources_name_path_and_row_and_leave_the_index", damaged_sources),
        trial("ingestion::oddities_of_real_data_are_lived_with", oddities),
        trial("ingestion::a_damaged_index_is_refused_with_its_path", damaged_index),
        trial("ingestion::a_missing_model_says_how_to_build_it", missing_model),
        trial("ingestion::a_folder_without_data_says_how_to_get_some", no_data),
        trial("ingestion::every_command_has_help", help),
        trial("ingestion::an_operator_starts_one_while_the_server_serves", by_an_operator),
    ]
}

/// Name and bytes of the current artefact.
fn artefact(state: &Path) -> (String, Vec<u8>) {
    let name = fs::read_to_string(state.join("index/CURRENT")).expect("pointer").trim().to_owned();
    let bytes = fs::read(state.join("index").join(&name)).expect("artefact");
    (name, bytes)
}

fn killed_anywhere() {
    let expected = artefact(fixture::starter_state());
    let state = tempfile::tempdir().expect("tempdir");
    for milliseconds in [20, 60, 120, 250, 500, 900] {
        let mut ingest = fixture::cinerag(state.path());
        ingest.args(["ingest", "--threads", "1"]).stderr(Stdio::null()).stdout(Stdio::null());
        let mut process = ingest.spawn().expect("cinerag starts");
        std::thread::sleep(Duration::from_millis(milliseconds));
        let _already_done = process.kill();
        process.wait().expect("wait");
        if state.path().join("index/CURRENT").exists() {
            assert_eq!(artefact(state.path()).0, expected.0, "what is current is whole");
        }
    }
    let said = fixture::succeed(fixture::cinerag(state.path()).arg("ingest")).stdout;
    assert_eq!(artefact(state.path()), expected);
    let said = String::from_utf8(said).expect("text");
    assert!(!said.contains("vectors: 60 computed"), "what was computed before the kills is stored: {said}");
}

/// A small MovieLens data set with the oddities of the real one.
fn small_set(folder: &Path) {
    let movielens = folder.join("ml-latest-small");
    fs::create_dir_all(&movielens).expect("folder");
    fs::create_dir_all(folder.join("tmdb")).expect("folder");
    let write =
        |name: &str, text: &str| fs::write(movielens.join(name), text.replace('\n', "\r\n")).expect("write");
    write(
        "movies.csv",
        "movieId,title,genres\n1,\"Lantern Keeper, The (1961)\",Drama|Mystery\n2,Twin Rivers (1975),Adventure\n\
         3,Twin Rivers (1998),Adventure\n4,Quiet Engine (a.k.a. Stilla Maskinen) (2003),(no genres listed)\n\
         5,No Record at All (1990),Comedy\nx,Not a Number (1990),Comedy\n2,Twice There (1991),Comedy\n",
    );
    write(
        "links.csv",
        "movieId,imdbId,tmdbId\n1,0000001,11\n2,0000002,4912\n3,0000003,4912\n4,0000004,14\n5,0000005,\n",
    );
    write("ratings.csv", "userId,movieId,rating,timestamp\n1,1,4.5,1\n2,1,3.5,1\n1,2,9,1\n");
    write("tags.csv", "userId,movieId,tag,timestamp\n1,1,Sea Fog,1\n2,1,sea fog,1\n");
    let records = r#"{"id":11,"_movielens_id":1,"title":"The Lantern Keeper","release_date":"1961-02-03","overview":"A keeper counts ships.","runtime":null,"keywords":null,"credits":{"cast":[{"id":null,"name":"Ingrid Ölund","character":"","order":0}],"crew":null},"genres":null}
{"id":4912,"_movielens_id":2,"title":"Twin Rivers","release_date":"1975-01-01","credits":{"cast":[],"crew":[{"id":null,"name":"Ana Reyes","job":"Director"}]}}
{"id":4912,"_movielens_id":3,"title":"Twin Rivers","release_date":"1998-01-01"}
{broken
{"id":14,"_movielens_id":4,"title":"Quiet Engine","release_date":"2003-01-01","genres":[{"id":878,"name":"Science Fiction"}]}
"#;
    let file = fs::File::create(folder.join("tmdb/movies.jsonl.gz")).expect("create");
    let mut gzip = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
    gzip.write_all(records.as_bytes()).expect("write");
    gzip.finish().expect("finish");
}

fn oddities() {
    let (data, state) = (tempfile::tempdir().expect("tempdir"), tempfile::tempdir().expect("tempdir"));
    small_set(data.path());
    let mut ingest = fixture::cinerag(state.path());
    let said = fixture::succeed(ingest.arg("ingest").env("CINERAG_DATA_DIR", data.path())).stdout;
    let said = String::from_utf8(said).expect("text");
    assert!(said.contains("5 films of movielens") && said.contains("rejected: 4 rows"), "{said}");
    let rejects = fs::read_to_string(state.path().join("rejects.jsonl")).expect("rejects");
    for named in ["Not a Number", "Twice There", "1,2,9", "{broken"] {
        assert!(rejects.contains(named), "{named} is listed: {rejects}");
    }
    let server = Server::start(state.path());
    for (query, id) in
        [("lantern+keeper", 1), ("twin+rivers+1975", 2), ("stilla+maskinen", 4), ("no+record+at+all", 5)]
    {
        let answer = server.json(&format!("/v1/search?mode=keyword&q={query}"));
        assert_eq!(answer["hits"][0]["id"], id, "{query}: {answer}");
    }
    let keeper = server.json("/v1/movies/1");
    assert_eq!(keeper["rating"], serde_json::json!({"average": 8.0, "count": 2}));
    assert_eq!(keeper["tags"], serde_json::json!(["sea fog"]));
    assert_eq!(keeper["cast"][0], serde_json::json!({"name": "Ingrid Ölund", "character": null}));
    assert_eq!(server.json("/v1/movies/4")["genres"], serde_json::json!(["Sci-Fi"]));
    assert_eq!(server.json("/v1/movies?people=ingrid+olund")["total"], 1);
}

fn damaged_sources() {
    let (data, state) = (tempfile::tempdir().expect("tempdir"), tempfile::tempdir().expect("tempdir"));
    small_set(data.path());
    let ingest = || {
        let mut command = fixture::cinerag(state.path());
        command.arg("ingest").env("CINERAG_DATA_DIR", data.path());
        command
    };
    fixture::succeed(&mut ingest());
    let before = artefact(state.path());
    let movies = data.path().join("ml-latest-small/movies.csv");
    let good = fs::read(&movies).expect("read");
    let text = String::from_utf8(good.clone()).expect("text");
    let latin1 = [&good[..], b"6,Am\xe9lie (2001),Comedy\r\n"].concat();
    for (bytes, expected) in [
        (
            text.replace("title,genres", "name,genres").into_bytes(),
            vec!["no column \"title\"", "movieId,title,genres"],
        ),
        (text.replace("3,Twin", "3,\"Twin").into_bytes(), vec!["line 4", "quote"]),
        (latin1, vec!["line 9", "UTF-8"]),
        (
            text.replace("5,No Record at All (1990),Comedy", "5,No Record").into_bytes(),
            vec!["line 6", "3 fields"],
        ),
        (b"movieId,title,genres\r\n".to_vec(), vec!["holds no film"]),
    ] {
        fs::write(&movies, bytes).expect("write");
        let said = fixture::fail(&mut ingest());
        assert!(said.contains("movies.csv") && said.contains("nothing was changed"), "{said}");
        assert!(expected.iter().all(|part| said.contains(part)), "expected {expected:?} in {said}");
        assert_eq!(artefact(state.path()), before, "the index in use is untouched");
    }
    fs::write(&movies, good).expect("write");
    let records = data.path().join("tmdb/movies.jsonl.gz");
    let whole = fs::read(&records).expect("read");
    fs::write(&records, &whole[..whole.len() - 30]).expect("write");
    let said = fixture::fail(&mut ingest());
    assert!(said.contains("movies.jsonl.gz") && said.contains("cut-off"), "{said}");
    assert_eq!(artefact(state.path()), before);
}

fn damaged_index() {
    let state = tempfile::tempdir().expect("tempdir");
    let search = || {
        let mut command = fixture::cinerag(state.path());
        command.args(["search", "love"]);
        command
    };
    assert!(fixture::fail(&mut search()).contains("cinerag ingest"), "nothing there yet");
    fixture::succeed(fixture::cinerag(state.path()).arg("ingest"));
    let (name, bytes) = artefact(state.path());
    let path = state.path().join("index").join(&name);
    let mut flipped = bytes.clone();
    flipped[bytes.len() / 2] ^= 4;
    for (damaged, expected) in [
        (flipped, "does not match its checksum"),
        (bytes[..bytes.len() / 3].to_vec(), "truncated"),
        (
            b"SQLite format 3\0 and so on, a foreign file that is long enough to have a header".to_vec(),
            "not a CineRAG index",
        ),
    ] {
        fs::write(&path, damaged).expect("write");
        let said = fixture::fail(&mut search());
        assert!(said.contains(expected) && said.contains(&name), "expected {expected:?} in {said}");
    }
    fixture::succeed(fixture::cinerag(state.path()).arg("ingest"));
    assert_eq!(artefact(state.path()).1, bytes, "ingesting again mends it");
    fixture::succeed(&mut search());
}

fn missing_model() {
    let nowhere = tempfile::tempdir().expect("tempdir");
    for command in ["ingest", "serve"] {
        let mut run = fixture::cinerag(fixture::starter_state());
        let said = fixture::fail(run.arg(command).env("CINERAG_MODEL_DIR", nowhere.path()));
        assert!(said.contains("make layer") && said.contains("manifest.json"), "{command}: {said}");
    }
}

fn no_data() {
    let (data, state) = (tempfile::tempdir().expect("tempdir"), tempfile::tempdir().expect("tempdir"));
    let mut ingest = fixture::cinerag(state.path());
    let said = fixture::fail(ingest.arg("ingest").env("CINERAG_DATA_DIR", data.path()));
    assert!(said.contains("make data") && said.contains("movies.csv"), "{said}");
}

fn help() {
    for command in ["serve", "ingest", "search", "eval", "data", "openapi"] {
        let output = fixture::succeed(fixture::cinerag(fixture::starter_state()).args([command, "--help"]));
        let said = String::from_utf8(output.stdout).expect("text");
        assert!(said.contains("Usage: cinerag") && said.contains("--state-dir"), "{said}");
    }
}

fn by_an_operator() {
    let (half, state) = (tempfile::tempdir().expect("tempdir"), tempfile::tempdir().expect("tempdir"));
    let file = "1950s.jsonl";
    fs::copy(fixture::root().join("data/starter").join(file), half.path().join(file)).expect("copied");
    fixture::succeed(fixture::cinerag(state.path()).arg("ingest").arg("--starter-dir").arg(half.path()));
    let server = Server::with_admin_key(state.path(), "k-4711");
    let fingerprint = || server.json("/v1/health")["index"]["fingerprint"].clone();
    let before = fingerprint();

    let (status, problem) = server.admin(Method::POST, "/ingestions", "k-4712");
    assert_eq!((status, &problem["code"]), (401, &"unauthorized".into()));
    let (status, run) = server.admin(Method::POST, "/ingestions", "k-4711");
    assert_eq!(
        (status, &run["state"], &run["films"]),
        (202, &"running".into(), &fixture::STARTER_FILMS.into()),
        "{run}"
    );
    let path = format!("/ingestions/{}", run["id"].as_str().expect("its id"));
    let mut report = run;
    for _ in 0..3_000 {
        if report["state"] != "running" {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
        report = server.admin(Method::GET, &path, "k-4711").1;
    }
    assert_eq!(report["state"], "published", "{report}");
    assert!(report["texts"]["reused"].as_u64().is_some_and(|reused| reused > 0), "{report}");
    let expected = artefact(fixture::starter_state()).0;
    assert_eq!(report["index"], expected.trim_end_matches(".cinerag"), "the bytes that the command makes");
    for _ in 0..100 {
        if fingerprint() != before {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(fingerprint(), report["index"], "it is served");
    let (status, again) = server.admin(Method::POST, "/ingestions", "k-4711");
    assert_eq!((status, &again["id"]), (200, &report["id"]), "equal data is the same run: {again}");
    assert_eq!(server.admin(Method::GET, "/ingestions/0", "k-4711").0, 404);

    let (status, _, _) = Server::start(state.path()).get("/v1/admin/ingestions/0");
    assert_eq!(status, 401, "without a key every request is refused");
}
