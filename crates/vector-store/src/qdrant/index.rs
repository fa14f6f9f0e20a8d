//! One collection as a vector store.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::{
    Facet, FacetField, Filters, Fingerprint, IndexInfo, MovieCard, MovieId, Signals, SparseVector,
};
use cinerag_ports::{ListOrder, QueryVector, Scored, StoreError, VectorQuery, VectorStore};
use futures_util::future::try_join_all;
use qdrant_client::qdrant::{
    CountPoints, Direction, FacetCounts, Filter, GetPoints, OrderBy, PayloadIncludeSelector, PointId, Query,
    QueryBatchPoints, QueryPoints, RetrievedPoint, ScoredPoint, ScrollPoints, SearchParams, VectorInput,
    VectorsSelector, WithPayloadSelector, WithVectorsSelector, facet_value, with_payload_selector,
    with_vectors_selector,
};
use serde::de::DeserializeOwned;

use super::connection::{Connection, points};
use super::{filter, point, schema};
use crate::manifest::Manifest;

/// Results requested beyond the limit. Servers break ties arbitrarily, while ours are ordered by id: ties at the end of
/// a list are complete as long as they are no longer than this.
const OVERFETCH: u64 = 32;
/// Most values of a facet that are counted; no field has as many.
const MOST_VALUES: u64 = 1000;

/// One version of the index on a server. Nothing in it changes.
pub struct QdrantIndex {
    connection: Arc<Connection>,
    collection: String,
    manifest: Manifest,
    info: Arc<IndexInfo>,
}

impl QdrantIndex {
    /// A collection whose manifest is known.
    pub(super) fn new(
        connection: Arc<Connection>,
        collection: String,
        manifest: Manifest,
        fingerprint: Fingerprint,
    ) -> Self {
        QdrantIndex { connection, collection, info: Arc::new(manifest.info(fingerprint)), manifest }
    }

    /// Opens a version by its manifest; `None` when it has none and so is incomplete.
    pub(super) async fn open(
        connection: Arc<Connection>,
        collection: String,
        fingerprint: Fingerprint,
    ) -> Result<Option<Self>, StoreError> {
        let fields = Selected::Payload(schema::MANIFEST);
        let found = get(&connection, &collection, vec![PointId::from(schema::MANIFEST_ID)], fields).await?;
        let Some(mut found) = found.into_iter().next() else { return Ok(None) };
        let manifest = point::read_field(&mut found.payload, schema::MANIFEST).map_err(|reason| {
            StoreError::Corrupt { path: format!("{}/{collection}", connection.url), reason }
        })?;
        Ok(Some(QdrantIndex::new(connection, collection, manifest, fingerprint)))
    }

    /// The name of the collection.
    pub fn collection(&self) -> &str {
        &self.collection
    }

    /// Whether a query can be compared with what is stored.
    fn check(&self, query: &VectorQuery) -> Result<(), StoreError> {
        match &query.vector {
            QueryVector::Dense(vector) => {
                check_name(&self.manifest.dense, &query.name)?;
                let expected = self.info.dimension as usize;
                if vector.len() == expected {
                    return Ok(());
                }
                Err(StoreError::Dimension { expected, got: vector.len() })
            }
            QueryVector::Sparse(_) => check_name(&self.manifest.sparse, &query.name),
        }
    }

    fn query_points(&self, query: &VectorQuery, filter: &Filter) -> QueryPoints {
        let vector = match &query.vector {
            QueryVector::Dense(vector) => VectorInput::new_dense(vector.clone()),
            QueryVector::Sparse(vector) => {
                VectorInput::new_sparse(vector.indices.clone(), vector.values.clone())
            }
        };
        let limit = (query.limit as u64).saturating_add(OVERFETCH).min(u64::from(self.info.movies));
        QueryPoints {
            collection_name: self.collection.clone(),
            query: Some(Query::new_nearest(vector)),
            using: Some(query.name.clone()),
            filter: Some(filter.clone()),
            params: Some(SearchParams { exact: Some(true), ..SearchParams::default() }),
            limit: Some(limit),
            ..QueryPoints::default()
        }
    }

