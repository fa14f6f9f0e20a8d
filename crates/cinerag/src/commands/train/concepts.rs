//! The film genome as the product reads it: `data/genome` in, the files of `crates/genome/model` out.

use std::num::NonZeroUsize;
use std::path::Path;

use anyhow::{Context, Result};
use cinerag_embedding::MiniLm;
use cinerag_genome::{ConceptsFile, GenomeSource};
use cinerag_ports::Embedder;

use crate::folders::Folders;

/// Folder of the concepts and labels, from the repository's root.
const SOURCE: &str = "data/genome";

/// Embeds every phrasing and writes `concepts.bin` into a folder.
pub fn concepts(folders: &Folders, write: Option<&Path>) -> Result<()> {
    let source = GenomeSource::read(Path::new(SOURCE)).context("run it in the repository's root")?;
    let embedder = MiniLm::load(&folders.model(), NonZeroUsize::MIN)?;
    let embed = |text: &str| embedder.embed(text);
    let file = ConceptsFile::build(&source.concepts, &embedder.fingerprint().0, embedder.dimension(), embed)?;
    println!("{} concepts, {} phrasings", file.concepts.len(), file.phrasings.len());
    if let Some(folder) = write {
        let path = folder.join("concepts.bin");
        std::fs::write(&path, file.to_bytes()?).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
