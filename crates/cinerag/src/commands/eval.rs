//! `cinerag eval`: relevance over judged queries.

mod baseline;
mod run_report;
mod tables;

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use cinerag_domain::{MovieId, SearchRequest};
use cinerag_evaluation::{Bootstrap, JudgedQuery, Measure, SetReport, parse, summarise};
use cinerag_ingestion::Progress;
use cinerag_query::MAX_CHARS;
use clap::Args;

use super::search::Mode;
use crate::cache_args::CacheArgs;
use crate::engine::Parts;
use crate::folders::Folders;
use crate::progress::Shown;
use run_report::RunReport;

/// Runs judged queries and prints each measure with its bootstrap 95 % interval.
#[derive(Args)]
#[command(after_help = "Example, to see what a change does:\n  \
                        cinerag eval data/eval/facts-*.jsonl --json before.json\n  \
                        cinerag eval data/eval/facts-*.jsonl --compare before.json")]
pub struct Eval {
    /// JSON-lines files of {"id", "query", "relevant": [ids]} or {"id", "query", "judgements": [{"id", "grade"}]}
    #[arg(required = true, value_name = "FILE")]
    queries: Vec<PathBuf>,
    /// What search compares
    #[arg(long, value_enum, default_value_t = Mode::Hybrid)]
    mode: Mode,
    /// Weight of meaning against words in hybrid mode, 0–1
    #[arg(long, default_value_t = cinerag_domain::DEFAULT_SEMANTIC_RATIO)]
    semantic_ratio: f32,
    /// Also write the report as JSON, with every query's values
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Report of an earlier run, written with --json: print what got better or worse, with the significance
    #[arg(long, value_name = "FILE")]
    compare: Option<PathBuf>,
    /// Recorded values: fail when a set's main measure is below its value by more than its margin
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write this run's values to the baseline instead of failing
    #[arg(long, requires = "baseline")]
    update_baseline: bool,
}

/// Films judged per query: the deepest measure.
const DEPTH: u32 = 50;

impl Eval {
    /// Runs every set.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        // what is compared with is read first: a wrong file is reported before minutes of work
        let earlier = self.compare.as_deref().map(RunReport::read).transpose()?;
        let recorded = self.baseline.as_deref().map(baseline::read).transpose()?;
        let sets: Vec<Set> = self.queries.iter().map(|path| Set::read(path)).collect::<Result<_>>()?;
        let parts = Parts::open(folders, NonZeroUsize::MIN, &CacheArgs::NONE)?;
        let info = parts.index.parts().store.info();
        let measured = self.measure(&parts, &sets)?;
        let report = RunReport { index: info.fingerprint.clone(), model: info.model.clone(), sets: measured };
        println!("{}", tables::measures(&report.sets));
        println!("index {}, model {}, {} films", report.index.short(), report.model.short(), info.movies);
        if let Some(path) = &self.json {
            report.write(path)?;
        }
        if let Some(earlier) = &earlier {
            println!("\n{}", tables::comparison(earlier, &report)?);
        }
        match (&self.baseline, recorded) {
            (Some(path), Some(recorded)) if self.update_baseline => {
                baseline::write(path, &recorded.updated(&report.sets))
            }
            (Some(_), Some(recorded)) => baseline::check(&recorded, &report.sets),
            _ => Ok(()),
        }
    }

    fn measure(&self, parts: &Parts, sets: &[Set]) -> Result<Vec<SetReport>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let shown = Shown::default();
        let mut reports = Vec::with_capacity(sets.len());
        for set in sets {
            shown.begin(&set.name, Some(set.queries.len() as u64));
            let rankings = runtime.block_on(self.rankings(parts, set, &shown))?;
            shown.end();
            let answers = set.queries.iter().zip(rankings.iter().map(Vec::as_slice));
            reports.push(summarise(&set.name, answers, Measure::STANDARD, &Bootstrap::default())?);
        }
        Ok(reports)
    }

    async fn rankings(&self, parts: &Parts, set: &Set, shown: &Shown) -> Result<Vec<Vec<MovieId>>> {
        let index = parts.source.snapshot().await;
        let mut rankings = Vec::with_capacity(set.queries.len());
        for query in &set.queries {
            // people's posts can be longer than what search accepts; their beginning says the most
            let text: String = query.text.chars().take(MAX_CHARS).collect();
            let text = cinerag_query::clean(&text).with_context(|| format!("query {}", query.id))?;
            let request = SearchRequest {
                mode: self.mode.into(),
                semantic_ratio: self.semantic_ratio,
                ..SearchRequest::plain(text, DEPTH)
            };
            let outcome = parts.engine.search(&index, &request).await?;
            rankings.push(outcome.answer.hits.iter().map(|hit| hit.card.id).collect());
            shown.advance(1);
        }
        Ok(rankings)
    }
}

/// A file of judged queries; the set is named after the file.
struct Set {
    name: String,
    queries: Vec<JudgedQuery>,
}

impl Set {
    fn read(path: &Path) -> Result<Self> {
        let shown = || path.display().to_string();
        let text = fs::read_to_string(path).with_context(shown)?;
        let queries = parse(&text).with_context(shown)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Set { name, queries })
    }
}
