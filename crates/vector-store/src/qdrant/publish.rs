//! Publish-and-switch on a server.

use std::future::Future;
use std::sync::Arc;

use cinerag_domain::{Filters, Fingerprint, IndexInfo};
use cinerag_ports::{
    IndexContents, IndexPublisher, Point, PublishError, Published, QueryVector, StoreError, VectorQuery,
    VectorStore,
};
use prost::Message;
use qdrant_client::qdrant::alias_operations::Action;
use qdrant_client::qdrant::{
    AliasOperations, ChangeAliases, CollectionExistsRequest, CreateAlias, CreateFieldIndexCollection,
    DeleteAlias, DeleteCollection, ListCollectionsRequest, PointStruct, UpsertPoints,
};

use super::connection::{Connection, collections, points};
use super::index::QdrantIndex;
use super::server::QdrantServer;
use super::{live, point, schema};
use crate::manifest::Manifest;

/// Films per request: about a megabyte.
const BATCH: usize = 128;
/// Films whose vectors are searched for when a collection is checked.
const CHECKED_FILMS: usize = 3;
/// Length of the lists that the check compares.
const CHECKED_DEPTH: usize = 10;

/// Publishes collections: the new one is filled beside the old, checked, and only then named by the alias, in one step.
/// The previous collection stays for rollback, older ones are deleted. Every step can be repeated, so that an interrupted
/// publication completes when it is run again.
pub struct QdrantPublisher {
    server: QdrantServer,
}

/// Why a step failed, before it becomes the error of the port.
enum Failure {
    Store(StoreError),
    Publish(PublishError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::Store(error)
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        Failure::Publish(error)
    }
}

impl QdrantPublisher {
    /// Publishes to a server.
    pub fn new(server: QdrantServer) -> Self {
        QdrantPublisher { server }
    }

    /// Address of the server.
    pub(super) fn url(&self) -> &str {
        &self.server.url
    }

    /// Fills and checks the collection of the contents, unless it is complete already. No reader sees it before
    /// [`Self::make_current`].
    pub(super) fn fill(&self, contents: &IndexContents) -> Result<Published, PublishError> {
        self.settled(self.filled(contents))
    }

    async fn filled(&self, contents: &IndexContents) -> Result<Published, Failure> {
        let manifest = Manifest::of(contents)?;
        let fingerprint = schema::fingerprint(contents);
        let info = manifest.info(fingerprint.clone());
        let name = schema::collection_name(&self.server.alias, &fingerprint);
        let connection = Arc::new(Connection::new(&self.server)?);
        let films = films(&contents.points)?;
        let bytes = films.iter().map(|film| film.encoded_len() as u64).sum();

        if live::named(&connection, &self.server.alias).await?.as_deref() == Some(&name) {
            return Ok(Published { info, changed: false, bytes });
        }
        let opened = if exists(&connection, &name).await? {
            QdrantIndex::open(Arc::clone(&connection), name.clone(), fingerprint.clone()).await?
        } else {
            create(&connection, &name, &manifest).await?;
            None
        };
        let is_whole = opened.is_some();
        if !is_whole {
            make_indexes(&connection, &name).await?;
            for batch in films.chunks(BATCH) {
                upsert(&connection, &name, batch.to_vec()).await?;
            }
        }
        let last = point::manifest(&manifest)?;
        let index = QdrantIndex::new(Arc::clone(&connection), name.clone(), manifest, fingerprint);
        check(&index, contents, &info).await?;
        if !is_whole {
            upsert(&connection, &name, vec![last]).await?;
        }
        Ok(Published { info, changed: true, bytes })
    }

    /// Points the alias at a complete collection and drops all others except the previous one; true when that changed
    /// it.
    pub(super) async fn make_current(&self, fingerprint: &Fingerprint) -> Result<bool, StoreError> {
        let alias = &self.server.alias;
        let name = schema::collection_name(alias, fingerprint);
        let connection = Connection::new(&self.server)?;
        let previous = live::named(&connection, alias).await?;
        if previous.as_deref() == Some(&name) {
            return Ok(false);
        }
        switch(&connection, alias, &name, previous.is_some()).await?;
        drop_stale(&connection, alias, &[Some(&name), previous.as_ref()]).await?;
        Ok(true)
    }

