//! A local AWS for tests: moto, as `make test-tools` installs it, on a free loopback port.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use crate::Connection;

/// Serves until its input ends, which it does however the test's process ends.
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

/// An empty stand-in for AWS. It ends when dropped, or with the process.
pub struct Moto {
    process: Child,
    /// `http://127.0.0.1:<port>`, for `AWS_ENDPOINT_URL`.
    pub endpoint: String,
}

impl Moto {
    /// Starts one.
    pub fn start() -> Self {
        let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/python/moto/bin/python");
        assert!(python.is_file(), "no moto at {}: run `make test-tools`", python.display());
        let mut command = Command::new(python);
        command.args(["-I", "-c", PROGRAM]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("moto starts");
        let mut port = String::new();
        BufReader::new(process.stdout.take().expect("its output")).read_line(&mut port).expect("a line");
        let port: u16 = port.trim().parse().expect("moto says its port; is `make test-tools` up to date?");
        Moto { process, endpoint: format!("http://127.0.0.1:{port}") }
    }

    /// The one that the tests of a process share. Each test uses its own names of buckets and tables.
    pub fn shared() -> &'static Moto {
        static SHARED: OnceLock<Moto> = OnceLock::new();
        SHARED.get_or_init(Moto::start)
    }

    /// A connection to it.
    pub async fn connection(&self) -> Connection {
        Connection::to_stand_in(&self.endpoint).await
    }

    /// The environment in which a process uses it as AWS.
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

/// Makes a queue and returns its URL.
pub async fn create_queue(connection: &Connection, name: &str) -> String {
    let client = aws_sdk_sqs::Client::new(connection.sdk());
    let created = client.create_queue().queue_name(name).send().await.expect("a queue");
    created.queue_url.expect("its URL")
}

/// Receives and deletes up to ten messages.
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

/// A message that was received and not deleted yet.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Id of the message.
    pub id: String,
    /// Handle of this receipt.
    pub receipt: String,
    /// Its body.
    pub body: String,
}

/// Receives up to ten messages as Lambda's poller does: each is hidden until it is deleted or returned.
pub async fn deliveries(connection: &Connection, url: &str) -> Vec<Delivery> {
    let client = aws_sdk_sqs::Client::new(connection.sdk());
    let received = client.receive_message().queue_url(url).max_number_of_messages(10).send().await;
    let messages = received.expect("messages").messages.unwrap_or_default().into_iter();
    let delivery = |message: aws_sdk_sqs::types::Message| Delivery {
        id: message.message_id.expect("its id"),
        receipt: message.receipt_handle.expect("its receipt"),
        body: message.body.expect("its body"),
    };
    messages.map(delivery).collect()
}

/// Deletes a message from its queue.
pub async fn delete_message(connection: &Connection, url: &str, delivery: &Delivery) {
    let delete = aws_sdk_sqs::Client::new(connection.sdk()).delete_message();
    delete.queue_url(url).receipt_handle(&delivery.receipt).send().await.expect("deleted");
}

/// Returns a message to its queue at once, as the end of its visibility timeout would.
pub async fn give_back(connection: &Connection, url: &str, delivery: &Delivery) {
    let change = aws_sdk_sqs::Client::new(connection.sdk()).change_message_visibility();
    let change = change.queue_url(url).receipt_handle(&delivery.receipt).visibility_timeout(0);
    change.send().await.expect("given back");
}

/// Makes a secret.
pub async fn create_secret(connection: &Connection, name: &str, text: &str) {
    let client = aws_sdk_secretsmanager::Client::new(connection.sdk());
    client.create_secret().name(name).secret_string(text).send().await.expect("a secret");
}

/// Changes the text of a secret.
pub async fn change_secret(connection: &Connection, name: &str, text: &str) {
    let client = aws_sdk_secretsmanager::Client::new(connection.sdk());
    client.put_secret_value().secret_id(name).secret_string(text).send().await.expect("another text");
}

/// Makes the table, as the deployment does.
pub async fn create_table(connection: &Connection, name: &str) {
    use aws_sdk_dynamodb::types::{
        AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
        ProjectionType, ScalarAttributeType, TimeToLiveSpecification,
    };
    let client = aws_sdk_dynamodb::Client::new(connection.sdk());
    let key = |name: &str, kind| {
        KeySchemaElement::builder().attribute_name(name).key_type(kind).build().expect("a key")
    };
    let attribute = |name: &str| {
        let attribute = AttributeDefinition::builder().attribute_name(name);
        attribute.attribute_type(ScalarAttributeType::S).build().expect("an attribute")
    };
    let by_list = GlobalSecondaryIndex::builder()
        .index_name(crate::dynamodb::LIST_INDEX)
        .key_schema(key("list", KeyType::Hash))
        .key_schema(key("list_at", KeyType::Range))
        .projection(Projection::builder().projection_type(ProjectionType::KeysOnly).build());
    let attributes = ["pk", "sk", "list", "list_at"].map(attribute).to_vec();
    let create = client
        .create_table()
        .table_name(name)
        .billing_mode(BillingMode::PayPerRequest)
        .set_attribute_definitions(Some(attributes))
        .key_schema(key("pk", KeyType::Hash))
        .key_schema(key("sk", KeyType::Range))
        .global_secondary_indexes(by_list.build().expect("an index"));
    create.send().await.expect("a table");
    let expiry = TimeToLiveSpecification::builder().enabled(true).attribute_name("expires_at").build();
    let expiry =
        client.update_time_to_live().table_name(name).time_to_live_specification(expiry.expect("TTL"));
    expiry.send().await.expect("its TTL");
}

/// A number in an item of a table, if there is one.
pub async fn number_of(
    connection: &Connection,
    table: &str,
    [pk, sk]: [&str; 2],
    attribute: &str,
) -> Option<u64> {
    use aws_sdk_dynamodb::types::AttributeValue;
    let client = aws_sdk_dynamodb::Client::new(connection.sdk());
    let get = client.get_item().table_name(table).key("pk", AttributeValue::S(pk.to_owned()));
    let got = get.key("sk", AttributeValue::S(sk.to_owned())).send().await.expect("an answer");
    got.item?.get(attribute)?.as_n().ok()?.parse().ok()
}

/// Deletes an item from a table.
pub async fn delete_item(connection: &Connection, table: &str, [pk, sk]: [&str; 2]) {
    use aws_sdk_dynamodb::types::AttributeValue;
    let delete = aws_sdk_dynamodb::Client::new(connection.sdk()).delete_item().table_name(table);
    let delete = delete.key("pk", AttributeValue::S(pk.to_owned()));
    delete.key("sk", AttributeValue::S(sk.to_owned())).send().await.expect("deleted");
}

/// Deletes an object from a bucket.
pub async fn delete_object(connection: &Connection, bucket: &str, key: &str) {
    let config = aws_sdk_s3::config::Builder::from(connection.sdk()).force_path_style(true).build();
    let delete = aws_sdk_s3::Client::from_conf(config).delete_object().bucket(bucket).key(key);
    delete.send().await.expect("deleted");
}
