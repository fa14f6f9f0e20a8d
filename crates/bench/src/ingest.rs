//! The write path: from nothing, beside embedding alone, and over what is there already.
//!
//! - `ingest_cpu_s`, `ingest_wall_s`: `cinerag ingest` into an empty folder. Floor: embedding the same
//!   documents with the same model on as many threads.
//! - `ingest_overhead_ratio`: CPU of the ingestion to CPU of the embedding: what parsing, joining, indexing,
//!   logging and publishing add. CPU, since both run for minutes on cores that others use too.
//! - `ingest_unchanged_wall_s`, `ingest_unchanged_cpu_s`: the same again, when nothing has changed. Wall is what
//!   somebody waits for.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use cinerag_domain::Movie;
use cinerag_embedding::MiniLm;
use cinerag_ingestion::{CatalogueBytes, MovieLensBytes, NamedBytes, composite_document, plot_document};
use cinerag_ports::Timer;

use crate::embedding::{self, Cost};
use crate::report::{Measure, Samples};
use crate::{Setup, cpu_time};

/// A file that says that a folder is this tool's to empty.
const MARKER: &str = ".cinerag-bench";

/// A finished ingestion.
struct Run {
    wall: Duration,
    cpu: Duration,
    says: String,
}

/// Into an emptied folder. Half of the floor is measured before and half after, so that a machine that slows
/// down or speeds up meanwhile changes both sides alike.
pub fn from_nothing(setup: &Setup) -> Result<Vec<Measure>> {
    let documents = documents(&setup.data_dir)?;
    let model = MiniLm::load(&setup.model_dir, setup.cores)?;
    let every = setup.repetitions(1, 10);
    let sample = |from: usize| -> Vec<&str> {
        documents.iter().map(String::as_str).skip(from * every).step_by(2 * every).collect()
    };
    let (before, after) = (sample(0), sample(1));
    embedding::cost(&model, before.get(..20).unwrap_or_default(), setup.cores.get(), &setup.clock)?;

    let first = embedding::cost(&model, &before, setup.cores.get(), &setup.clock)?;
    empty(&setup.state_dir)?;
    let run = ingest(setup)?;
    ensure!(run.says.starts_with("published"), "expected a new index, and it says: {}", run.says);
    let second = embedding::cost(&model, &after, setup.cores.get(), &setup.clock)?;

    let scale = documents.len() as f64 / (before.len() + after.len()) as f64;
    let total = |part: fn(&Cost) -> Duration| scale * (part(&first) + part(&second)).as_secs_f64();
    let (cpu, wall) = (total(|cost| cost.cpu), total(|cost| cost.wall));
    Ok(vec![
        Measure::one("ingest_cpu_s", run.cpu.as_secs_f64(), "s").floor(cpu),
        Measure::one("ingest_wall_s", run.wall.as_secs_f64(), "s").floor(wall),
        Measure::one("ingest_overhead_ratio", run.cpu.as_secs_f64() / cpu, "ratio").floor(1.0).at_most(1.15),
    ])
}

/// Over the index that is there.
pub fn unchanged(setup: &Setup) -> Result<Vec<Measure>> {
    let index = setup.state_dir.join("index");
    ensure!(index.is_dir(), "no index in {}: run without --skip-ingest", setup.state_dir.display());
    ingest(setup)?; // reads every file into the page cache
    let (mut walls, mut cpus) = (Samples::default(), Samples::default());
    for _ in 0..setup.repetitions(7, 3) {
        let run = ingest(setup)?;
        ensure!(run.says.starts_with("unchanged"), "expected nothing to do, and it says: {}", run.says);
        walls.push(run.wall.as_secs_f64());
        cpus.push(run.cpu.as_secs_f64());
    }
    Ok(vec![
        Measure::median("ingest_unchanged_wall_s", &walls, "s").at_most(3.0),
        Measure::median("ingest_unchanged_cpu_s", &cpus, "s"),
    ])
}

/// Runs the built binary to its end.
fn ingest(setup: &Setup) -> Result<Run> {
    let mut command = Command::new(&setup.cinerag);
    command.arg("ingest").arg("--state-dir").arg(&setup.state_dir).arg("--data-dir").arg(&setup.data_dir);
    command.arg("--model-dir").arg(&setup.model_dir).stdin(Stdio::null());
    let (cpu, wall) = (cpu_time::ended_children()?, Timer::start(&setup.clock));
    let output = command.output().with_context(|| format!("{} does not start", setup.cinerag.display()))?;
    let wall = wall.elapsed();
    let cpu = cpu_time::ended_children()?.saturating_sub(cpu);
    if !output.status.success() {
        bail!("cinerag ingest: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(Run { wall, cpu, says: String::from_utf8_lossy(&output.stdout).trim().to_owned() })
}

/// Makes the folder empty, and takes it for this tool. One that holds something else is left alone.
fn empty(folder: &Path) -> Result<()> {
    let shown = || folder.display().to_string();
    if folder.exists() {
        let ours =
            folder.join(MARKER).is_file() || fs::read_dir(folder).with_context(shown)?.next().is_none();
        ensure!(
            ours,
            "{} holds something that is not of this tool; name another folder, or use what is there with \
             --skip-ingest",
            folder.display()
        );
        fs::remove_dir_all(folder).with_context(shown)?;
    }
    fs::create_dir_all(folder).with_context(shown)?;
    fs::write(folder.join(MARKER), "emptied by each cinerag-bench\n").with_context(shown)
}

/// What the model reads of each film.
fn documents(data: &Path) -> Result<Vec<String>> {
    let read = |name: &str| -> Result<NamedBytes> {
        let shown = data.join(name).display().to_string();
        let bytes = fs::read(data.join(name)).with_context(|| shown.clone())?;
        Ok((shown, bytes))
    };
    let source = CatalogueBytes::MovieLens(Box::new(MovieLensBytes {
        movies: read("ml-latest-small/movies.csv")?,
        links: read("ml-latest-small/links.csv")?,
        ratings: read("ml-latest-small/ratings.csv")?,
        tags: read("ml-latest-small/tags.csv")?,
        tmdb: vec![read("tmdb/movies.jsonl.gz")?],
    }));
    let texts = |movie: &Movie| [composite_document(movie), plot_document(movie)];
    Ok(source.read()?.movies.iter().flat_map(texts).collect())
}
