//! The store on a Qdrant server, over gRPC.
//!
//! Write path: [`QdrantPublisher`] fills a new collection named by the contents' fingerprint ([`schema`], [`point`]),
//! checks it and moves the alias; [`QdrantStage`] does so in two steps. Read path: [`QdrantIndex`] reads one collection
//! ([`filter`] translates constraints); [`LiveQdrant`] follows the alias while a server runs. Every call goes through a
//! [`connection`], which handles deadlines and dead channels. The decision and the reasons for the layout are in
//! `infra/adr/0007-qdrant-server.md`.

mod connection;
mod filter;
mod index;
mod live;
mod point;
mod publish;
mod schema;
mod server;
mod stage;

pub use index::QdrantIndex;
pub use live::LiveQdrant;
pub use publish::QdrantPublisher;
pub use server::QdrantServer;
pub use stage::QdrantStage;
