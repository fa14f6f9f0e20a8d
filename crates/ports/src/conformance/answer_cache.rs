//! What every answer cache must do.

use std::sync::Arc;

use super::sample_answer;
use crate::AnswerCache;

/// Runs the suite on an empty cache; panics with what differs.
pub fn answer_cache(under_test: &dyn AnswerCache) {
    assert!(under_test.get("a").is_none(), "an empty cache knows nothing");
    under_test.put("a".into(), Arc::new(sample_answer("one")));
    under_test.put("b".into(), Arc::new(sample_answer("two")));
    let text = |key: &str| under_test.get(key).map(|answer| answer.query.text.clone());
    assert_eq!([text("a"), text("b"), text("c")], [Some("one".into()), Some("two".into()), None]);
    under_test.put("a".into(), Arc::new(sample_answer("three")));
    assert_eq!(text("a").as_deref(), Some("three"), "the last answer stands");
}