    /// Reads something of each film, in the order of the ids.
    async fn of_each<T: Clone>(
        &self,
        ids: &[MovieId],
        selected: Selected<'_>,
        read: impl Fn(&mut RetrievedPoint) -> Result<Option<T>, StoreError>,
    ) -> Result<Vec<Option<T>>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let distinct: BTreeSet<MovieId> = ids.iter().copied().collect();
        let distinct = distinct.iter().map(|id| PointId::from(u64::from(id.0))).collect();
        let mut found: HashMap<MovieId, T> = HashMap::with_capacity(ids.len());
        for mut point in get(&self.connection, &self.collection, distinct, selected).await? {
            if let (Some(id), Some(value)) = (point::movie_id(point.id.as_ref()), read(&mut point)?) {
                found.insert(id, value);
            }
        }
        Ok(ids.iter().map(|id| found.get(id).cloned()).collect())
    }

    /// A payload field of each film, in the order of the ids.
    async fn field_of_each<T: DeserializeOwned + Clone>(
        &self,
        ids: &[MovieId],
        field: &str,
    ) -> Result<Vec<Option<T>>, StoreError> {
        let corrupt = |reason: String| StoreError::Corrupt {
            path: format!("{}/{}", self.connection.url, self.collection),
            reason,
        };
        let read = |point: &mut RetrievedPoint| {
            point::read_field(&mut point.payload, field).map(Some).map_err(corrupt)
        };
        self.of_each(ids, Selected::Payload(field), read).await
    }

    async fn facet(&self, field: FacetField, filter: &Filter) -> Result<Facet, StoreError> {
        let request = FacetCounts {
            collection_name: self.collection.clone(),
            key: schema::facet_field(field).to_owned(),
            filter: Some(filter.clone()),
            limit: Some(MOST_VALUES),
            exact: Some(true),
            ..FacetCounts::default()
        };
        let ask = |service, request| async move { points(service).facet(request).await };
        let answer = self.connection.read(request, ask).await?;
        let tally = answer.hits.into_iter().filter_map(|hit| match hit.value?.variant? {
            facet_value::Variant::StringValue(value) => Some((value, hit.count as u32)),
            _ => None,
        });
        Ok(Facet::from_tally(field, tally))
    }
}

fn check_name(stored: &[String], name: &str) -> Result<(), StoreError> {
    let is_stored = stored.iter().any(|stored| stored == name);
    if is_stored { Ok(()) } else { Err(StoreError::UnknownVector(name.to_owned())) }
}

