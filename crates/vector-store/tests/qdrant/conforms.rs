//! The conformance suite of the port, against the peer and, when `QDRANT_URL` is set, a real server.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_ports::conformance::{self, StoreUnderTest};
use cinerag_ports::{IndexContents, IndexPublisher, Published, VectorStore};
use cinerag_vector_store::{QdrantPublisher, QdrantServer};

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
    let mut servers = vec![QdrantServer::new(&peer.url)];
    if let Some(url) = setting("QDRANT_URL") {
        // an alias of its own, so that the first publication changes something
        let alias = format!("conformance-{}", std::process::id());
        servers.push(QdrantServer::new(url).with_api_key(setting("QDRANT_API_KEY")).with_alias(alias));
    }
    for server in servers {
        conformance::vector_store(&Server(patient(server))).await;
    }
}
