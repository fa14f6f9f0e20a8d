//! A model folder as `make layer` writes it.

use std::fs;
use std::path::{Path, PathBuf};

use cinerag_domain::ModelManifest;
use cinerag_ports::EmbedError;

/// The folder of this machine's model as `make layer` builds it, under the layer's folder (`layers/minilm`).
pub fn built_model_folder(layer: &Path) -> PathBuf {
    let (os, arch) = match (std::env::consts::OS, std::env::consts::ARCH) {
        ("macos", "aarch64") => ("macos", "arm64"),
        other => other,
    };
    layer.join(format!("dist/{os}-{arch}/minilm"))
}

/// The files of a complete model.
pub(crate) struct ModelFolder {
    pub(crate) manifest: ModelManifest,
    pub(crate) graph: PathBuf,
    pub(crate) vocabulary: PathBuf,
    pub(crate) runtime_library: PathBuf,
}

impl ModelFolder {
    /// Checks a folder.
    pub(crate) fn open(folder: &Path) -> Result<Self, EmbedError> {
        let path = folder.join("manifest.json");
        let raw = fs::read(&path).map_err(|error| missing(&path, &error.to_string()))?;
        let manifest = serde_json::from_slice(&raw)
            .map_err(|error| missing(&path, &format!("is no model manifest: {error}")))?;
        let model = ModelFolder {
            manifest,
            graph: folder.join("model.onnx"),
            vocabulary: folder.join("vocab.txt"),
            runtime_library: runtime_library(folder),
        };
        for file in [&model.graph, &model.vocabulary, &model.runtime_library, &folder.join("model.onnx.data")]
        {
            if !file.is_file() {
                return Err(missing(file, "no such file"));
            }
        }
        Ok(model)
    }
}

/// ONNX Runtime, which `make layer` installs beside the model.
pub(crate) fn runtime_library(folder: &Path) -> PathBuf {
    folder.join(format!("libonnxruntime.{}", if cfg!(target_os = "macos") { "dylib" } else { "so" }))
}

/// The error for a model file that is missing or invalid.
pub(crate) fn missing(path: &Path, reason: &str) -> EmbedError {
    EmbedError::ModelMissing { path: path.display().to_string(), reason: reason.to_owned() }
}
