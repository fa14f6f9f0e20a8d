//! A deployment on the stand-in for AWS: buckets, queue, table, secret, and functions that know them.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use cinerag_aws::Connection;
use cinerag_aws::dynamodb::Table;
use cinerag_aws::dynamodb::evaluations::{Evaluation, Evaluations};
use cinerag_aws::dynamodb::films::Films;
use cinerag_aws::s3::{Body, Bucket, Precondition};
use cinerag_aws::testing::{self, Moto};
use cinerag_ports::FilmRecords;
use cinerag_published_index::IndexBucket;
use serde_json::{Value, json};

use crate::functions::Event;
use crate::functions::emulator::Emulator;
use crate::{fixture, stand_in};

/// Opens the admin routes.
pub const ADMIN_KEY: &str = "k-4711";

/// The key of the Qdrant server, where there is one.
pub const SERVER_KEY: &str = "q-4711";

/// A deployment with nothing in it yet.
pub struct World {
    name: &'static str,
    /// Of the queue of batches.
    pub queue_url: String,
    /// Of the Qdrant server; empty for none.
    server_url: String,
}

impl World {
    /// Makes one; all its parts have names of their own.
    pub fn new(name: &'static str) -> Self {
        let queue_url = stand_in::wait(async {
            let connection = connection().await;
            testing::create_bucket(&connection, &format!("{name}-data")).await;
            testing::create_bucket(&connection, &format!("{name}-index")).await;
            testing::create_table(&connection, &format!("{name}-table")).await;
            testing::create_secret(&connection, &format!("{name}-admin"), ADMIN_KEY).await;
            testing::create_secret(&connection, &format!("{name}-server"), SERVER_KEY).await;
            testing::create_queue(&connection, &format!("{name}-batches")).await
        });
        World { name, queue_url, server_url: String::new() }
    }

    /// The same with a Qdrant server.
    pub fn on_server(self, url: &str) -> Self {
        World { server_url: url.to_owned(), ..self }
    }

    /// A function of the deployment.
    pub fn function(&self, function: &str) -> Emulator {
        self.function_with(function, [])
    }

