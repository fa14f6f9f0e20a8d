//! What the trials share: paths, ingested state folders, running servers.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;

/// Films of the starter catalogue.
pub const STARTER_FILMS: u64 = 617;

/// Root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository")
}

/// The data set to test with, when there is one.
pub fn data_dir() -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the test's own setting")]
    let given = std::env::var("CINERAG_DATA_DIR").ok().filter(|given| !given.is_empty())?;
    Some(root().join(given))
}

/// The program of a function: built with the tests, or as deployed when `CINERAG_FUNCTIONS_DIR` names `target/lambda`.
pub fn function(name: &str) -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "the test's own setting")]
    let deployed = std::env::var("CINERAG_FUNCTIONS_DIR").ok().filter(|given| !given.is_empty());
    let program = match deployed {
        Some(folder) => root().join(folder).join(name).join("bootstrap"),
        None => Path::new(env!("CARGO_BIN_EXE_cinerag")).with_file_name(name),
    };
    assert!(
        program.is_file(),
        "no {}: run `cargo build --workspace` as the tests are built",
        program.display()
    );
    program
}

/// The built model of this machine.
pub fn model_dir() -> PathBuf {
    let folder = cinerag_embedding::built_model_folder(&root().join("layers/minilm"));
    assert!(folder.join("manifest.json").is_file(), "no model at {}: run `make layer`", folder.display());
    folder
}

/// The `cinerag` binary in the repository, with no data set and none of the caller's settings.
pub fn cinerag(state: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cinerag"));
    command.current_dir(root()).env_remove("CINERAG_DATA_DIR").env_remove("CINERAG_LOG").env_remove("PORT");
    for name in [
        "CINERAG_ADMIN_KEY",
        "CINERAG_CACHE_BYTES",
        "CINERAG_CACHE_TTL_S",
        "CINERAG_LLM_KEY",
        "CINERAG_LLM_MODEL",
        "CINERAG_LLM_URL",
        "CINERAG_QDRANT_API_KEY",
        "CINERAG_QDRANT_TIMEOUT_MS",
        "CINERAG_QDRANT_URL",
        "CINERAG_REDIS_URL",
    ] {
        command.env_remove(name);
    }
    command.env("CINERAG_STATE_DIR", state).env("CINERAG_MODEL_DIR", model_dir());
    command
}

/// Runs a command to its end, which must be a success.
pub fn succeed(command: &mut Command) -> Output {
    let output = command.output().expect("the command starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed: {said}");
    output
}

/// Runs a command to its end, which must be a failure; gives what it said.
pub fn fail(command: &mut Command) -> String {
    let output = command.output().expect("the command starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{command:?} succeeded");
    assert!(!said.contains("panicked"), "{command:?} panicked: {said}");
    said
}

/// State folder with the starter catalogue ingested.
pub fn starter_state() -> &'static Path {
    static STATE: OnceLock<PathBuf> = OnceLock::new();
    STATE.get_or_init(|| ingested("starter", None))
}

/// State folder with the 9,742 films ingested. Vectors are stored between runs of the tests.
pub fn movielens_state() -> &'static Path {
    static STATE: OnceLock<PathBuf> = OnceLock::new();
    STATE.get_or_init(|| ingested("movielens", Some(data_dir().expect("CINERAG_DATA_DIR"))))
}

fn ingested(name: &str, data: Option<PathBuf>) -> PathBuf {
    let state = root().join("target/test-state").join(name);
    let mut command = cinerag(&state);
    command.arg("ingest").stderr(Stdio::inherit());
    if let Some(data) = data {
        command.env("CINERAG_DATA_DIR", data);
    }
    succeed(&mut command);
    state
}

/// A state folder of its own with another one's index, for a server that leaves something there.
pub fn state_with_index_of(state: &Path) -> tempfile::TempDir {
    let own = tempfile::tempdir_in(root().join("target/test-state")).expect("a folder");
    let index = own.path().join("index");
    std::fs::create_dir(&index).expect("a folder");
    for entry in std::fs::read_dir(state.join("index")).expect("the index") {
        let entry = entry.expect("an entry");
        // files of an index are replaced and never changed, so that two folders can share them
        std::fs::hard_link(entry.path(), index.join(entry.file_name())).expect("linked");
    }
    own
}

