//! The format of a stored vector: `key u128, XXH3-64 of key and vector, vector f32[dimension]`, little-endian.

use std::collections::HashMap;

use cinerag_ports::EmbeddingKey;
use xxhash_rust::xxh3::xxh3_64;

const KEY_BYTES: usize = 16;
const CHECKSUM_BYTES: usize = 8;

/// Bytes of a record.
pub(crate) const fn record_bytes(dimension: usize) -> usize {
    KEY_BYTES + CHECKSUM_BYTES + dimension * size_of::<f32>()
}

/// The record of a vector.
pub(crate) fn record(key: EmbeddingKey, vector: &[f32]) -> Vec<u8> {
    let mut record = key.to_le_bytes().to_vec();
    record.extend_from_slice(&[0; CHECKSUM_BYTES]);
    record.extend(vector.iter().flat_map(|x| x.to_le_bytes()));
    let checksum = checksum(&record);
    record[KEY_BYTES..KEY_BYTES + CHECKSUM_BYTES].copy_from_slice(&checksum.to_le_bytes());
    record
}

/// Reads the intact records from the start and returns where they end.
pub(crate) fn read_records(
    bytes: &[u8],
    dimension: usize,
    vectors: &mut HashMap<EmbeddingKey, Vec<f32>>,
) -> usize {
    let record_bytes = record_bytes(dimension);
    vectors.reserve(bytes.len() / record_bytes);
    let mut end = 0;
    for record in bytes.chunks_exact(record_bytes) {
        let (key, rest) = record.split_at(KEY_BYTES);
        let (stored, vector) = rest.split_at(CHECKSUM_BYTES);
        if checksum(record).to_le_bytes() != stored {
            break;
        }
        let key = key.iter().rev().fold(0, |key, byte| key << 8 | EmbeddingKey::from(*byte));
        let components = vector.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes));
        vectors.insert(key, components.collect());
        end += record_bytes;
    }
    end
}

/// The checksum over key and vector of a record; its checksum field is not read.
fn checksum(record: &[u8]) -> u64 {
    let (key, rest) = record.split_at(KEY_BYTES);
    xxh3_64(key).rotate_left(32) ^ xxh3_64(&rest[CHECKSUM_BYTES..])
}
