//! A built function under AWS's runtime interface emulator: the program and the protocol that Lambda runs it
//! with, and no container. Everything listens on loopback.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use parking_lot::Mutex;
use reqwest::blocking::Client;
use serde_json::Value;
use tempfile::TempDir;

use super::{Answer, client};
use crate::fixture;

/// An emulator with one function, ended when it is dropped.
pub struct Emulator {
    process: Child,
    invocations: String,
    client: Client,
    log: TempDir,
}

/// The outcome of an invocation.
pub enum Outcome {
    /// The function's answer, for API Gateway.
    Answered(Answer),
    /// It gave no answer.
    Failed,
}

/// Between choosing ports and listening on them no other trial may choose.
static CHOOSING_PORTS: Mutex<()> = Mutex::new(());

impl Emulator {
    /// Starts one over an index folder and a model. The function itself starts at the first invocation.
    pub fn start(function: &str, index: &Path, model: &Path) -> Self {
        let folders = [("CINERAG_INDEX_DIR", index), ("CINERAG_MODEL_DIR", model)];
        Self::with(function, folders.map(|(name, folder)| (name, folder.as_os_str())))
    }

    /// Starts one whose function has these variables, and the ones that Lambda sets.
    pub fn with<V: AsRef<OsStr>>(
        function: &str,
        variables: impl IntoIterator<Item = (&'static str, V)>,
    ) -> Self {
        let program = fixture::function(function);
        let arch = if cfg!(target_arch = "aarch64") { "arm64" } else { "x86_64" };
        let emulator = fixture::root().join(format!("target/lambda-emulator/aws-lambda-rie-{arch}"));
        assert!(emulator.is_file(), "no {}: run `make test-tools`", emulator.display());
        let log = TempDir::new().expect("a folder for the log");
        // a file: the emulator blocks once a pipe that nobody reads is full
        let output = File::create(log.path().join("log")).expect("a log");
        let mut command = Command::new(emulator);
        // a folder for temporary files of its own, as every function has
        command.env_clear().current_dir(log.path()).env("TMPDIR", log.path());
        command.env("AWS_REGION", "eu-west-1").envs(variables);
        command.env("AWS_LAMBDA_FUNCTION_NAME", function).env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        // the emulator ends what takes longer; what works for nobody who waits has minutes, as deployed
        let seconds = if ["evaluate", "index", "ingest"].contains(&function) { "900" } else { "30" };
        command.env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512").env("AWS_LAMBDA_FUNCTION_TIMEOUT", seconds);
        command.stdin(Stdio::null()).stderr(output.try_clone().expect("a log")).stdout(output);
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);

        let _alone = CHOOSING_PORTS.lock();
        let [port, runtime_port] = free_ports();
        command.args(["--runtime-interface-emulator-address", &format!("127.0.0.1:{port}")]);
        command.args(["--runtime-api-address", &format!("127.0.0.1:{runtime_port}")]).arg(program);
        let process = command.spawn().expect("the emulator starts");
        let invocations = format!("http://127.0.0.1:{port}/2015-03-31/functions/function/invocations");
        let mut started = Emulator { process, invocations, client: client(), log };
        started.wait_until_it_listens(port);
        started
    }

    /// Hands the function an event and waits for what comes of it. One at a time: the emulator takes no more.
    pub fn invoke(&mut self, event: &Value) -> Outcome {
        let response = self.client.post(&self.invocations).json(event).send();
        let body = response.and_then(reqwest::blocking::Response::bytes);
        let body = body.unwrap_or_else(|error| panic!("no answer: {error}; the log: {}", self.log()));
        // a function that streams: the emulator hands its stream on once it is whole
        if let Some(answer) = Answer::of_stream(&body) {
            return Outcome::Answered(answer);
        }
        let answer: Value = serde_json::from_slice(&body).unwrap_or_default();
        if answer["statusCode"].is_u64() {
            Outcome::Answered(Answer::of_function(&answer))
        } else {
            Outcome::Failed
        }
    }

    /// Hands the function an event that is none of HTTP; gives what it returned, or `None` when it was killed over it.
    pub fn hand(&self, event: &Value) -> Option<Value> {
        let response = self.client.post(&self.invocations).json(event).send();
        let body = response.and_then(reqwest::blocking::Response::bytes).ok()?;
        Some(serde_json::from_slice(&body).unwrap_or_default())
    }

    /// Hands the function an event, and kills it and the emulator at once when `moment` has come; gives what it returned
    /// where that was sooner.
    pub fn hand_and_kill(self, event: &Value, moment: impl Fn() -> bool + Sync) -> Option<Value> {
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) && !moment() {
                    sleep(Duration::from_millis(1));
                }
                // the function first: the emulator gives it a process group of its own
                for process in children(self.process.id()).into_iter().chain([self.process.id().to_string()])
                {
                    let _already_gone = send("KILL", &process);
                }
            });
            let returned = self.hand(event);
            done.store(true, Ordering::Relaxed);
            returned
        })
    }

    /// The most memory that the running function has had, in kilobytes.
    pub fn peak_memory_kb(&self) -> u64 {
        let peak_of = |process: String| {
            let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.split_whitespace().next()?.parse().ok()
        };
        children(self.process.id()).into_iter().filter_map(peak_of).max().expect("a running function")
    }

    /// The function's folder for temporary files.
    pub fn temporary(&self) -> &Path {
        self.log.path()
    }

    /// As [`Self::invoke`], for a function that has to answer.
    pub fn answer(&mut self, event: &Value) -> Answer {
        match self.invoke(event) {
            Outcome::Answered(answer) => answer,
            Outcome::Failed => panic!("the function gave no answer; the log: {}", self.log()),
        }
    }

    /// What the emulator and the function have written.
    pub fn log(&self) -> String {
        let raw = fs::read(self.log.path().join("log")).expect("the log");
        String::from_utf8_lossy(&raw).into_owned()
    }

    fn wait_until_it_listens(&mut self, port: u16) {
        for _ in 0..1_000 {
            let ended = self.process.try_wait().expect("its state");
            assert!(ended.is_none(), "the emulator ended: {}", self.log());
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return;
            }
            sleep(Duration::from_millis(10));
        }
        panic!("the emulator does not listen: {}", self.log());
    }
}

impl Drop for Emulator {
    /// Asks the emulator to end, which then ends the function too; makes it when it does not.
    fn drop(&mut self) {
        let emulator = self.process.id();
        let _already_gone = send("TERM", &emulator.to_string());
        for _ in 0..200 {
            if let Ok(Some(_ended)) = self.process.try_wait() {
                return;
            }
            sleep(Duration::from_millis(10));
        }
        let _already_gone = send("KILL", &format!("-{emulator}"));
        let _already_waited = self.process.wait();
    }
}

/// Signals a process, or with a minus a process group. By the shell, which every Linux has.
fn send(signal: &str, to: &str) -> std::io::Result<ExitStatus> {
    Command::new("sh").args(["-c", "kill -s \"$0\" -- \"$1\"", signal, to]).stderr(Stdio::null()).status()
}

/// Processes that a process has started, from whichever of its threads.
fn children(process: u32) -> Vec<String> {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let lists = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    lists.flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Two ports that nobody listens on; both are held until both are known.
fn free_ports() -> [u16; 2] {
    let held = [(); 2].map(|()| TcpListener::bind(("127.0.0.1", 0)).expect("a free port"));
    held.map(|listener| listener.local_addr().expect("its address").port())
}
