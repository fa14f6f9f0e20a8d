//! A Lambda Runtime API on loopback, as small as a first invocation needs.

use std::io::{BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::wire::{self, Message};

/// Something that a function requests from the API or reports to it. It waits until it is answered.
pub struct Call {
    /// What it sent.
    pub request: Message,
    stream: TcpStream,
}

impl Call {
    /// True for the question what to do next.
    pub fn is_next(&self) -> bool {
        self.request.first_line.starts_with("GET ") && self.request.first_line.contains("/invocation/next")
    }

    /// Hands out an event.
    pub fn hand_out(mut self, event: &str) -> Result<()> {
        // in one write; the deadline is in the year 2100
        let answer = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
             lambda-runtime-aws-request-id: 00000000-0000-4000-8000-000000000001\r\n\
             lambda-runtime-deadline-ms: 4102444800000\r\n\
             lambda-runtime-invoked-function-arn: arn:aws:lambda:eu-west-1:000000000000:function:search\r\n\
             \r\n{event}",
            event.len()
        );
        Ok(self.stream.write_all(answer.as_bytes())?)
    }
}

/// The API, for one function after another.
pub struct RuntimeApi {
    /// Where it listens.
    pub address: SocketAddr,
    calls: Receiver<Call>,
}

impl RuntimeApi {
    /// Listens until this process ends.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let (made, calls) = mpsc::channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let made = made.clone();
                std::thread::spawn(move || hear(&stream, &made));
            }
        });
        Ok(RuntimeApi { address, calls })
    }

    /// The next call, whoever makes it.
    pub fn call(&self, patience: Duration) -> Result<Call> {
        self.calls.recv_timeout(patience).context("the function asks and answers nothing")
    }

    /// Forgets what ended functions have left.
    pub fn forget(&self) {
        self.calls.try_iter().for_each(drop);
    }
}

/// Passes on what comes over one connection, until the function ends.
fn hear(stream: &TcpStream, made: &Sender<Call>) {
    let mut from = BufReader::new(stream);
    while let (Ok(Some(request)), Ok(stream)) = (wire::read(&mut from), stream.try_clone()) {
        if made.send(Call { request, stream }).is_err() {
            return;
        }
    }
}
