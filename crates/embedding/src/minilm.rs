//! all-MiniLM-L6-v2 (Apache-2.0) as an 8-bit ONNX graph with pooling and normalisation inside.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use cinerag_domain::Fingerprint;
use cinerag_ports::{EmbedError, Embedder};
use ort::environment::Environment;
use ort::session::Session;
use ort::session::builder::GraphOptimizationLevel;
use ort::value::Tensor;
use parking_lot::{Mutex, MutexGuard};

use crate::model_folder::{ModelFolder, missing};
use crate::tokenizer::MiniLmTokenizer;

/// A loaded model: one tokenizer, and one session for each text that is embedded at the same time.
pub struct MiniLm {
    tokenizer: MiniLmTokenizer,
    sessions: Vec<Mutex<Session>>,
    next: AtomicUsize,
    dimension: usize,
    fingerprint: Fingerprint,
}

impl MiniLm {
    /// Loads a model folder. Each session computes on one thread, since batch 1 is fastest that way for this
    /// model; `sessions` is how many callers are served at the same time. Tokenizer and session are loaded on two
    /// threads, because a cold start waits for this.
    pub fn load(folder: &Path, sessions: NonZeroUsize) -> Result<Self, EmbedError> {
        let model = ModelFolder::open(folder)?;
        let max_tokens = model.manifest.max_tokens as usize;
        let (tokenizer, sessions) = std::thread::scope(|scope| {
            let tokenizer = scope.spawn(|| MiniLmTokenizer::from_vocabulary(&model.vocabulary, max_tokens));
            let sessions: Result<Vec<_>, _> =
                (0..sessions.get()).map(|_| session(&model).map(Mutex::new)).collect();
            let panicked = |_| Err(missing(&model.vocabulary, "the tokenizer could not be built"));
            (tokenizer.join().unwrap_or_else(panicked), sessions)
        });
        Ok(MiniLm {
            tokenizer: tokenizer?,
            sessions: sessions?,
            next: AtomicUsize::new(0),
            dimension: model.manifest.dimension as usize,
            fingerprint: model.manifest.fingerprint,
        })
    }

    /// A free session, or the next one when all are busy.
    fn session(&self) -> MutexGuard<'_, Session> {
        let free = self.sessions.iter().find_map(|session| session.try_lock());
        free.unwrap_or_else(|| {
            let turn = self.next.fetch_add(1, Ordering::Relaxed) % self.sessions.len();
            self.sessions[turn].lock()
        })
    }
}

impl Embedder for MiniLm {
    fn embed(&self, text: &str) -> Result<Vec<f32>, EmbedError> {
        let failed = |error: ort::Error| EmbedError::Failed(format!("onnx runtime: {error}"));
        let ids = self.tokenizer.token_ids(text)?;
        let input = Tensor::from_array(([1, ids.len()], ids)).map_err(failed)?;
        let mut session = self.session();
        let outputs = session.run(ort::inputs![input]).map_err(failed)?;
        let (_, vector) = outputs[0].try_extract_tensor::<f32>().map_err(failed)?;
        if vector.len() != self.dimension {
            let found = vector.len();
            return Err(EmbedError::Failed(format!(
                "the model gave {found} numbers, not {}",
                self.dimension
            )));
        }
        Ok(vector.to_vec())
    }

    fn whole_words(&self) -> Vec<String> {
        self.tokenizer.whole_words()
    }

    fn dimension(&self) -> usize {
        self.dimension
    }

    fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }
}

/// Opens the graph. Its export has fused it, so the optimiser would only cost start-up time.
fn session(model: &ModelFolder) -> Result<Session, EmbedError> {
    let failed = |error: &dyn std::fmt::Display| missing(&model.graph, &error.to_string());
    let environment =
        environment(&model.runtime_library).map_err(|reason| missing(&model.runtime_library, reason))?;
    Session::builder(environment)
        .map_err(|error| failed(&error))?
        .with_intra_threads(1)
        .map_err(|error| failed(&error))?
        .with_optimization_level(GraphOptimizationLevel::Disable)
        .map_err(|error| failed(&error))?
        .with_prepacking(true)
        .map_err(|error| failed(&error))?
        .commit_from_file(&model.graph)
        .map_err(|error| failed(&error))
}

/// The process-wide ONNX Runtime environment, from the first library requested; or why it cannot be opened.
pub(crate) fn environment(library: &Path) -> Result<&'static Environment, &'static str> {
    static ENVIRONMENT: OnceLock<Result<Environment, String>> = OnceLock::new();
    let opened = ENVIRONMENT.get_or_init(|| {
        let builder = ort::init_from(library).map_err(|error| error.to_string())?;
        builder.with_telemetry(false).build().map_err(|error| error.to_string())
    });
    opened.as_ref().map_err(String::as_str)
}