    /// A function of the deployment that has these variables too.
    pub fn function_with(
        &self,
        function: &str,
        more: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Emulator {
        let of = |part: &str| OsString::from(format!("{}-{part}", self.name));
        let variables = [
            ("CINERAG_DATA_BUCKET", of("data")),
            ("CINERAG_INDEX_BUCKET", of("index")),
            ("CINERAG_TABLE", of("table")),
            ("CINERAG_ADMIN_KEY_SECRET", of("admin")),
            ("CINERAG_QUEUE_URL", self.queue_url.clone().into()),
            ("CINERAG_QDRANT_URL", self.server_url.clone().into()),
            ("CINERAG_QDRANT_KEY_SECRET", of("server")),
            // the patience that a busy test machine needs
            ("CINERAG_QDRANT_TIMEOUT_MS", "30000".into()),
            // several batches of the few films that there are
            ("CINERAG_BATCH_TEXTS", "13".into()),
            ("CINERAG_MODEL_DIR", fixture::model_dir().into()),
        ];
        let aws = stand_in::environment().map(|(name, value)| (name, OsString::from(value)));
        let more = more.into_iter().map(|(name, value)| (name, OsString::from(value)));
        Emulator::with(function, variables.into_iter().chain(aws).chain(more))
    }

    /// Puts a file into the bucket of data.
    pub fn upload(&self, key: &str, bytes: &[u8]) {
        stand_in::wait(async {
            let bucket = Bucket::new(&connection().await, format!("{}-data", self.name));
            bucket.put(key, Body::Bytes(bytes), Precondition::Any).await.expect("put");
        });
    }

    /// Keys of the bucket of data that start so.
    pub fn data_keys(&self, prefix: &str) -> Vec<String> {
        stand_in::wait(async {
            let bucket = Bucket::new(&connection().await, format!("{}-data", self.name));
            bucket.list(prefix).await.expect("list")
        })
    }

    /// Makes a secret; gives its name.
    pub fn secret(&self, name: &str, text: &str) -> String {
        let name = format!("{}-{name}", self.name);
        stand_in::wait(async { testing::create_secret(&connection().await, &name, text).await });
        name
    }

    /// Films that the table has a record of.
    pub fn recorded(&self) -> Vec<u32> {
        stand_in::wait(async {
            let table = Table::new(&connection().await, format!("{}-table", self.name));
            FilmRecords::ids(&Films::new(table)).await.expect("ids").into_iter().map(|id| id.0).collect()
        })
    }

    /// Time passes for a turn at TMDB that nobody gave back.
    pub fn let_the_turn_run_out(&self) {
        stand_in::wait(async {
            let table = format!("{}-table", self.name);
            testing::delete_item(&connection().await, &table, ["ONCE#tmdb#fetch", "ONCE"]).await;
        });
    }

    /// Makes an index folder's index the one that readers have.
    pub fn release(&self, index: &Path) {
        stand_in::wait(async {
            let bucket = IndexBucket::new(&connection().await, format!("{}-index", self.name));
            bucket.release(index).await.expect("released");
        });
    }

    /// Keeps the vectors of `cinerag ingest` as packs: its log has the same records.
    pub fn keep_vectors(&self, folder: &Path) {
        let model = fs::read(fixture::model_dir().join("manifest.json")).expect("the manifest");
        let model: Value = serde_json::from_slice(&model).expect("JSON");
        let fingerprint = model["fingerprint"].as_str().expect("its fingerprint");
        let log = fs::read(folder.join(format!("{}.log", &fingerprint[..12]))).expect("the log");
        let record = 16 + 8 + 4 * model["dimension"].as_u64().expect("its dimension") as usize;
        stand_in::wait(async {
            let bucket = Bucket::new(&connection().await, format!("{}-index", self.name));
            for (at, pack) in log.chunks(200 * record).enumerate() {
                let key = format!("vectors/{fingerprint}/{at}");
                bucket.put(&key, Body::Bytes(pack), Precondition::Any).await.expect("put");
            }
        });
    }

    /// What was recorded of the index.
    pub fn evaluations(&self) -> Vec<Evaluation> {
        stand_in::wait(async {
            let table = Table::new(&connection().await, format!("{}-table", self.name));
            Evaluations::new(table).latest(10).await.expect("latest")
        })
    }

    /// Fingerprint of the index that readers have.
    pub fn current(&self) -> Option<String> {
        stand_in::wait(async {
            let bucket = IndexBucket::new(&connection().await, format!("{}-index", self.name));
            bucket.current().await.expect("the pointer").map(|index| index.0)
        })
    }

    /// How many batches have their vectors in the bucket.
    pub fn packs(&self) -> usize {
        stand_in::wait(async {
            let bucket = Bucket::new(&connection().await, format!("{}-index", self.name));
            bucket.list("vectors/").await.expect("list").len()
        })
    }

    /// Ids of the films that the function `search` finds, started anew.
    pub fn search(&self, query: &str) -> Vec<Value> {
        let mut event = Event::named("search-words").payload;
        event["rawQueryString"] = format!("q={}", query.replace(' ', "+")).into();
        let answer = self.function("search").answer(&event);
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.body["degraded"], json!([]), "{}", answer.body);
        answer.film_ids().into_iter().cloned().collect()
    }

    /// Nothing waits in the queue.
    pub fn queue_is_empty(&self) -> bool {
        stand_in::wait(async { testing::deliveries(&connection().await, &self.queue_url).await.is_empty() })
    }
}

/// To the stand-in.
pub async fn connection() -> Connection {
    Moto::shared().connection().await
}

/// The event of an upload, as S3 sends it.
pub fn uploaded(key: &str) -> Value {
    json!({"Records": [{
        "eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "awsRegion": "eu-west-1",
        "s3": {"s3SchemaVersion": "1.0", "bucket": {"name": "data"}, "object": {"key": key, "size": 1}},
    }]})
}

/// The event of a request for a film, as API Gateway sends it.
pub fn film(id: u32) -> Value {
    let mut event = Event::named("movie-known").payload;
    let path = format!("/v1/movies/{id}");
    event["rawPath"] = path.as_str().into();
    event["requestContext"]["http"]["path"] = path.into();
    event["pathParameters"] = json!({"id": id.to_string()});
    event
}

/// The event of a request to the admin routes, as API Gateway sends it.
pub fn admin(method: &str, id: &str, key: Option<&str>) -> Value {
    let mut event = Event::named("health-ready").payload;
    let path = format!("/v1/admin/ingestions{}{id}", if id.is_empty() { "" } else { "/" });
    event["rawPath"] = path.as_str().into();
    event["requestContext"]["http"]["path"] = path.into();
    event["requestContext"]["http"]["method"] = method.into();
    if let Some(key) = key {
        event["headers"]["authorization"] = format!("Bearer {key}").into();
    }
    event
}
