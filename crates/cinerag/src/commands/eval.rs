//! `cinerag eval`: relevance over judged queries.

use std::fs;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::{Context, Result};
use cinerag_domain::MovieId;
use cinerag_evaluation::{Bootstrap, JudgedQuery, Measure, SetReport, parse, summarise};
use cinerag_ports::VectorStore;
use cinerag_query::MAX_CHARS;
use clap::Args;
use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;

use super::search::{Mode, plain_request};
use crate::engine::Parts;
use crate::folders::Folders;

/// Runs judged queries and prints each measure with its bootstrap 95 % interval.
#[derive(Args)]
pub struct Eval {
    /// JSON-lines files of {"id", "query", "relevant": [ids]} or {"id", "query", "judgements": [{"id", "grade"}]}
    #[arg(required = true, value_name = "FILE")]
    queries: Vec<PathBuf>,
    /// What to draw on
    #[arg(long, value_enum, default_value_t = Mode::Hybrid)]
    mode: Mode,
    /// Weight of meaning against words in hybrid mode, 0–1
    #[arg(long, default_value_t = cinerag_retrieval::DEFAULT_SEMANTIC_RATIO)]
    semantic_ratio: f32,
    /// Also write the report as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// Films looked at a query: the deepest measure.
const DEPTH: u32 = 50;

impl Eval {
    /// Runs every set.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        let parts = Parts::open(folders, NonZeroUsize::MIN, false)?;
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        let mut reports = Vec::new();
        for path in &self.queries {
            let shown = path.display().to_string();
            let text = fs::read_to_string(path).with_context(|| shown.clone())?;
            let queries = parse(&text).with_context(|| shown.clone())?;
            let rankings = runtime.block_on(self.rankings(&parts, &queries))?;
            let answers =
                queries.iter().map(|query| &query.judgements).zip(rankings.iter().map(Vec::as_slice));
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            reports.push(summarise(&name, answers, Measure::STANDARD, &Bootstrap::default())?);
        }
        for report in &reports {
            println!("{} ({} queries)\n{}", report.set, report.n, table(report));
        }
        let info = parts.index.info();
        println!("index {}, model {}, {} films", info.fingerprint.short(), info.model.short(), info.movies);
        if let Some(path) = &self.json {
            let report =
                serde_json::json!({ "index": info.fingerprint, "model": info.model, "sets": reports });
            fs::write(path, serde_json::to_vec_pretty(&report)?)
                .with_context(|| path.display().to_string())?;
        }
        Ok(())
    }

    async fn rankings(&self, parts: &Parts, queries: &[JudgedQuery]) -> Result<Vec<Vec<MovieId>>> {
        let mut rankings = Vec::with_capacity(queries.len());
        for query in queries {
            // people's posts can be longer than what search accepts; their beginning says the most
            let text: String = query.text.chars().take(MAX_CHARS).collect();
            let text = cinerag_query::clean(&text).with_context(|| format!("query {}", query.id))?;
            let mut request = plain_request(text, self.mode.into(), DEPTH);
            request.semantic_ratio = self.semantic_ratio;
            let outcome = parts.engine.search(&request).await?;
            rankings.push(outcome.answer.hits.iter().map(|hit| hit.card.id).collect());
        }
        Ok(rankings)
    }
}

fn table(report: &SetReport) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED).set_header(["measure", "mean", "95 % interval"]);
    for measure in &report.measures {
        let interval = format!("{:.3} – {:.3}", measure.low, measure.high);
        table.add_row([measure.name.clone(), format!("{:.3}", measure.mean), interval]);
    }
    table
}
