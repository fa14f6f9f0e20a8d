//! `cinerag train`: the weights of every ranking, learned offline and written as JSON.
//!
//! [`concepts`], [`requests`] and [`films`] make the film genome. [`ratings`] makes the questions for films like a film and for
//! recommendations, [`queries`] those for search, [`lists`] those for plain lists;
//! [`learning`] fits and judges the weights, whatever the ranking. A ranking is judged on questions that its weights were
//! not learned from.

mod concepts;
mod films;
mod learning;
mod lists;
mod queries;
mod ratings;
mod requests;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::folders::Folders;

/// Learns the weights of a ranking, judges them on questions they were not learned from, and writes those learned from all.
#[derive(Args)]
pub struct Train {
    /// Model to train
    #[arg(value_enum)]
    model: Model,
    /// File for the weights; crates/retrieval/models/<model>.json is built into the binary. For concepts, the folder
    /// crates/genome/model
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// For rerank and list: judged queries to learn from, as `cinerag eval` reads them
    #[arg(long, value_name = "FILE", num_args = 1..)]
    queries: Vec<PathBuf>,
}

/// The models.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Model {
    /// Films like a film
    Similar,
    /// Films for somebody
    Recommend,
    /// The order of search results
    Rerank,
    /// The order of lists that follow from constraints alone
    List,
    /// The film genome: concepts, and which films have them
    Concepts,
}

impl Train {
    /// Learns, judges, prints, writes.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        let write = self.write.as_deref();
        match self.model {
            Model::Similar => ratings::similar(folders, write),
            Model::Recommend => ratings::recommend(folders, write),
            Model::Rerank => queries::rerank(folders, &self.queries, write),
            Model::List => lists::list(folders, &self.queries, write),
            Model::Concepts => concepts::concepts(folders, write),
        }
    }
}

/// Writes a model, or prints it when no file was given.
fn publish(file: &impl Serialize, write: Option<&Path>) -> Result<()> {
    let json = serde_json::to_string_pretty(file)? + "\n";
    let Some(path) = write else {
        print!("{json}");
        return Ok(());
    };
    std::fs::write(path, json).with_context(|| path.display().to_string())
}
