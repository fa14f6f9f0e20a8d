//! `cinerag ingest`: a data set → the current index.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use cinerag_embedding::{EmbeddingLog, MiniLm};
use cinerag_ingestion::{CatalogueBytes, IngestReport, MovieLensBytes, NamedBytes, ingest};
use cinerag_ports::Embedder;
use cinerag_vector_store::EmbeddedPublisher;
use clap::Args;

use crate::engine::cores;
use crate::folders::Folders;
use crate::progress::Shown;

/// Reads a data set, embeds what is new, and publishes the index. After an interruption it continues where it stopped;
/// the index in use stays in use until the new one is complete.
#[derive(Args)]
pub struct Ingest {
    /// Texts embedded in parallel [default: one per core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
}

impl Ingest {
    /// Runs the write path and reports what it did.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        let source = source(folders)?;
        let threads = self.threads.unwrap_or_else(cores);
        let embedder = MiniLm::load(&folders.model(), threads)?;
        let log = EmbeddingLog::open(&folders.vectors(embedder.fingerprint()), embedder.dimension())?;
        let publisher = folders.qdrant.publisher(EmbeddedPublisher::new(folders.index()));
        let report = ingest(&source, &embedder, &log, &*publisher, threads, &Shown::default())
            .context("nothing was changed")?;
        write_rejects(folders, &report)?;
        print(folders, &report);
        Ok(())
    }
}

/// The files of the data set that was asked for, or of the starter catalogue.
pub fn source(folders: &Folders) -> Result<CatalogueBytes> {
    match &folders.data_dir {
        Some(folder) => {
            let movielens = folder.join("ml-latest-small");
            let read = |name: &str| {
                let read = file(&movielens.join(name));
                read.with_context(|| {
                    format!("{} is no data set (`make data` downloads one)", folder.display())
                })
            };
            let tmdb = tmdb_files(&folder.join("tmdb"))?;
            if tmdb.is_empty() {
                eprintln!("  no tmdb/movies.jsonl.gz in {}: films come without synopses", folder.display());
            }
            Ok(CatalogueBytes::MovieLens(Box::new(MovieLensBytes {
                movies: read("movies.csv")?,
                links: read("links.csv")?,
                ratings: read("ratings.csv")?,
                tags: read("tags.csv")?,
                tmdb,
            })))
        }
        None => Ok(CatalogueBytes::Starter(starter_files(&folders.starter_dir)?)),
    }
}

/// TMDB's records: what functions have fetched, where the folder is a copy of their bucket, and over it `movies.jsonl.gz`.
fn tmdb_files(folder: &Path) -> Result<Vec<NamedBytes>> {
    let fetched = folder.join("fetched");
    let mut paths = if fetched.is_dir() { sorted_files(&fetched, "gz")? } else { Vec::new() };
    paths.extend(Some(folder.join("movies.jsonl.gz")).filter(|path| path.exists()));
    paths.iter().map(|path| file(path)).collect()
}

/// Files of a folder whose names end so, in order.
fn sorted_files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    Ok(paths)
}

fn starter_files(folder: &Path) -> Result<Vec<NamedBytes>> {
    let paths = sorted_files(folder, "jsonl");
    let paths = paths.with_context(|| format!("no starter catalogue at {}", folder.display()))?;
    ensure!(!paths.is_empty(), "no *.jsonl file in {}", folder.display());
    paths.iter().map(|path| file(path)).collect()
}

fn file(path: &Path) -> Result<NamedBytes> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    Ok((path.display().to_string(), bytes))
}

/// Writes the rejected rows, one JSON object per line.
pub fn write_rejects(folders: &Folders, report: &IngestReport) -> Result<()> {
    let lines: Result<Vec<String>, _> = report.rejects.0.iter().map(serde_json::to_string).collect();
    let text: String = lines?.iter().flat_map(|line| [line, "\n"]).collect();
    fs::write(folders.rejects(), text).with_context(|| folders.rejects().display().to_string())
}

fn print(folders: &Folders, report: &IngestReport) {
    let info = &report.published.info;
    let state = if report.published.changed { "published" } else { "unchanged" };
    let megabytes = report.published.bytes as f64 / 1e6;
    println!(
        "{state}: {} films of {}, index {}, {megabytes:.1} MB",
        info.movies,
        info.data_name,
        info.fingerprint.short()
    );
    println!("vectors: {} computed, {} reused", report.vectors.embedded, report.vectors.reused);
    if report.term_collisions > 0 {
        println!("sparse terms: {} share an id with another", report.term_collisions);
    }
    if !report.rejects.0.is_empty() {
        println!("rejected: {} rows, listed in {}", report.rejects.0.len(), folders.rejects().display());
        for reject in report.rejects.0.iter().take(3) {
            println!("  {}, line {}: {}", reject.file, reject.line, reject.reason);
        }
    }
}