    /// Waits for the server on a separate thread, since the caller's thread may already run a runtime.
    fn settled<T: Send>(
        &self,
        work: impl Future<Output = Result<T, Failure>> + Send,
    ) -> Result<T, PublishError> {
        let failed = |reason: String| PublishError::Write { path: self.server.url.clone(), reason };
        let done = std::thread::scope(|scope| {
            let run = || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
                Ok::<_, std::io::Error>(runtime.block_on(work))
            };
            scope.spawn(run).join()
        });
        match done {
            Ok(Ok(Ok(value))) => Ok(value),
            Ok(Ok(Err(Failure::Publish(error)))) => Err(error),
            Ok(Ok(Err(Failure::Store(error)))) => Err(failed(error.to_string())),
            Ok(Err(no_runtime)) => Err(failed(no_runtime.to_string())),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
}

impl IndexPublisher for QdrantPublisher {
    fn publish(&self, contents: &IndexContents) -> Result<Published, PublishError> {
        self.settled(async {
            let filled = self.filled(contents).await?;
            if filled.changed {
                self.make_current(&filled.info.fingerprint).await?;
            }
            Ok(filled)
        })
    }
}

fn films(points: &[Point]) -> Result<Vec<PointStruct>, PublishError> {
    points.iter().zip(point::places(points)).map(|(film, places)| point::film(film, places)).collect()
}

async fn exists(connection: &Connection, name: &str) -> Result<bool, StoreError> {
    let request = CollectionExistsRequest { collection_name: name.to_owned() };
    let ask = |service, request| async move { collections(service).collection_exists(request).await };
    Ok(connection.read(request, ask).await?.result.is_some_and(|result| result.exists))
}

async fn create(connection: &Connection, name: &str, manifest: &Manifest) -> Result<(), StoreError> {
    let make = |service, change| async move { collections(service).create(change).await };
    match connection.write(schema::collection(name, manifest), make).await {
        Ok(_) => Ok(()),
        // a first attempt may have succeeded without its answer arriving
        Err(_) if exists(connection, name).await? => Ok(()),
        Err(error) => Err(error),
    }
}

async fn make_indexes(connection: &Connection, name: &str) -> Result<(), StoreError> {
    for (field, kind) in schema::indexed() {
        let change = CreateFieldIndexCollection {
            collection_name: name.to_owned(),
            wait: Some(true),
            field_name: field.to_owned(),
            field_type: Some(kind.into()),
            ..CreateFieldIndexCollection::default()
        };
        let make = |service, change| async move { points(service).create_field_index(change).await };
        connection.write(change, make).await?;
    }
    Ok(())
}

async fn upsert(connection: &Connection, name: &str, batch: Vec<PointStruct>) -> Result<(), StoreError> {
    let change = UpsertPoints {
        collection_name: name.to_owned(),
        wait: Some(true),
        points: batch,
        ..UpsertPoints::default()
    };
    let write = |service, change| async move { points(service).upsert(change).await };
    connection.write(change, write).await.map(|_| ())
}

/// Counts the films, and searches by each vector of a few of them: the lists must equal those computed from the
/// contents.
async fn check(index: &QdrantIndex, contents: &IndexContents, info: &IndexInfo) -> Result<(), Failure> {
    let wrong = |reason: String| PublishError::Write { path: index.collection().to_owned(), reason };
    let count = index.count(&Filters::default()).await?;
    if count != info.movies {
        return Err(wrong(format!("holds {count} films, expected {}", info.movies)).into());
    }
    let points = &contents.points;
    for film in points.iter().step_by(points.len().div_ceil(CHECKED_FILMS)) {
        let query = |name: &str, vector| VectorQuery { name: name.to_owned(), vector, limit: CHECKED_DEPTH };
        let dense = film.dense.iter().map(|(name, v)| query(name, QueryVector::Dense(v.clone())));
        let sparse = film.sparse.iter().map(|(name, v)| query(name, QueryVector::Sparse(v.clone())));
        let queries: Vec<VectorQuery> = dense.chain(sparse).collect();
        let lists = index.query_batch(&queries, &Filters::default()).await?;
        for (query, list) in queries.iter().zip(lists) {
            let expected = best_scores(points, query);
            let found: Vec<f32> = list.iter().map(|scored| scored.score).collect();
            let near = |(a, b): (&f32, &f32)| (a - b).abs() <= 1e-3 * b.abs().max(1.0);
            if found.len() != expected.len() || !found.iter().zip(&expected).all(near) {
                let (name, id) = (&query.name, film.facts.id);
                let reason = format!("films near {id} by {name:?} score {found:?}, expected {expected:?}");
                return Err(wrong(reason).into());
            }
        }
    }
    Ok(())
}

/// The scores of a list, computed over all films.
fn best_scores(points: &[Point], query: &VectorQuery) -> Vec<f32> {
    let mut scores: Vec<f32> = match &query.vector {
        QueryVector::Dense(vector) => {
            let dot = |stored: &Vec<f32>| stored.iter().zip(vector).map(|(a, b)| a * b).sum();
            points.iter().map(|point| dot(&point.dense[&query.name])).collect()
        }
        QueryVector::Sparse(vector) => {
            let scores = points.iter().map(|point| point.sparse[&query.name].dot(vector));
            scores.filter(|score| *score > 0.0).collect()
        }
    };
    scores.sort_by(|a, b| b.total_cmp(a));
    scores.truncate(query.limit);
    scores
}

/// Moves the alias in one request, so that it always exists.
async fn switch(connection: &Connection, alias: &str, name: &str, is_named: bool) -> Result<(), StoreError> {
    let delete = is_named.then(|| Action::DeleteAlias(DeleteAlias { alias_name: alias.to_owned() }));
    let create =
        Action::CreateAlias(CreateAlias { collection_name: name.to_owned(), alias_name: alias.to_owned() });
    let actions = delete.into_iter().chain([create]);
    let change = ChangeAliases {
        actions: actions.map(|action| AliasOperations { action: Some(action) }).collect(),
        timeout: None,
    };
    let write = |service, change| async move { collections(service).update_aliases(change).await };
    connection.write(change, write).await.map(|_| ())
}

/// Deletes our collections other than the retained ones.
async fn drop_stale(
    connection: &Connection,
    alias: &str,
    retained: &[Option<&String>],
) -> Result<(), StoreError> {
    let ask = |service, request| async move { collections(service).list(request).await };
    let found = connection.read(ListCollectionsRequest {}, ask).await?.collections;
    let names = found.into_iter().map(|collection| collection.name);
    for name in names.filter(|name| schema::version_of(alias, name).is_some()) {
        if !retained.contains(&Some(&name)) {
            let change = DeleteCollection { collection_name: name, timeout: None };
            let write = |service, change| async move { collections(service).delete(change).await };
            connection.write(change, write).await?;
        }
    }
    Ok(())
}
