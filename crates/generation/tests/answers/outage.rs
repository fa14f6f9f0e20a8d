//! Answers while the preferred vector store is unavailable say so, whatever was asked.

use std::sync::Arc;

use async_trait::async_trait;
use cinerag_domain::{Degradation, Fingerprint};
use cinerag_ports::{PreferredStore, StoreCall, StoreError, VectorStore};

use crate::catalogue::{after, engine, index};

/// A store that has failed already.
struct Failed;

#[async_trait]
impl PreferredStore for Failed {
    fn store(&self) -> Option<&dyn VectorStore> {
        None
    }

    async fn run<'a>(&'a self, question: StoreCall<'a>) {
        question.await;
    }

    fn failed(&self, _: &StoreError) {}
}

#[tokio::test]
async fn every_answer_says_that_the_store_was_unavailable() {
    let versions = ["whole", "lesser"].map(|version| Fingerprint(version.into()));
    let engine = engine();
    for message in ["science fiction films about space", "Who directed Heat?", "hello"] {
        let degraded = index().preferring(Arc::new(Failed), versions.clone());
        for (index, expected) in [(index(), vec![]), (degraded, vec![Degradation::VectorStore])] {
            let answering = engine.answer(&index, &after(&[], message)).await.expect("an answer");
            assert_eq!(answering.whole().await.closing.degraded, expected, "{message}");
        }
    }
}
