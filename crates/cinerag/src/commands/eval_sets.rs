//! `cinerag eval-sets`: judged fact queries from the films of the current index.

use std::fs;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use cinerag_domain::{Filters, Movie};
use cinerag_evaluation::{Kind, facts};
use cinerag_ports::{Catalogue, ListOrder, VectorStore};
use cinerag_vector_store::EmbeddedIndex;
use clap::Args;

use crate::folders::Folders;

/// Writes one file per kind of query, facts-<kind>.jsonl, with every film that answers each query. Equal films and
/// an equal seed give equal files.
#[derive(Args)]
pub struct EvalSets {
    /// Folder to write to
    #[arg(long, default_value = "data/eval", value_name = "DIR")]
    out: PathBuf,
    /// Seed of the random queries
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Queries per kind
    #[arg(long, default_value = "30", value_name = "N")]
    per_kind: NonZeroUsize,
}

impl EvalSets {
    /// Makes every kind, then writes.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        let index = EmbeddedIndex::open_current(&folders.index()).context("no films to ask about yet")?;
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        let films = runtime.block_on(every_film(&index))?;
        let per_kind = self.per_kind.get();
        let mut sets = Vec::with_capacity(Kind::ALL.len());
        for kind in Kind::ALL {
            let queries = facts::generate(*kind, &films, self.seed, per_kind);
            let (name, made) = (kind.name(), queries.len());
            ensure!(
                made == per_kind,
                "{} films give {made} of {per_kind} queries of the kind {name}; ingest the MovieLens films, or ask \
                 for fewer with --per-kind",
                films.len()
            );
            let lines: Vec<String> = queries.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
            sets.push((self.out.join(format!("facts-{name}.jsonl")), lines.join("\n") + "\n"));
        }
        fs::create_dir_all(&self.out).with_context(|| self.out.display().to_string())?;
        for (path, text) in &sets {
            fs::write(path, text).with_context(|| path.display().to_string())?;
        }
        let (count, info) = (sets.len() * per_kind, index.info());
        let (films, fingerprint, out) = (films.len(), info.fingerprint.short(), self.out.display());
        println!("{count} queries from the {films} films of index {fingerprint} in {out}");
        Ok(())
    }
}

async fn every_film(index: &EmbeddedIndex) -> Result<Vec<Movie>> {
    let ids = index.list(&Filters::default(), None, ListOrder::Popularity, 0, usize::MAX).await?;
    let mut films = Vec::with_capacity(ids.len());
    for id in ids {
        films.extend(index.movie(id).await?);
    }
    films.sort_unstable_by_key(|film| film.card.id);
    Ok(films)
}
