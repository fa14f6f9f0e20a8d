//! Sparse vectors: the term weights of a text, for a dot product.

use serde::{Deserialize, Serialize};

/// Term weights by term id, ids strictly ascending; the shape of Qdrant's sparse vectors.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SparseVector {
    /// Term ids, strictly ascending.
    pub indices: Vec<u32>,
    /// The weight of each, finite.
    pub values: Vec<f32>,
}

impl SparseVector {
    /// From pairs in any order; weights of equal ids are added up.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (u32, f32)>) -> Self {
        let mut pairs: Vec<(u32, f32)> = pairs.into_iter().collect();
        pairs.sort_by_key(|(index, _)| *index);
        let mut vector = SparseVector::default();
        for (index, value) in pairs {
            match (vector.indices.last(), vector.values.last_mut()) {
                (Some(last), Some(sum)) if *last == index => *sum += value,
                _ => {
                    vector.indices.push(index);
                    vector.values.push(value);
                }
            }
        }
        vector
    }

    /// Pairs of term id and weight, ids ascending.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.indices.iter().copied().zip(self.values.iter().copied())
    }

    /// True when it has no term.
    pub fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// Sum over the shared terms of the products of their weights.
    pub fn dot(&self, other: &SparseVector) -> f32 {
        self.iter()
            .filter_map(|(index, weight)| {
                other.indices.binary_search(&index).ok().map(|at| weight * other.values[at])
            })
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ids_are_added_and_only_shared_ones_count() {
        let a = SparseVector::from_pairs([(7, 1.0), (2, 0.5), (7, 2.0)]);
        assert_eq!(a, SparseVector { indices: vec![2, 7], values: vec![0.5, 3.0] });
        let b = SparseVector::from_pairs([(7, 2.0), (9, 100.0)]);
        assert!((a.dot(&b) - 6.0).abs() < 1e-6);
    }
}
