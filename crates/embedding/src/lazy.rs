//! A model that is loaded on first use, for routes that rarely need one.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cinerag_domain::Fingerprint;
use cinerag_ports::{EmbedError, Embedder};

use crate::MiniLm;
use crate::model_folder::ModelFolder;

/// Reads the manifest of its model, and loads the model, once, for the first text.
pub struct LazyMiniLm {
    folder: PathBuf,
    dimension: usize,
    fingerprint: Fingerprint,
    loaded: OnceLock<Result<MiniLm, String>>,
}

impl LazyMiniLm {
    /// Checks the folder and reads the manifest.
    ///
    /// # Errors
    /// [`EmbedError::ModelMissing`] when a file is missing, so that a broken installation is noticed at once.
    pub fn find(folder: &Path) -> Result<Self, EmbedError> {
        let manifest = ModelFolder::open(folder)?.manifest;
        Ok(LazyMiniLm {
            folder: folder.to_owned(),
            dimension: manifest.dimension as usize,
            fingerprint: manifest.fingerprint,
            loaded: OnceLock::new(),
        })
    }
}

impl Embedder for LazyMiniLm {
    fn embed(&self, text: &str) -> Result<Vec<f32>, EmbedError> {
        let load = || MiniLm::load(&self.folder, NonZeroUsize::MIN).map_err(|error| error.to_string());
        match self.loaded.get_or_init(load) {
            Ok(model) => model.embed(text),
            Err(reason) => Err(EmbedError::Failed(reason.clone())),
        }
    }

    fn dimension(&self) -> usize {
        self.dimension
    }

    fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }
}
