//! A cross-encoder that the user provides: any BERT fine-tuned to score (query, passage) pairs, exported to ONNX.

use std::fs::{self, File};
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use cinerag_domain::Fingerprint;
use cinerag_ports::{CrossEncodeError, CrossEncoder};
use ort::session::Session;
use ort::session::builder::GraphOptimizationLevel;
use ort::value::TensorRef;
use parking_lot::Mutex;
use xxhash_rust::xxh3::Xxh3;

use crate::minilm::environment;
use crate::model_folder::runtime_library;
use crate::pair::{Pair, PairTokenizer};

/// A loaded cross-encoder.
///
/// The model scores pairs one at a time: padding would waste work, and with activations quantised by batch a score would
/// depend on the other documents.
pub struct OnnxCrossEncoder {
    tokenizer: PairTokenizer,
    inputs: Vec<Input>,
    session: Mutex<Session>,
    fingerprint: Fingerprint,
}

/// Inputs that a graph may have, each of int64 and shape `[batch, tokens]`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Input {
    TokenIds,
    AttentionMask,
    TokenTypes,
}

impl OnnxCrossEncoder {
    /// Loads a folder with `model.onnx` (and its external data, if any) and `vocab.txt`, an uncased WordPiece
    /// vocabulary. ONNX Runtime is the one beside the embedding model in `model_layer`. One session computes on
    /// `threads` threads, so that there is one copy of the weights; callers wait for each other.
    ///
    /// The graph takes `input_ids`, `attention_mask` and optionally `token_type_ids`. Its first output is
    /// `[batch, 1]`, the log-odds, or `[batch, 2]`, the logits of "not relevant" and "relevant".
    ///
    /// # Errors
    /// [`CrossEncodeError::Unusable`] names the file: one that is missing, a graph with other inputs or outputs, or one
    /// that cannot score a trial pair.
    pub fn load(folder: &Path, model_layer: &Path, threads: NonZeroUsize) -> Result<Self, CrossEncodeError> {
        let (graph, vocabulary) = (folder.join("model.onnx"), folder.join("vocab.txt"));
        for file in [&graph, &vocabulary] {
            if !file.is_file() {
                return Err(unusable(file, "no such file"));
            }
        }
        let session = session(&graph, &runtime_library(model_layer), threads)?;
        let encoder = OnnxCrossEncoder {
            tokenizer: PairTokenizer::from_vocabulary(&vocabulary)?,
            inputs: inputs(&session, &graph)?,
            session: Mutex::new(session),
            fingerprint: fingerprint(folder, &vocabulary)
                .map_err(|error| unusable(folder, &error.to_string()))?,
        };
        // element types and shapes show only when it runs: report a mistake at the start, not with every search
        let trial = encoder.scores("a film", &["A film about films."]);
        trial.map_err(|error| unusable(&graph, &error.to_string()))?;
        Ok(encoder)
    }

    fn score(&self, session: &mut Session, pair: &Pair) -> Result<f32, CrossEncodeError> {
        let failed = |error: ort::Error| CrossEncodeError::Failed(format!("onnx runtime: {error}"));
        let shape = [1, pair.token_ids.len()];
        let mask = vec![1_i64; pair.token_ids.len()];
        let mut named = Vec::with_capacity(self.inputs.len());
        for input in &self.inputs {
            let values = match input {
                Input::TokenIds => &pair.token_ids,
                Input::AttentionMask => &mask,
                Input::TokenTypes => &pair.token_types,
            };
            named.push((input.name(), TensorRef::from_array_view((shape, &values[..])).map_err(failed)?));
        }
        let outputs = session.run(named).map_err(failed)?;
        let (shape, logits) = outputs[0].try_extract_tensor::<f32>().map_err(failed)?;
        let score = match (&shape[..], logits) {
            ([1, 1], [log_odds]) => *log_odds,
            // the softmax over both is the logistic of their difference
            ([1, 2], [not_relevant, relevant]) => relevant - not_relevant,
            _ => {
                let shape = &shape[..];
                let expected = "[1, 1] or [1, 2]";
                let message = format!("the model's output for one pair is {shape:?}, not {expected}");
                return Err(CrossEncodeError::Failed(message));
            }
        };
        if score.is_finite() {
            Ok(score)
        } else {
            Err(CrossEncodeError::Failed(format!("the model gave {score}, which is not a score")))
        }
    }
}