/// What to read of points.
#[derive(Clone, Copy)]
enum Selected<'a> {
    /// A field of the payload.
    Payload(&'a str),
    /// A named vector.
    Vector(&'a str),
}

async fn get(
    connection: &Connection,
    collection: &str,
    ids: Vec<PointId>,
    selected: Selected<'_>,
) -> Result<Vec<RetrievedPoint>, StoreError> {
    let payload = match selected {
        Selected::Payload(field) => {
            let fields = PayloadIncludeSelector { fields: vec![field.to_owned()] };
            with_payload_selector::SelectorOptions::Include(fields)
        }
        Selected::Vector(_) => with_payload_selector::SelectorOptions::Enable(false),
    };
    let vectors = match selected {
        Selected::Vector(name) => {
            with_vectors_selector::SelectorOptions::Include(VectorsSelector { names: vec![name.to_owned()] })
        }
        Selected::Payload(_) => with_vectors_selector::SelectorOptions::Enable(false),
    };
    let request = GetPoints {
        collection_name: collection.to_owned(),
        ids,
        with_payload: Some(WithPayloadSelector { selector_options: Some(payload) }),
        with_vectors: Some(WithVectorsSelector { selector_options: Some(vectors) }),
        ..GetPoints::default()
    };
    let ask = |service, request| async move { points(service).get(request).await };
    Ok(connection.read(request, ask).await?.result)
}

/// The server's list in our order: ties by id, truncated to the limit.
fn ranked(found: Vec<ScoredPoint>, query: &VectorQuery) -> Vec<Scored> {
    let scored = found
        .into_iter()
        .filter_map(|point| Some(Scored { id: point::movie_id(point.id.as_ref())?, score: point.score }));
    let mut list: Vec<Scored> = match query.vector {
        QueryVector::Dense(_) => scored.collect(),
        // weights can be negative; films with a negative sum do not match
        QueryVector::Sparse(_) => scored.filter(|scored| scored.score > 0.0).collect(),
    };
    list.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    list.truncate(query.limit);
    list
}

#[async_trait]
impl VectorStore for QdrantIndex {
    fn info(&self) -> Arc<IndexInfo> {
        Arc::clone(&self.info)
    }

    async fn query_batch(
        &self,
        queries: &[VectorQuery],
        filters: &Filters,
    ) -> Result<Vec<Vec<Scored>>, StoreError> {
        queries.iter().try_for_each(|query| self.check(query))?;
        let mut lists = vec![Vec::new(); queries.len()];
        let is_answerable = |query: &VectorQuery| {
            let is_empty = matches!(&query.vector, QueryVector::Sparse(vector) if vector.is_empty());
            query.limit > 0 && !is_empty
        };
        let asked: Vec<usize> = (0..queries.len()).filter(|at| is_answerable(&queries[*at])).collect();
        let Some(filter) = filter::conditions(filters, None).filter(|_| !asked.is_empty()) else {
            return Ok(lists);
        };
        let request = QueryBatchPoints {
            collection_name: self.collection.clone(),
            query_points: asked.iter().map(|at| self.query_points(&queries[*at], &filter)).collect(),
            ..QueryBatchPoints::default()
        };
        let ask = |service, request| async move { points(service).query_batch(request).await };
        let answer = self.connection.read(request, ask).await?;
        for (at, found) in asked.into_iter().zip(answer.result) {
            lists[at] = ranked(found.result, &queries[at]);
        }
        Ok(lists)
    }

    async fn dense_vector(&self, name: &str, id: MovieId) -> Result<Option<Vec<f32>>, StoreError> {
        Ok(self.dense_vectors(name, &[id]).await?.pop().flatten())
    }

    async fn sparse_vector(&self, name: &str, id: MovieId) -> Result<Option<SparseVector>, StoreError> {
        Ok(self.sparse_vectors(name, &[id]).await?.pop().flatten())
    }

    async fn dense_vectors(&self, name: &str, ids: &[MovieId]) -> Result<Vec<Option<Vec<f32>>>, StoreError> {
        check_name(&self.manifest.dense, name)?;
        self.of_each(ids, Selected::Vector(name), |point| Ok(point::dense(point.vectors.as_ref(), name)))
            .await
    }

    async fn sparse_vectors(
        &self,
        name: &str,
        ids: &[MovieId],
    ) -> Result<Vec<Option<SparseVector>>, StoreError> {
        check_name(&self.manifest.sparse, name)?;
        let read = |point: &mut RetrievedPoint| Ok(Some(point::sparse(point.vectors.as_ref(), name)));
        self.of_each(ids, Selected::Vector(name), read).await
    }

    async fn list(
        &self,
        filters: &Filters,
        among: Option<&[MovieId]>,
        order: ListOrder,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<MovieId>, StoreError> {
        // an ordered scroll always starts at the first film
        let depth = offset.saturating_add(limit).min(self.info.movies as usize);
        let Some(filter) = filter::conditions(filters, among).filter(|_| depth > offset) else {
            return Ok(Vec::new());
        };
        let request = ScrollPoints {
            collection_name: self.collection.clone(),
            filter: Some(filter),
            limit: Some(depth as u32),
            with_payload: Some(WithPayloadSelector {
                selector_options: Some(with_payload_selector::SelectorOptions::Enable(false)),
            }),
            order_by: Some(OrderBy {
                key: schema::place_field(order).to_owned(),
                direction: Some(Direction::Asc.into()),
                start_from: None,
            }),
            ..ScrollPoints::default()
        };
        let ask = |service, request| async move { points(service).scroll(request).await };
        let found = self.connection.read(request, ask).await?.result;
        Ok(found.iter().skip(offset).filter_map(|point| point::movie_id(point.id.as_ref())).collect())
    }

    async fn count(&self, filters: &Filters) -> Result<u32, StoreError> {
        let Some(filter) = filter::conditions(filters, None) else { return Ok(0) };
        let request = CountPoints {
            collection_name: self.collection.clone(),
            filter: Some(filter),
            exact: Some(true),
            ..CountPoints::default()
        };
        let ask = |service, request| async move { points(service).count(request).await };
        Ok(self.connection.read(request, ask).await?.result.map_or(0, |result| result.count as u32))
    }

    async fn facets(
        &self,
        fields: &[FacetField],
        filters: &Filters,
        among: Option<&[MovieId]>,
    ) -> Result<Vec<Facet>, StoreError> {
        let Some(filter) = filter::conditions(filters, among) else {
            return Ok(fields.iter().map(|field| Facet::from_tally(*field, [])).collect());
        };
        try_join_all(fields.iter().map(|field| self.facet(*field, &filter))).await
    }

    async fn signals(&self, ids: &[MovieId]) -> Result<Vec<Option<Signals>>, StoreError> {
        self.field_of_each(ids, schema::SIGNALS).await
    }

    async fn cards(&self, ids: &[MovieId]) -> Result<Vec<Option<MovieCard>>, StoreError> {
        self.field_of_each(ids, schema::CARD).await
    }
}
