//! Where files are read and stored.

use std::path::{Path, PathBuf};

use cinerag_embedding::built_model_folder;
use clap::Args;

use crate::qdrant::QdrantOptions;

/// Folders, each by option, by variable, or by default relative to the working folder.
#[derive(Debug, Clone, Args)]
pub struct Folders {
    /// Where the index and computed vectors are stored
    #[arg(long, global = true, env = "CINERAG_STATE_DIR", default_value = ".cinerag", value_name = "DIR")]
    pub state_dir: PathBuf,
    /// Data set to ingest: a folder with ml-latest-small/ and tmdb/movies.jsonl.gz [default: the starter catalogue]
    #[arg(long, global = true, env = "CINERAG_DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Starter catalogue, used when there is no data set
    #[arg(long, global = true, default_value = "data/starter", value_name = "DIR")]
    pub starter_dir: PathBuf,
    /// Embedding model, as `make layer` builds it [default: the one for this machine]
    #[arg(long, global = true, env = "CINERAG_MODEL_DIR", value_name = "DIR")]
    pub model_dir: Option<PathBuf>,
    /// Cross-encoder that re-ranks the top results: a folder with model.onnx and vocab.txt [default: none]
    #[arg(long = "cross-encoder", global = true, env = "CINERAG_CROSS_ENCODER_DIR", value_name = "DIR")]
    pub cross_encoder_dir: Option<PathBuf>,
    /// The vector store, where it is not a folder
    #[command(flatten)]
    pub qdrant: QdrantOptions,
}

impl Folders {
    /// The folder of artefacts and their pointer.
    pub fn index(&self) -> PathBuf {
        self.state_dir.join("index")
    }

    /// The log of vectors computed with a model.
    pub fn vectors(&self, model: &cinerag_domain::Fingerprint) -> PathBuf {
        self.state_dir.join("vectors").join(format!("{}.log", model.short()))
    }

    /// The rows that the last ingestion could not use.
    pub fn rejects(&self) -> PathBuf {
        self.state_dir.join("rejects.jsonl")
    }

    /// Recorded interactions with films.
    pub fn events(&self) -> PathBuf {
        self.state_dir.join("events.jsonl")
    }

    /// The embedding model.
    pub fn model(&self) -> PathBuf {
        let built = || built_model_folder(Path::new("layers/minilm"));
        self.model_dir.clone().unwrap_or_else(built)
    }
}