impl CrossEncoder for OnnxCrossEncoder {
    fn scores(&self, query: &str, documents: &[&str]) -> Result<Vec<f32>, CrossEncodeError> {
        let query = self.tokenizer.query(query)?;
        let pairs: Vec<Pair> =
            documents.iter().map(|text| self.tokenizer.pair(&query, text)).collect::<Result<_, _>>()?;
        let mut session = self.session.lock();
        pairs.iter().map(|pair| self.score(&mut session, pair)).collect()
    }

    fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }
}

impl Input {
    const ALL: [Input; 3] = [Input::TokenIds, Input::AttentionMask, Input::TokenTypes];

    const fn name(self) -> &'static str {
        match self {
            Input::TokenIds => "input_ids",
            Input::AttentionMask => "attention_mask",
            Input::TokenTypes => "token_type_ids",
        }
    }
}

/// Opens the graph. Any exporter may have made it, so the optimiser fuses it.
fn session(graph: &Path, library: &Path, threads: NonZeroUsize) -> Result<Session, CrossEncodeError> {
    let failed = |error: &dyn std::fmt::Display| unusable(graph, &error.to_string());
    let remedy = |reason: &str| unusable(library, &format!("{reason}; build it with `make layer`"));
    if !library.is_file() {
        return Err(remedy("no such file"));
    }
    Session::builder(environment(library).map_err(remedy)?)
        .map_err(|error| failed(&error))?
        .with_intra_threads(threads.get())
        .map_err(|error| failed(&error))?
        .with_optimization_level(GraphOptimizationLevel::All)
        .map_err(|error| failed(&error))?
        .commit_from_file(graph)
        .map_err(|error| failed(&error))
}

/// The inputs of the graph, checked to be known and complete.
fn inputs(session: &Session, graph: &Path) -> Result<Vec<Input>, CrossEncodeError> {
    let known = |name: &str| Input::ALL.into_iter().find(|input| input.name() == name);
    let mut inputs = Vec::new();
    for outlet in session.inputs() {
        let input = known(outlet.name());
        inputs.push(input.ok_or_else(|| unusable(graph, &format!("unknown input {}", outlet.name())))?);
    }
    let missing = [Input::TokenIds, Input::AttentionMask].into_iter().find(|input| !inputs.contains(input));
    match missing {
        Some(input) => Err(unusable(graph, &format!("has no input {}", input.name()))),
        None => Ok(inputs),
    }
}

/// Hash of the vocabulary and of every file of the graph. Exporters name external data differently, but all names begin
/// with the graph's.
fn fingerprint(folder: &Path, vocabulary: &Path) -> io::Result<Fingerprint> {
    let mut files: Vec<PathBuf> = vec![vocabulary.to_owned()];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("model.onnx") && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    let mut hash = Xxh3::new();
    let mut block = vec![0; 1 << 20];
    for file in files {
        let mut reader = File::open(&file)?;
        hash.update(&file.metadata()?.len().to_le_bytes());
        loop {
            let read = reader.read(&mut block)?;
            if read == 0 {
                break;
            }
            hash.update(&block[..read]);
        }
    }
    Ok(Fingerprint::from_u128(hash.digest128()))
}

fn unusable(path: &Path, reason: &str) -> CrossEncodeError {
    CrossEncodeError::Unusable { path: path.display().to_string(), reason: reason.to_owned() }
}
