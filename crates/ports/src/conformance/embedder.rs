//! What every embedder must do.

use crate::Embedder;

/// Runs the suite; panics with what differs.
pub fn embedder(under_test: &dyn Embedder) {
    let long = "a very long description of a film ".repeat(200);
    for text in ["space heist comedy", "é", "😀", "\u{202e}שלום", "", long.as_str()] {
        let vector = under_test.embed(text).expect("any text has a vector");
        assert_eq!(vector.len(), under_test.dimension(), "dimension for {text:?}");
        let norm = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
        assert!((norm - 1.0).abs() < 1e-3, "norm {norm} for {text:?}");
        assert_eq!(vector, under_test.embed(text).expect("again"), "equal texts, equal vectors: {text:?}");
    }
    let [a, b] =
        ["two brothers rob a bank", "a dog learns to surf"].map(|text| under_test.embed(text).expect("text"));
    assert_ne!(a, b, "different texts, different vectors");
    assert!(!under_test.fingerprint().0.is_empty(), "the model has a name");
}
