//! The cross-encoder on the real ONNX Runtime, with a model whose scores can be added up by hand.

#![expect(clippy::expect_used, reason = "tests report by panicking")]

mod tiny_model;

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use cinerag_embedding::{OnnxCrossEncoder, built_model_folder};
use cinerag_ports::{CrossEncodeError, CrossEncoder};
use tempfile::TempDir;
use tiny_model::TinyModel;

/// The vocabulary, each word with its weight.
const WORDS: [(&str, f32); 9] = [
    ("[PAD]", 0.0),
    ("[UNK]", 0.25),
    ("[CLS]", 100.0),
    ("[SEP]", 0.5),
    ("great", 3.0),
    ("good", 1.0),
    ("bad", -2.0),
    ("film", 0.0),
    ("##s", 0.125),
];

fn layer() -> PathBuf {
    built_model_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../layers/minilm"))
}

/// A folder with a vocabulary, and a graph whose outputs for a word are its weight times each of `factors`.
fn folder(factors: &[f32], ids_name: &str, has_token_types: bool) -> TempDir {
    let folder = tempfile::tempdir().expect("tempdir");
    let weights: Vec<Vec<f32>> =
        WORDS.iter().map(|(_, weight)| factors.iter().map(|factor| factor * weight).collect()).collect();
    let model = TinyModel { weights: &weights, ids_name, has_token_types };
    fs::write(folder.path().join("model.onnx"), model.bytes()).expect("write");
    let words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
    fs::write(folder.path().join("vocab.txt"), words.join("\n")).expect("write");
    folder
}

fn load(folder: &Path) -> Result<OnnxCrossEncoder, CrossEncodeError> {
    OnnxCrossEncoder::load(folder, &layer(), NonZeroUsize::MIN)
}

fn scores(encoder: &OnnxCrossEncoder, query: &str, documents: &[&str]) -> Vec<f32> {
    encoder.scores(query, documents).expect("scores")
}

#[test]
fn a_documents_words_are_read_as_the_second_sentence() {
    let folder = folder(&[1.0], "input_ids", true);
    let encoder = load(folder.path()).expect("the runtime is built by `make layer`");
    // the document and its [SEP] are of type 1, the query is not
    let found = scores(&encoder, "great bad", &["bad film", "Great FILMS", "goöd film", "who?"]);
    assert_eq!(found, [-2.0 + 0.5, 3.0 + 0.125 + 0.5, 1.0 + 0.5, 0.25 * 2.0 + 0.5]);
}

#[test]
fn without_token_types_the_whole_pair_is_read() {
    let folder = folder(&[1.0], "input_ids", false);
    let encoder = load(folder.path()).expect("make layer");
    assert_eq!(scores(&encoder, "great", &["good"]), [100.0 + 3.0 + 0.5 + 1.0 + 0.5]);
}

#[test]
fn of_two_logits_the_difference_is_the_score() {
    let folder = folder(&[0.25, 1.0], "input_ids", true);
    let encoder = load(folder.path()).expect("make layer");
    assert_eq!(scores(&encoder, "film", &["great", "bad"]), [0.75 * 3.5, 0.75 * -1.5]);
}

#[test]
fn only_the_document_is_cut() {
    let folder = folder(&[1.0], "input_ids", false);
    let encoder = load(folder.path()).expect("make layer");
    let special = 100.0 + 0.5 + 0.5;
    let (query, document) = ("bad ".repeat(50), "good ".repeat(300));
    let found = scores(&encoder, &query, &[&document, "good"]);
    assert_eq!(found, [special - 2.0 * 50.0 + (256 - 3 - 50) as f32, special - 2.0 * 50.0 + 1.0]);
    // a query that would leave no room for a document is the exception
    let endless = "bad ".repeat(300);
    let found = scores(&encoder, &endless, &[&document]);
    assert_eq!(found, [special - 2.0 * 192.0 + (256 - 3 - 192) as f32]);
}

#[test]
fn conforms() {
    for (factors, has_token_types) in [(&[1.0][..], true), (&[1.0], false), (&[0.0, 1.0], true)] {
        let folder = folder(factors, "input_ids", has_token_types);
        cinerag_ports::conformance::cross_encoder(&load(folder.path()).expect("make layer"));
    }
}

#[test]
fn the_fingerprint_is_of_the_content() {
    let of = |folder: &TempDir| load(folder.path()).expect("make layer").fingerprint().clone();
    let first = folder(&[1.0], "input_ids", true);
    assert_eq!(of(&first), of(&folder(&[1.0], "input_ids", true)));
    assert_ne!(of(&first), of(&folder(&[2.0], "input_ids", true)), "another graph");
    let vocabulary = first.path().join("vocab.txt");
    let before = of(&first);
    fs::write(&vocabulary, fs::read_to_string(&vocabulary).expect("read") + "\n##z").expect("write");
    assert_ne!(before, of(&first), "another vocabulary");
}

/// The message of a folder that is refused.
fn refusal(folder: &Path) -> String {
    match load(folder) {
        Err(error @ CrossEncodeError::Unusable { .. }) => error.to_string(),
        Err(other) => format!("another error: {other}"),
        Ok(_) => "loaded".to_owned(),
    }
}

#[test]
fn what_is_missing_is_named() {
    let good = folder(&[1.0], "input_ids", true);
    for name in ["model.onnx", "vocab.txt"] {
        let partial = folder(&[1.0], "input_ids", true);
        fs::remove_file(partial.path().join(name)).expect("remove");
        let message = refusal(partial.path());
        assert!(message.contains(name) && message.contains("no such file"), "{message}");
    }
    fs::write(good.path().join("vocab.txt"), "[UNK]\n[CLS]\nfilm").expect("write");
    let message = refusal(good.path());
    assert!(message.contains("vocab.txt") && message.contains("[SEP]"), "{message}");
    let nowhere = OnnxCrossEncoder::load(good.path(), Path::new("nowhere"), NonZeroUsize::MIN);
    let message = nowhere.err().expect("no runtime library").to_string();
    assert!(message.contains("libonnxruntime") && message.contains("make layer"), "{message}");
}

#[test]
fn other_graphs_are_refused() {
    for (factors, ids_name, expected_reason) in [
        (&[1.0, 1.0, 1.0][..], "input_ids", "[1, 3]"),
        (&[1.0], "pixel_values", "unknown input pixel_values"),
        (&[f32::NAN], "input_ids", "NaN"),
    ] {
        let message = refusal(folder(factors, ids_name, true).path());
        assert!(message.contains("model.onnx") && message.contains(expected_reason), "{message}");
    }
    let damaged = folder(&[1.0], "input_ids", true);
    fs::write(damaged.path().join("model.onnx"), "not a graph").expect("write");
    assert!(refusal(damaged.path()).contains("model.onnx"));
}
