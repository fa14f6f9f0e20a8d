//! What every cache of the read path must do.

use std::sync::Arc;

use super::sample_answer;
use crate::{AnswerCache, CachedAnswer, QueryVectorCache};

/// Runs the suite on an empty cache of answers; panics with what differs.
pub async fn answer_cache(under_test: &dyn AnswerCache) {
    assert!(text(under_test, "a").await.is_none(), "an empty cache knows nothing");
    assert!(under_test.in_memory("a").is_none(), "nor has it anything at hand");
    let mut one = sample_answer("one");
    one.total = 42;
    one.query.relaxed = vec!["year".into(), String::new()];
    let one = Arc::new(one);
    under_test.put("a", &one).await;
    under_test.put("b", &Arc::new(sample_answer("deux: é 😀"))).await;
    let cached = under_test.get("a").await.found.expect("cached");
    assert_eq!((&*cached.answer, cached.is_stale), (&*one, false), "comes back whole, and fresh");
    assert_eq!(text(under_test, "b").await.as_deref(), Some("deux: é 😀"));
    assert_eq!(text(under_test, "c").await, None);
    under_test.put("a", &Arc::new(sample_answer("three"))).await;
    assert_eq!(text(under_test, "a").await.as_deref(), Some("three"), "the last answer stands");
    if let Some(CachedAnswer { answer, is_stale, .. }) = under_test.in_memory("a") {
        assert_eq!((answer.query.text.as_str(), is_stale), ("three", false), "what is at hand is the same");
    }
}

async fn text(cache: &dyn AnswerCache, key: &str) -> Option<String> {
    let lookup = cache.get(key).await;
    assert!(!lookup.is_unavailable, "it is there");
    lookup.found.map(|cached| cached.answer.query.text.clone())
}

/// Runs the suite on an empty cache of query vectors; panics with what differs.
pub async fn query_vector_cache(under_test: &dyn QueryVectorCache) {
    assert_eq!(under_test.vectors(&[1, 2]).await.found, [None, None], "an empty cache knows nothing");
    assert_eq!(under_test.vectors(&[]).await.found, [], "nothing is asked of it, nothing comes back");
    let vector = |x: f32| -> Arc<[f32]> { Arc::from([x, -0.25, f32::MIN_POSITIVE]) };
    under_test.put_vectors(&[]).await;
    under_test.put_vectors(&[(1, vector(0.5)), (u128::MAX, vector(1.0))]).await;
    let lookup = under_test.vectors(&[u128::MAX, 2, 1]).await;
    assert_eq!(lookup.found, [Some(vector(1.0)), None, Some(vector(0.5))], "in the order of the keys");
    assert!(!lookup.is_unavailable, "it is there");
}
