//! Stage "retrieve": the dense, the sparse and the concept list, requested in one batch.

use cinerag_domain::{Filters, SparseVector};
use cinerag_ports::{
    DENSE_DOCUMENT, IndexSnapshot, QueryVector, SPARSE_BM25, SPARSE_CONCEPTS, Scored, StoreError, VectorQuery,
};

/// Films taken from each list. The candidate set, which `total` and facets count, is at most three times as large; it
/// does not depend on the page asked for, so that pages match. On the development queries lists of 200 and 500
/// found no more of the described films, since reranking does not lift films from that far down.
pub const LIST_DEPTH: usize = 100;

/// The ranked lists; an absent vector gives an empty one.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct RankedLists {
    pub(crate) dense: Vec<Scored>,
    pub(crate) sparse: Vec<Scored>,
    pub(crate) concepts: Vec<Scored>,
}

/// Asks the store for the lists that have a query vector.
pub(crate) async fn retrieve(
    index: &IndexSnapshot,
    dense: Option<&[f32]>,
    sparse: Option<&SparseVector>,
    concepts: Option<&SparseVector>,
    filters: &Filters,
) -> Result<RankedLists, StoreError> {
    let query = |name: &str, vector| VectorQuery { name: name.into(), vector, limit: LIST_DEPTH };
    let [has_dense, has_sparse] = [dense.is_some(), sparse.is_some()];
    let dense = dense.map(|vector| query(DENSE_DOCUMENT, QueryVector::Dense(vector.to_vec())));
    let sparse = sparse.map(|vector| query(SPARSE_BM25, QueryVector::Sparse(vector.clone())));
    let concepts = concepts.map(|vector| query(SPARSE_CONCEPTS, QueryVector::Sparse(vector.clone())));
    let queries: Vec<VectorQuery> = dense.into_iter().chain(sparse).chain(concepts).collect();
    if queries.is_empty() {
        return Ok(RankedLists::default());
    }
    let mut lists = index.ask(|store| store.query_batch(&queries, filters)).await?.into_iter();
    let mut next = |is_asked: bool| if is_asked { lists.next().unwrap_or_default() } else { Vec::new() };
    Ok(RankedLists { dense: next(has_dense), sparse: next(has_sparse), concepts: next(true) })
}