/// A `cinerag serve` on a free port, ended when it is dropped.
pub struct Server {
    process: Child,
    client: reqwest::blocking::Client,
    /// `http://localhost:<port>`.
    pub url: String,
}

impl Server {
    /// Starts one over an ingested state folder.
    pub fn start(state: &Path) -> Self {
        Self::of(cinerag(state))
    }

    /// Starts one that serves a site as well.
    pub fn with_site(state: &Path, site: &Path) -> Self {
        let mut command = cinerag(state);
        command.env("CINERAG_SITE_DIR", site);
        Self::of(command)
    }

    /// Starts one that shares its answers through a Redis.
    pub fn with_redis(state: &Path, url: &str) -> Self {
        Self::with_variables(state, &[("CINERAG_REDIS_URL", url)])
    }

    /// Starts one whose admin routes open with this key.
    pub fn with_admin_key(state: &Path, key: &str) -> Self {
        Self::with_variables(state, &[("CINERAG_ADMIN_KEY", key)])
    }

    /// Starts one with variables of the environment set.
    pub fn with_variables(state: &Path, variables: &[(&str, &str)]) -> Self {
        let mut command = cinerag(state);
        command.envs(variables.iter().copied());
        Self::of(command)
    }

    /// Starts what a command with settings of its own starts.
    pub fn of(mut command: Command) -> Self {
        command.args(["serve", "--port", "0"]).stdout(Stdio::piped());
        let mut process = command.spawn().expect("cinerag starts");
        let mut line = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("its output"));
        output.read_line(&mut line).expect("a line");
        let url = line.trim().rsplit(' ').next().expect("its address").replace("localhost", "127.0.0.1");
        assert!(url.starts_with("http"), "it said {line:?}");
        std::thread::spawn(move || output.read_to_end(&mut Vec::new()));
        let client = reqwest::blocking::Client::builder().no_proxy().build().expect("a client");
        Server { process, client, url }
    }

    /// Asks the admin routes with a key; gives status and JSON.
    pub fn admin(&self, method: reqwest::Method, path: &str, key: &str) -> (u16, serde_json::Value) {
        let request = self.client.request(method, format!("{}/v1/admin{path}", self.url)).bearer_auth(key);
        let response = request.send().expect("an answer");
        (response.status().as_u16(), response.json().expect("JSON"))
    }

    /// GETs a path; gives status, headers and body.
    pub fn get(&self, path: &str) -> (u16, reqwest::header::HeaderMap, Vec<u8>) {
        let response = self.client.get(format!("{}{path}", self.url)).send().expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        (status, headers, response.bytes().expect("a body").to_vec())
    }

    /// POSTs JSON to a path that answers 200 with JSON.
    pub fn post_json(&self, path: &str, body: &serde_json::Value) -> serde_json::Value {
        let (status, _, answer) = self.post(path, "application/json", body);
        let value = serde_json::from_slice(&answer).expect("JSON");
        assert_eq!(status, 200, "{path}: {value}");
        value
    }

    /// POSTs JSON; gives status, headers and body.
    pub fn post(
        &self,
        path: &str,
        accept: &str,
        body: &serde_json::Value,
    ) -> (u16, reqwest::header::HeaderMap, Vec<u8>) {
        let request = self.client.post(format!("{}{path}", self.url)).header("accept", accept);
        let request = request.header("content-type", "application/json").body(body.to_string());
        let response = request.send().expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        (status, headers, response.bytes().expect("a body").to_vec())
    }

    /// GETs a path that answers 200 with JSON.
    pub fn json(&self, path: &str) -> serde_json::Value {
        let (status, _, body) = self.get(path);
        let value = serde_json::from_slice(&body).expect("JSON");
        assert_eq!(status, 200, "{path}: {value}");
        value
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _already_gone = self.process.kill();
        let _already_waited = self.process.wait();
    }
}
