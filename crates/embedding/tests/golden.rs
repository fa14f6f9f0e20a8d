//! The Rust side against the golden file, which an independent float64 forward pass made.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use cinerag_embedding::{MiniLm, MiniLmTokenizer, built_model_folder};
use cinerag_ports::{EmbedError, Embedder};
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    text: String,
    token_ids: Vec<i64>,
    vector: Vec<f32>,
}

/// Least cosine to the float64 reference; the export is held to the same.
const LEAST_COSINE: f32 = 0.998;

fn layer() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../layers/minilm")
}

fn model_folder() -> PathBuf {
    built_model_folder(&layer())
}

fn model() -> MiniLm {
    MiniLm::load(&model_folder(), NonZeroUsize::MIN).expect("the model is built by `make layer`")
}

fn golden() -> Vec<Sentence> {
    let raw = std::fs::read(layer().join("golden/golden.json")).expect("golden file");
    serde_json::from_slice::<Golden>(&raw).expect("golden file").sentences
}

#[test]
fn token_ids_are_the_reference_ones() {
    let tokenizer =
        MiniLmTokenizer::from_vocabulary(&model_folder().join("vocab.txt"), 256).expect("make layer");
    for sentence in golden() {
        let ids = tokenizer.token_ids(&sentence.text).expect("tokenise");
        assert_eq!(ids, sentence.token_ids, "{:?}", sentence.text);
        assert!(ids.len() <= 256 && ids.iter().all(|id| *id != 0), "no padding, cut at 256");
    }
}

#[test]
fn vectors_are_within_tolerance_of_the_reference() {
    let model = model();
    let sentences = golden();
    assert!(sentences.len() >= 40);
    for sentence in sentences {
        let vector = model.embed(&sentence.text).expect("embed");
        let cosine: f32 = vector.iter().zip(&sentence.vector).map(|(a, b)| a * b).sum();
        assert!(cosine >= LEAST_COSINE, "cosine {cosine} for {:?}", sentence.text);
    }
}

#[test]
fn conforms() {
    cinerag_ports::conformance::embedder(&model());
}

#[test]
fn callers_side_by_side_get_the_same_vectors() {
    let model = MiniLm::load(&model_folder(), NonZeroUsize::new(2).expect("two")).expect("make layer");
    let alone = model.embed("a heist that goes wrong").expect("embed");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    assert_eq!(model.embed("a heist that goes wrong").expect("embed"), alone);
                }
            });
        }
    });
}

#[test]
fn a_missing_or_damaged_model_names_the_file_and_the_remedy() {
    let folder = tempfile::tempdir().expect("tempdir");
    let refused = |folder: &Path| match MiniLm::load(folder, NonZeroUsize::MIN) {
        Err(error @ EmbedError::ModelMissing { .. }) => error.to_string(),
        Err(other) => format!("another error: {other}"),
        Ok(_) => "loaded".to_owned(),
    };
    let message = refused(folder.path());
    assert!(message.contains("manifest.json") && message.contains("make layer"), "{message}");
    std::fs::copy(model_folder().join("manifest.json"), folder.path().join("manifest.json")).expect("copy");
    assert!(refused(folder.path()).contains("model.onnx"));
    for name in ["model.onnx.data", "vocab.txt", "libonnxruntime.so", "libonnxruntime.dylib"] {
        if model_folder().join(name).exists() {
            std::fs::copy(model_folder().join(name), folder.path().join(name)).expect("copy");
        }
    }
    std::fs::write(folder.path().join("model.onnx"), "not a graph").expect("write");
    let message = refused(folder.path());
    assert!(message.contains("model.onnx") && message.contains("make layer"), "{message}");
}
