//! Films → points, and points → what is read from them.

use std::collections::HashMap;

use cinerag_domain::{Genre, MovieId, NameField, SparseVector, decade_of, runtime_bucket};
use cinerag_ports::{ListOrder, Point, PublishError};
use qdrant_client::Payload;
use qdrant_client::qdrant::{
    NamedVectors, PointId, PointStruct, Value, Vector, VectorsOutput, point_id, vector_output,
};
use serde::de::DeserializeOwned;
use serde_json::json;

use super::schema::{self, place_field};
use crate::manifest::Manifest;

const ORDERS: [ListOrder; 3] = [ListOrder::Rating, ListOrder::Year, ListOrder::Popularity];

/// Each film's place in each order.
pub(super) fn places(points: &[Point]) -> Vec<[u32; 3]> {
    let mut places = vec![[0; 3]; points.len()];
    for (column, order) in ORDERS.into_iter().enumerate() {
        let key = |point: &Point| match order {
            ListOrder::Rating => point.movie.quality,
            ListOrder::Year => f32::from(point.facts.year.unwrap_or(0)),
            ListOrder::Popularity => point.movie.popularity,
        };
        let mut sorted: Vec<usize> = (0..points.len()).collect();
        sorted.sort_by(|a, b| {
            let by_key = key(&points[*b]).total_cmp(&key(&points[*a]));
            by_key.then(points[*a].facts.id.cmp(&points[*b].facts.id))
        });
        for (place, film) in (0..).zip(sorted) {
            places[film][column] = place;
        }
    }
    places
}

/// A film as the server stores it.
pub(super) fn film(point: &Point, places: [u32; 3]) -> Result<PointStruct, PublishError> {
    let facts = &point.facts;
    let genres: Vec<&str> = facts.genres.iter().map(Genre::name).collect();
    let mut payload = json!({
        schema::GENRES: genres,
        schema::RATING: facts.rating,
        schema::RATING_POINTS: (facts.rating.clamp(0.0, 10.0) as u32).to_string(),
        schema::CARD: point.movie.card,
        schema::SIGNALS: point.signals(),
    });
    for field in NameField::ALL {
        payload[field.name()] = json!(facts.names(field));
    }
    // unknown values are left out, so that they are neither counted nor matched
    let mut set = |field: &str, value: Option<serde_json::Value>| {
        if let Some(value) = value {
            payload[field] = value;
        }
    };
    set(schema::LANGUAGE, facts.language.as_ref().map(|code| json!(code)));
    set(schema::YEAR, facts.year.map(|year| json!(year)));
    set(schema::DECADE, facts.year.map(|year| json!(decade_of(year))));
    set(schema::RUNTIME, facts.runtime_minutes.map(|minutes| json!(minutes)));
    set(schema::RUNTIME_BUCKET, facts.runtime_minutes.map(|minutes| json!(runtime_bucket(minutes))));
    for (order, place) in ORDERS.into_iter().zip(places) {
        set(place_field(order), Some(json!(place)));
    }
    let dense = point.dense.iter().map(|(name, vector)| (name.clone(), Vector::new_dense(vector.clone())));
    // a film without terms has no vector of that name; it is read as an empty one
    let sparse = point.sparse.iter().filter(|(_, vector)| !vector.is_empty()).map(|(name, vector)| {
        (name.clone(), Vector::new_sparse(vector.indices.clone(), vector.values.clone()))
    });
    let vectors = NamedVectors { vectors: dense.chain(sparse).collect() };
    Ok(PointStruct::new(u64::from(facts.id.0), vectors, to_payload(payload)?))
}

/// The point that marks a collection as complete.
pub(super) fn manifest(manifest: &Manifest) -> Result<PointStruct, PublishError> {
    let payload = to_payload(json!({ schema::MANIFEST: manifest }))?;
    Ok(PointStruct::new(schema::MANIFEST_ID, NamedVectors::default(), payload))
}

fn to_payload(object: serde_json::Value) -> Result<Payload, PublishError> {
    Payload::try_from(object)
        .map_err(|error| PublishError::Invalid(format!("a record cannot be encoded: {error}")))
}

/// The film of a point.
pub(super) fn movie_id(id: Option<&PointId>) -> Option<MovieId> {
    match id?.point_id_options.as_ref()? {
        point_id::PointIdOptions::Num(number) => u32::try_from(*number).ok().map(MovieId),
        point_id::PointIdOptions::Uuid(_) => None,
    }
}

/// A field of a payload, or the reason why it is unreadable.
pub(super) fn read_field<T: DeserializeOwned>(
    payload: &mut HashMap<String, Value>,
    field: &str,
) -> Result<T, String> {
    let value = payload.remove(field).ok_or_else(|| format!("a point has no {field:?}"))?;
    serde_json::from_value(value.into_json()).map_err(|error| format!("{field:?} is unreadable: {error}"))
}

/// A dense vector of a point.
pub(super) fn dense(vectors: Option<&VectorsOutput>, name: &str) -> Option<Vec<f32>> {
    match vectors?.get_vector_by_name(name)? {
        vector_output::Vector::Dense(vector) => Some(vector.data),
        _ => None,
    }
}

/// A sparse vector of a point; empty when it has none.
pub(super) fn sparse(vectors: Option<&VectorsOutput>, name: &str) -> SparseVector {
    match vectors.and_then(|vectors| vectors.get_vector_by_name(name)) {
        Some(vector_output::Vector::Sparse(vector)) => {
            SparseVector::from_pairs(vector.indices.into_iter().zip(vector.values))
        }
        _ => SparseVector::default(),
    }
}
