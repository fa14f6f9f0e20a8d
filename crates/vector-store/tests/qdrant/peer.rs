//! The peer as a process, and the environment it runs in.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

/// A running peer, ended when it is dropped.
pub struct Peer {
    process: Child,
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    /// `http://127.0.0.1:<port>`, or `https://` with a certificate.
    pub url: String,
}

/// What a peer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holdings {
    /// The collection behind the alias.
    pub current: Option<String>,
    /// All of them, in order.
    pub collections: Vec<String>,
}

impl Peer {
    /// Starts one on a free port.
    pub fn start() -> Self {
        Self::with(&[])
    }

    /// Starts one with these options.
    pub fn with(options: &[&str]) -> Self {
        let mut command = Command::new(python());
        command.arg(folder().join("peer.py")).args(options).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("the peer starts");
        let orders = process.stdin.take();
        let mut answers = BufReader::new(process.stdout.take().expect("its output"));
        let port = line(&mut answers);
        let port: u16 = port.parse().unwrap_or_else(|_| panic!("the peer said {port:?}, not its port"));
        let scheme = if options.contains(&"--certificate") { "https" } else { "http" };
        Peer { process, orders, answers, url: format!("{scheme}://127.0.0.1:{port}") }
    }

    /// Makes it misbehave; the orders are documented in `peer.py`.
    pub fn tell(&mut self, order: &str) {
        assert_eq!(self.ask(order), "ok", "{order}");
    }

    /// Asks it, outside of its protocol, which collection the alias names and which there are.
    pub fn holds(&mut self) -> Holdings {
        let answer = self.ask("holds");
        let (aliases, collections): (Vec<&str>, Vec<&str>) =
            answer.split_whitespace().partition(|word| word.contains('='));
        let current = aliases.iter().find_map(|alias| alias.strip_prefix("cinerag=")).map(str::to_owned);
        Holdings { current, collections: collections.into_iter().map(str::to_owned).collect() }
    }

    /// Sends it an order and reads its answer; the orders are documented in `peer.py`.
    pub fn ask(&mut self, order: &str) -> String {
        let orders = self.orders.as_mut().expect("it is running");
        writeln!(orders, "{order}").expect("it listens");
        line(&mut self.answers)
    }

    /// An empty one on the same port, like a server that lost its disk.
    pub fn again(&self, options: &[&str]) -> Self {
        let port = self.url.rsplit(':').next().expect("a port");
        Self::with(&[&["--port", port], options].concat())
    }

    /// Kills it, like a crash.
    pub fn kill(&mut self) {
        self.process.kill().expect("it was running");
        self.process.wait().expect("it ends");
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _already_gone = self.process.kill();
        let _already_waited = self.process.wait();
    }
}

fn line(output: &mut impl BufRead) -> String {
    let mut line = String::new();
    output.read_line(&mut line).expect("a line");
    line.trim().to_owned()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../vector-store/tests/qdrant_peer")
}

/// The interpreter with the peer's packages, installed on first use.
fn python() -> &'static Path {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let create = folder().join("../../../../infra/python_environment.py");
        let output = Command::new("python3").arg(create).arg("qdrant-peer").output().expect("python3");
        assert!(output.status.success(), "no peer: {}", String::from_utf8_lossy(&output.stderr));
        PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())
    })
}
