//! A local AWS for tests: moto, as `make test-tools` installs it, on a port of loopback that nobody else has.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use crate::Connection;

/// Serves until its input ends, which it does however the test's process ends: nothing is left running.
const PROGRAM: &str = "\
import logging, sys
from moto.server import ThreadedMotoServer
logging.getLogger('werkzeug').setLevel(logging.ERROR)
server = ThreadedMotoServer('127.0.0.1', port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
server.stop()
";

/// A stand-in for AWS with nothing in it. Ends when it is dropped, or with the process.
pub struct Moto {
    process: Child,
    /// `http://127.0.0.1:<port>`, for `AWS_ENDPOINT_URL`.
    pub endpoint: String,
}

impl Moto {
    /// Starts one.
    pub fn start() -> Self {
        let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/moto-venv/bin/python");
        assert!(python.is_file(), "no moto at {}: run `make test-tools`", python.display());
        let mut command = Command::new(python);
        command.args(["-I", "-c", PROGRAM]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("moto starts");
        let mut port = String::new();
        BufReader::new(process.stdout.take().expect("its output")).read_line(&mut port).expect("a line");
        let port: u16 = port.trim().parse().expect("moto says its port; is `make test-tools` up to date?");
        Moto { process, endpoint: format!("http://127.0.0.1:{port}") }
    }

    /// The one that the tests of a process share; each gives its buckets and tables names of their own.
    pub fn shared() -> &'static Moto {
        static SHARED: OnceLock<Moto> = OnceLock::new();
        SHARED.get_or_init(Moto::start)
    }

    /// A connection to it.
    pub async fn connection(&self) -> Connection {
        Connection::to_stand_in(&self.endpoint).await
    }

    /// What a process has to have in its environment to take it for AWS.
    pub fn environment(&self) -> [(&'static str, &str); 4] {
        [
            ("AWS_ENDPOINT_URL", &self.endpoint),
            ("AWS_REGION", "eu-west-1"),
            ("AWS_ACCESS_KEY_ID", "test"),
            ("AWS_SECRET_ACCESS_KEY", "test"),
        ]
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _already_waited = self.process.wait();
    }
}

/// Makes a bucket.
pub async fn create_bucket(connection: &Connection, name: &str) {
    use aws_sdk_s3::types::{BucketLocationConstraint, CreateBucketConfiguration};
    let config = aws_sdk_s3::config::Builder::from(connection.sdk()).force_path_style(true).build();
    let here = CreateBucketConfiguration::builder().location_constraint(BucketLocationConstraint::EuWest1);
    let create = aws_sdk_s3::Client::from_conf(config).create_bucket().bucket(name);
    create.create_bucket_configuration(here.build()).send().await.expect("a bucket");
}

/// Makes a queue; gives its URL.
pub async fn create_queue(connection: &Connection, name: &str) -> String {
    let client = aws_sdk_sqs::Client::new(connection.sdk());
    let created = client.create_queue().queue_name(name).send().await.expect("a queue");
    created.queue_url.expect("its URL")
}

/// Takes up to ten messages out of a queue.
pub async fn receive(connection: &Connection, url: &str) -> Vec<String> {
    let client = aws_sdk_sqs::Client::new(connection.sdk());
    let received = client.receive_message().queue_url(url).max_number_of_messages(10).send().await;
    let mut bodies = Vec::new();
    for message in received.expect("messages").messages.unwrap_or_default() {
        let handle = message.receipt_handle.expect("its handle");
        client.delete_message().queue_url(url).receipt_handle(handle).send().await.expect("deleted");
        bodies.push(message.body.expect("its body"));
    }
    bodies
}

/// Makes a secret.
pub async fn create_secret(connection: &Connection, name: &str, text: &str) {
    let client = aws_sdk_secretsmanager::Client::new(connection.sdk());
    client.create_secret().name(name).secret_string(text).send().await.expect("a secret");
}
