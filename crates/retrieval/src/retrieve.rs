//! Stage "retrieve": the dense and the sparse list, asked for in one batch.

use cinerag_domain::{Filters, SparseVector};
use cinerag_ports::{
    DENSE_DOCUMENT, IndexSnapshot, QueryVector, SPARSE_BM25, Scored, StoreError, VectorQuery,
};

/// Films taken from each list. The candidate set, which `total` and facets count, is at most twice as large; it
/// does not depend on the page asked for, so that pages match. On the development queries lists of 200 and 500
/// found no more of the described films, since reranking does not lift films from that far down.
pub const LIST_DEPTH: usize = 100;

/// The ranked lists; an absent vector gives an empty one.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct RankedLists {
    pub(crate) dense: Vec<Scored>,
    pub(crate) sparse: Vec<Scored>,
}

/// Asks the store for the lists that have a query vector.
pub(crate) async fn retrieve(
    index: &IndexSnapshot,
    dense: Option<&[f32]>,
    sparse: Option<&SparseVector>,
    filters: &Filters,
) -> Result<RankedLists, StoreError> {
    let query = |name: &str, vector| VectorQuery { name: name.into(), vector, limit: LIST_DEPTH };
    let has_dense = dense.is_some();
    let dense = dense.map(|vector| query(DENSE_DOCUMENT, QueryVector::Dense(vector.to_vec())));
    let sparse = sparse.map(|vector| query(SPARSE_BM25, QueryVector::Sparse(vector.clone())));
    let queries: Vec<VectorQuery> = dense.into_iter().chain(sparse).collect();
    if queries.is_empty() {
        return Ok(RankedLists::default());
    }
    let mut lists = index.ask(|store| store.query_batch(&queries, filters)).await?.into_iter();
    let dense = if has_dense { lists.next() } else { None };
    Ok(RankedLists { dense: dense.unwrap_or_default(), sparse: lists.next().unwrap_or_default() })
}
