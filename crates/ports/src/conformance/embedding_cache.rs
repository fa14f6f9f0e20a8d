//! What every embedding cache must do.

use crate::EmbeddingCache;

/// Runs the suite; `open` opens the same cache again, as the next run would. Panics with what differs.
pub fn embedding_cache<C: EmbeddingCache>(open: impl Fn() -> C) {
    let first = open();
    assert_eq!(first.get(1), None, "an empty cache knows nothing");
    first.put(1, &[0.5, -0.25]).expect("put");
    first.put(u128::MAX, &[1.0, 0.0]).expect("put");
    assert_eq!(first.get(1), Some(vec![0.5, -0.25]));
    drop(first);
    let second = open();
    assert_eq!(second.get(1), Some(vec![0.5, -0.25]), "what was put is there in the next run");
    assert_eq!(second.get(u128::MAX), Some(vec![1.0, 0.0]));
    second.put(1, &[0.5, -0.25]).expect("putting again is no error");
    assert_eq!(second.get(2), None);
}
