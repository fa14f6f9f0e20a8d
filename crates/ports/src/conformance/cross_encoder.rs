//! What every cross-encoder must do.

use crate::CrossEncoder;

/// Most that a score may differ between a batch and a pair alone, as a share of the score's size.
const TOLERANCE: f32 = 1e-4;

/// Runs the suite; panics with what differs.
pub fn cross_encoder(under_test: &dyn CrossEncoder) {
    let long = "a very long description of a film ".repeat(200);
    let documents = ["two brothers rob a bank", "a dog learns to surf", "", "é 😀", "\u{202e}שלום", &long];
    for query in ["space heist comedy", "a dog", "😀", "", &long] {
        let scores = under_test.scores(query, &documents).expect("any pair has a score");
        assert_eq!(scores.len(), documents.len(), "one score a document for {query:?}");
        assert!(scores.iter().all(|score| score.is_finite()), "scores are numbers: {scores:?}");
        let again = under_test.scores(query, &documents).expect("again");
        assert_eq!(scores, again, "equal pairs, equal scores: {query:?}");
        for (document, score) in documents.iter().zip(scores) {
            let alone = under_test.scores(query, &[document]).expect("alone");
            assert_eq!(alone.len(), 1, "one score for one document");
            let difference = (alone[0] - score).abs();
            assert!(
                difference <= TOLERANCE * score.abs().max(1.0),
                "{document:?} has {} alone and {score} among others",
                alone[0]
            );
        }
    }
    assert!(under_test.scores("a dog", &[]).expect("no documents").is_empty(), "no document, no score");
    assert!(!under_test.fingerprint().0.is_empty(), "the model has a name");
}
