//! The film genome as the product reads it: `data/genome` in, the files of `crates/genome/model` out.

use std::num::NonZeroUsize;
use std::path::Path;

use anyhow::{Context, Result};
use cinerag_embedding::MiniLm;
use cinerag_genome::{ConceptsFile, GenomeSource};
use cinerag_ports::Embedder;

use super::films::films;
use super::requests::classifier;
use crate::folders::Folders;

/// Folder of the concepts and labels, from the repository's root.
const SOURCE: &str = "data/genome";

/// Embeds every phrasing, learns which concepts requests ask for and which films have, and writes `concepts.bin` and `films.bin` into a folder.
pub fn concepts(folders: &Folders, write: Option<&Path>) -> Result<()> {
    let source = GenomeSource::read(Path::new(SOURCE)).context("run it in the repository's root")?;
    let embedder = MiniLm::load(&folders.model(), NonZeroUsize::MIN)?;
    let embed = |text: &str| embedder.embed(text);
    let file = ConceptsFile::build(&source, &embedder.fingerprint().0, embedder.dimension(), embed)?;
    let weights = classifier(&source, |text| Ok(embedder.embed(text)?))?;
    let file = file.with_classifier(&weights);
    println!("{} concepts, {} phrasings", file.concepts.len(), file.phrasings.len());
    let films = films(folders, &source)?.to_bytes()?;
    println!("films.bin: {:.2} MB", films.len() as f64 / 1e6);
    if let Some(folder) = write {
        for (name, bytes) in [("concepts.bin", file.to_bytes()?), ("films.bin", films)] {
            let path = folder.join(name);
            std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}
