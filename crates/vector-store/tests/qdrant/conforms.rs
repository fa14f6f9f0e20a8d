//! The conformance suite of the port, against the peer and, when `QDRANT_URL` is set, a real server.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_ports::conformance::{self, StoreUnderTest};
use cinerag_ports::{IndexContents, IndexPublisher, Published, VectorStore};
use cinerag_vector_store::{QdrantPublisher, QdrantServer};
use qdrant_client::Qdrant;

use crate::peer::Peer;
use crate::{live, patient, setting};

struct Server(QdrantServer);

#[async_trait]
impl StoreUnderTest for Server {
    async fn publish(&self, contents: &IndexContents) -> Published {
        QdrantPublisher::new(self.0.clone()).publish(contents).expect("publish")
    }

    async fn reader(&self) -> Box<dyn VectorStore> {
        let index = live(&self.0).0.open().await.expect("open");
        Box::new(Arc::into_inner(index).expect("nobody else has it"))
    }
}

#[tokio::test]
async fn conforms() {
    let peer = Peer::start();
    conformance::vector_store(&Server(patient(QdrantServer::new(&peer.url)))).await;
    if let Some(url) = setting("QDRANT_URL") {
        let key = setting("QDRANT_API_KEY");
        // a new alias, so that the first publication changes something
        let alias = format!("conformance-{}", std::process::id());
        let server = QdrantServer::new(&url).with_api_key(key.clone()).with_alias(&alias);
        conformance::vector_store(&Server(patient(server))).await;
        remove(&url, key, &alias).await;
    }
}

/// Removes an alias and everything published under it.
async fn remove(url: &str, key: Option<String>, alias: &str) {
    let client = Qdrant::from_url(url).api_key(key).skip_compatibility_check().build().expect("a client");
    client.delete_alias(alias).await.expect("the alias is removed");
    for collection in client.list_collections().await.expect("a list").collections {
        if collection.name.starts_with(alias) {
            client.delete_collection(collection.name).await.expect("a collection is removed");
        }
    }
}
