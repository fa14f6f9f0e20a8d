//! `cinerag search`: a search from the command line, as a table.

use std::num::NonZeroUsize;

use anyhow::{Result, anyhow};
use cinerag_domain::{Hit, SearchMode, SearchRequest};
use clap::{Args, ValueEnum};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{ContentArrangement, Table};

use crate::cache_args::CacheArgs;
use crate::engine::Parts;
use crate::folders::Folders;

/// Finds films and prints them, best first.
#[derive(Args)]
#[command(after_help = "Example: cinerag search \"a heist in the desert\" --limit 5")]
pub struct Search {
    /// What to look for
    query: Vec<String>,
    /// Films to show
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=50))]
    limit: u32,
    /// How to search
    #[arg(long, value_enum, default_value_t = Mode::Hybrid)]
    mode: Mode,
    /// Print the hits as JSON lines instead
    #[arg(long)]
    json: bool,
}

/// [`SearchMode`] on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub enum Mode {
    /// Meaning and words
    Hybrid,
    /// Meaning only
    Semantic,
    /// Words only
    Keyword,
}

impl From<Mode> for SearchMode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Hybrid => SearchMode::Hybrid,
            Mode::Semantic => SearchMode::Semantic,
            Mode::Keyword => SearchMode::Keyword,
        }
    }
}

impl Search {
    /// Searches once.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        let text =
            cinerag_query::clean(&self.query.join(" ")).map_err(|error| anyhow!("the query {error}"))?;
        let parts = Parts::open(folders, NonZeroUsize::MIN, &CacheArgs::NONE)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let request = SearchRequest { mode: self.mode.into(), ..SearchRequest::plain(text, self.limit) };
        let outcome = runtime
            .block_on(async { parts.engine.search(&parts.source.snapshot().await, &request).await })?;
        if self.json {
            for hit in &outcome.answer.hits {
                println!("{}", serde_json::to_string(hit)?);
            }
            return Ok(());
        }
        if outcome.answer.hits.is_empty() {
            println!("nothing found; try fewer or other words, or --mode semantic");
            return Ok(());
        }
        println!("{}", table(&outcome.answer.hits));
        let took = outcome.timings.total().as_secs_f64() * 1e3;
        println!("{} candidates, {took:.1} ms", outcome.answer.total);
        Ok(())
    }
}

fn table(hits: &[Hit]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(["", "film", "year", "rating", "genres", "score", "why"]);
    for (place, hit) in (1..).zip(hits) {
        let card = &hit.card;
        let genres: Vec<&str> = card.genres.iter().map(|genre| genre.name()).collect();
        let reasons: Vec<&str> = hit.reasons.iter().map(|reason| reason.text.as_str()).collect();
        table.add_row([
            place.to_string(),
            card.title.clone(),
            card.year.map(|year| year.to_string()).unwrap_or_default(),
            card.rating.map(|rating| format!("{:.1} ({})", rating.average, rating.count)).unwrap_or_default(),
            genres.join(", "),
            format!("{:.2}", hit.score),
            reasons.join("; "),
        ]);
    }
    table
}
