//! `cinerag-bench`: what ingestion, an index query, a look-up of words, a request and a cold start cost, beside
//! the least they could cost.
//!
//! In: the built binaries and the 9,742 films of `CINERAG_DATA_DIR`. Out: a table and `target/bench.json`, an
//! array of `{name, value, unit, floor?}`. Costs are CPU time wherever they can be: on a machine that is shared
//! with others wall time says how busy they are, CPU time says how much work was done. Values are medians; the
//! least of the repetitions stands beside them (`<name>_min`), since noise only ever adds. A floor is measured
//! in the same run, next to what it bounds.

mod brute_force;
mod child;
mod cold_start;
mod cpu_time;
mod embedding;
mod http;
mod ingest;
mod queries;
mod report;
mod runtime_api;
mod sizes;
mod store;
mod traffic;
mod wire;
mod words;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use cinerag_embedding::built_model_folder;
use cinerag_runtime::SystemClock;
use clap::Parser;

use report::{Measure, Report};

/// Measures what CineRAG costs: ingestion, index queries, requests, cold starts, sizes.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "CPU times are of whole processes; noise only adds, so compare minima."
)]
struct Cli {
    /// Data set with the 9,742 films: a folder with ml-latest-small/ and tmdb/movies.jsonl.gz
    #[arg(long, env = "CINERAG_DATA_DIR", value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Folder for the index of the measured ingestion; emptied first
    #[arg(long, default_value = "target/bench-state", value_name = "DIR")]
    state_dir: PathBuf,
    /// Where the numbers are written
    #[arg(long, default_value = "target/bench.json", value_name = "FILE")]
    json: PathBuf,
    /// Fewer repetitions
    #[arg(long)]
    quick: bool,
    /// Measure with the index that is in --state-dir, and no ingestion from nothing
    #[arg(long)]
    skip_ingest: bool,
    /// The built local binary
    #[arg(long, default_value = "target/release/cinerag", value_name = "FILE")]
    cinerag: PathBuf,
    /// Where `make functions` builds to
    #[arg(long, default_value = "target/lambda", value_name = "DIR")]
    lambda_dir: PathBuf,
    /// Embedding model, as `make layer` builds it [default: the one for this machine]
    #[arg(long, env = "CINERAG_MODEL_DIR", value_name = "DIR")]
    model_dir: Option<PathBuf>,
}

/// What every measurement needs to know.
struct Setup {
    cinerag: PathBuf,
    data_dir: PathBuf,
    state_dir: PathBuf,
    model_dir: PathBuf,
    lambda_dir: PathBuf,
    quick: bool,
    cores: NonZeroUsize,
    clock: SystemClock,
}

impl Setup {
    fn of(cli: &Cli) -> Result<Self> {
        let data_dir = cli.data_dir.clone().context(
            "no data set: set CINERAG_DATA_DIR, or --data-dir, to a folder with ml-latest-small/ and \
             tmdb/movies.jsonl.gz (`make data` downloads one)",
        )?;
        let built = || built_model_folder(Path::new("layers/minilm"));
        Ok(Setup {
            cinerag: cli.cinerag.clone(),
            data_dir,
            state_dir: cli.state_dir.clone(),
            model_dir: cli.model_dir.clone().unwrap_or_else(built),
            lambda_dir: cli.lambda_dir.clone(),
            quick: cli.quick,
            cores: std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            clock: SystemClock::default(),
        })
    }

    /// How often something is repeated.
    const fn repetitions(&self, full: usize, quick: usize) -> usize {
        if self.quick { quick } else { full }
    }
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// True when everything could be measured; a missed target is shown but does not fail the run.
fn run(cli: &Cli) -> Result<bool> {
    let setup = Setup::of(cli)?;
    let mut report = Report::default();
    let mut section = |name: &str, measured: &dyn Fn() -> Result<Vec<Measure>>| {
        eprintln!("measuring {name} …");
        report.add(measured().with_context(|| name.to_owned()));
    };
    if !cli.skip_ingest {
        section("ingestion from nothing", &|| ingest::from_nothing(&setup));
    }
    section("ingestion of what is there", &|| ingest::unchanged(&setup));
    section("the index", &|| store::measure(&setup));
    section("words", &|| words::measure(&setup));
    section("requests", &|| http::measure(&setup));
    section("cold starts", &|| cold_start::measure(&setup));
    for name in sizes::functions()? {
        report.add(sizes::bootstrap(&setup, &name).map(|measure| vec![measure]));
    }
    println!("{}", report.table());
    report.write(&cli.json)?;
    println!("written: {}", cli.json.display());
    Ok(report.complete())
}
