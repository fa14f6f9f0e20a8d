//! A Redis server for tests.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The path in Debian's package.
const PROGRAM: &str = "/usr/bin/redis-server";
/// Longest wait for a start, in steps of 20 ms.
const STEPS: u32 = 500;

/// A `redis-server` on a free loopback port, without persistence. It ends when dropped.
pub struct RedisServer {
    port: u16,
    tls: Option<(u16, RedisTls)>,
    process: Option<Child>,
}

/// Configuration of a server with TLS and a password, as `ElastiCache` has.
#[derive(Debug, Clone)]
pub struct RedisTls {
    /// PEM file of the certificate.
    pub certificate: PathBuf,
    /// PEM file of its private key.
    pub key: PathBuf,
    /// Password that clients have to send.
    pub password: String,
}

impl RedisServer {
    /// Starts a server and waits until it answers.
    pub fn start() -> Self {
        Self::with(None)
    }

    /// Starts a server with TLS and a password.
    pub fn start_with_tls(tls: &RedisTls) -> Self {
        Self::with(Some(tls))
    }

    fn with(tls: Option<&RedisTls>) -> Self {
        // another process may take the ports before the server does
        let started = (0..5).find_map(|_| {
            let tls = tls.map(|tls| (free_port(), tls.clone()));
            let mut server = RedisServer { port: free_port(), tls, process: None };
            server.try_resume().then_some(server)
        });
        started.expect("redis-server starts on a free port")
    }

    /// Its address, without the password.
    pub fn url(&self) -> String {
        match &self.tls {
            Some((port, _)) => format!("rediss://127.0.0.1:{port}"),
            None => format!("redis://127.0.0.1:{}", self.port),
        }
    }

    /// Kills it: connections break, its data is lost.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("kill");
            process.wait().expect("wait");
        }
    }

    /// Starts it again, empty, at the same address.
    pub fn resume(&mut self) {
        assert!(self.try_resume(), "redis-server does not start again on port {}", self.port);
    }

    /// Sends a command and returns the first line of the reply.
    pub fn command(&self, arguments: &[&[u8]]) -> String {
        let mut request = format!("*{}\r\n", arguments.len()).into_bytes();
        for argument in arguments {
            request.extend(format!("${}\r\n", argument.len()).bytes().chain(argument.iter().copied()));
            request.extend(b"\r\n");
        }
        self.exchange(&request).expect("redis answers")
    }

    fn try_resume(&mut self) -> bool {
        let mut command = Command::new(PROGRAM);
        command.args(["--bind", "127.0.0.1", "--port", &self.port.to_string(), "--save", ""]);
        command.args(["--appendonly", "no"]).stdin(Stdio::null()).stdout(Stdio::null());
        if let Some((port, tls)) = &self.tls {
            command.args(["--tls-port", &port.to_string(), "--tls-auth-clients", "no"]);
            command.arg("--tls-cert-file").arg(&tls.certificate).arg("--tls-key-file").arg(&tls.key);
            command.args(["--requirepass", &tls.password]);
        }
        let process = command.spawn().unwrap_or_else(|error| {
            panic!("{PROGRAM} does not start ({error}); install it: apt-get install redis-server")
        });
        self.process = Some(process);
        for _ in 0..STEPS {
            if self.process.as_mut().is_none_or(|process| process.try_wait().expect("its state").is_some()) {
                self.process = None;
                return false;
            }
            if self.exchange(b"PING\r\n").is_ok_and(|reply| is_alive(&reply)) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }

    fn exchange(&self, request: &[u8]) -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(request)?;
        let mut reply = [0; 512];
        let length = stream.read(&mut reply)?;
        Ok(String::from_utf8_lossy(&reply[..length]).lines().next().unwrap_or_default().to_owned())
    }
}

/// A reply to `PING`, including the refusal of a client that did not send the password.
fn is_alive(reply: &str) -> bool {
    reply.starts_with("+PONG") || reply.starts_with("-NOAUTH")
}

fn free_port() -> u16 {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    free.local_addr().expect("address").port()
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.kill();
    }
}
