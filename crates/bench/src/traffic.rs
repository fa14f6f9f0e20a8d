//! A running `cinerag serve`, and clients with persistent connections.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cinerag_ports::{Clock, Timer};

use crate::child::KilledOnDrop;
use crate::report::ms;
use crate::{Setup, cpu_time, wire};

/// Longest wait for a start or an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The server, on a free port of loopback.
pub struct Server {
    child: KilledOnDrop,
    port: u16,
}

impl Server {
    /// Starts it and waits until it listens.
    pub fn start(setup: &Setup) -> Result<Self> {
        let mut command = Command::new(&setup.cinerag);
        command.args(["serve", "--host", "127.0.0.1", "--port", "0", "--state-dir"]).arg(&setup.state_dir);
        command.arg("--model-dir").arg(&setup.model_dir).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = KilledOnDrop::spawn(&mut command)?;
        let output = BufReader::new(child.0.stdout.take().context("no standard output")?);
        let (said, hears) = mpsc::channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let _no_longer_heard = said.send(line);
            }
        });
        let line = hears.recv_timeout(PATIENCE).context("cinerag serve ended, or says nothing")?;
        let port = line.rsplit_once(':').and_then(|(_, port)| port.trim().parse().ok());
        Ok(Server { child, port: port.with_context(|| format!("no port in {line:?}"))? })
    }

    /// CPU time of the server so far.
    pub fn cpu(&self) -> Result<Duration> {
        cpu_time::of(self.child.0.id())
    }

    /// So many connections.
    pub fn connect(&self, connections: usize) -> Result<Vec<Connection>> {
        (0..connections).map(|_| Connection::open(self.port)).collect()
    }
}

/// What a request took and how it was answered.
pub struct Answered {
    /// Milliseconds from sending to the whole answer.
    pub latency_ms: f64,
    /// From a cached answer.
    pub from_cache: bool,
    /// Milliseconds by stage, as `Server-Timing` has them.
    pub stages: Vec<(String, f64)>,
}

/// A persistent connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
}

impl Connection {
    fn open(port: u16) -> Result<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Connection { stream: BufReader::new(stream) })
    }

    /// Searches, and checks that it was answered in full.
    pub fn search(&mut self, query: &str, clock: &dyn Clock) -> Result<Answered> {
        let path = format!("/v1/search?q={}", query.replace(' ', "+"));
        let timer = Timer::start(clock);
        write!(self.stream.get_mut(), "GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n")?;
        let answer = wire::read(&mut self.stream)?.context("the server closed the connection")?;
        let latency_ms = ms(timer.elapsed());
        ensure!(answer.first_line == "HTTP/1.1 200 OK", "{path}: {}", answer.first_line);
        ensure!(answer.body.windows(13).any(|part| part == br#""degraded":[]"#), "{path}: degraded");
        let stages = answer.header("server-timing").unwrap_or_default().split(", ");
        let stages = stages.filter_map(|entry| entry.split_once(";dur="));
        Ok(Answered {
            latency_ms,
            from_cache: answer.header("x-cache").is_some_and(|cache| cache.starts_with("hit-")),
            stages: stages.filter_map(|(name, took)| Some((name.to_owned(), took.parse().ok()?))).collect(),
        })
    }
}

/// Sends every query, over all connections at once; query `n` goes over connection `n` modulo their number.
pub fn send(connections: &mut [Connection], queries: &[String], clock: &dyn Clock) -> Result<Vec<Answered>> {
    let step = connections.len();
    let one = |(nth, connection): (usize, &mut Connection)| -> Result<Vec<Answered>> {
        queries.iter().skip(nth).step_by(step).map(|query| connection.search(query, clock)).collect()
    };
    let each: Result<Vec<Vec<Answered>>> = std::thread::scope(|scope| {
        let clients: Vec<_> =
            connections.iter_mut().enumerate().map(|client| scope.spawn(move || one(client))).collect();
        let panicked = |_| Err(anyhow::anyhow!("a client panicked"));
        clients.into_iter().map(|client| client.join().unwrap_or_else(panicked)).collect()
    });
    Ok(each?.into_iter().flatten().collect())
}
