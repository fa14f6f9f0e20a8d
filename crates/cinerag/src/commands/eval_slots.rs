//! `cinerag eval-slots`: are people, years and genres in real questions found?

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use cinerag_analysis::fold;
use cinerag_domain::{PartKind, Role, Understood};
use cinerag_evaluation::slots::{FoundSlot, GoldSlot, SlotCounts, SlotKind, count};
use cinerag_ports::{Lexicon, Meaning, VectorStore};
use cinerag_query::Planner;
use cinerag_vector_store::EmbeddedIndex;
use clap::Args;
use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;
use serde::Deserialize;

use crate::folders::Folders;

/// Reads questions with annotated slots, and prints precision, recall and F1 of what was understood. A slot is
/// found when a part of its kind overlaps it. Names that no film of the index has, and genres in words that name none of
/// `MovieLens`' genres, are left out.
#[derive(Args)]
pub struct EvalSlots {
    /// JSON-lines file of {"query": text, "slots": [["Actor", words], …]}
    #[arg(value_name = "FILE")]
    questions: PathBuf,
    /// Also write the figures as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Question {
    query: String,
    slots: Vec<(String, String)>,
}

/// Words that name a genre of the catalogue, as people ask for it.
const GENRE_WORDS: [&str; 33] = [
    "action",
    "adventure",
    "animated",
    "animation",
    "anime",
    "cartoon",
    "children",
    "childrens",
    "kids",
    "comedy",
    "comedies",
    "crime",
    "documentary",
    "drama",
    "dramas",
    "dramatic",
    "fantasy",
    "gangster",
    "horror",
    "musical",
    "musicals",
    "mystery",
    "noir",
    "romance",
    "romances",
    "romantic",
    "sci",
    "scifi",
    "science fiction",
    "thriller",
    "thrillers",
    "war",
    "western",
];

impl EvalSlots {
    /// Reads every question.
    pub fn run(&self, folders: &Folders) -> Result<()> {
        let shown = || self.questions.display().to_string();
        let text = fs::read_to_string(&self.questions).with_context(shown)?;
        let questions: Result<Vec<Question>, _> = text.lines().map(serde_json::from_str).collect();
        let questions = questions.with_context(|| format!("{}: expected questions with slots", shown()))?;
        ensure!(!questions.is_empty(), "{}: no questions", shown());
        let index = EmbeddedIndex::open_current(&folders.index()).context("no films to know names of yet")?;
        let (info, planner) = (index.info(), Planner::default());
        let mut counts = [SlotCounts::default(); SlotKind::ALL.len()];
        for question in &questions {
            let text = cinerag_query::clean(&question.query).with_context(|| question.query.clone())?;
            let plan = planner.plan(&text, &index, &info, false);
            let gold = gold(&text, &question.slots, &index);
            let found: Vec<FoundSlot> =
                plan.report.understood.iter().filter_map(|part| found(&text, part)).collect();
            for (kind, counts) in SlotKind::ALL.iter().zip(&mut counts) {
                counts.add(count(*kind, &gold, &found));
            }
        }
        let mut table = Table::new();
        table.load_style(UTF8_FULL_CONDENSED).set_header(["slot", "asked", "precision", "recall", "F1"]);
        for (kind, of) in SlotKind::ALL.iter().zip(&counts) {
            let figures = [of.precision(), of.recall(), of.f1()].map(|figure| format!("{figure:.3}"));
            let asked = (of.found + of.missed).to_string();
            table.add_row([kind.name().to_owned(), asked].into_iter().chain(figures));
        }
        println!("{} questions\n{table}", questions.len());
        println!("index {}, {} films", info.fingerprint.short(), info.movies);
        if let Some(path) = &self.json {
            let figures = SlotKind::ALL.iter().zip(&counts).map(|(kind, of)| {
                let (precision, recall, f1) = (of.precision(), of.recall(), of.f1());
                serde_json::json!({ "slot": kind.name(), "asked": of.found + of.missed,
                    "precision": precision, "recall": recall, "f1": f1 })
            });
            let figures: Vec<serde_json::Value> = figures.collect();
            fs::write(path, serde_json::to_vec_pretty(&figures)?)
                .with_context(|| path.display().to_string())?;
        }
        Ok(())
    }
}

/// The annotated slots at their places. Slots stand in the order of the words.
fn gold(text: &str, slots: &[(String, String)], lexicon: &dyn Lexicon) -> Vec<GoldSlot> {
    let mut from = 0;
    let mut placed = Vec::new();
    for (name, words) in slots {
        let Some(at) = text[from..].find(words.as_str()).map(|at| from + at) else { continue };
        from = at + words.len();
        let Some(kind) = SlotKind::from_name(name) else { continue };
        let folded = fold(words);
        let is_scored = match kind {
            SlotKind::Year => true,
            SlotKind::Genre => {
                let padded = format!(" {folded} ");
                GENRE_WORDS.iter().any(|word| padded.contains(&format!(" {word} ")))
            }
            SlotKind::Actor | SlotKind::Director => lexicon.meanings(&folded).iter().any(|meaning| {
                matches!(meaning, Meaning::Person { is_surname: false, acted, directed, .. }
                    if if kind == SlotKind::Actor { *acted } else { *directed } > 0)
            }),
        };
        placed.push(GoldSlot { kind, place: at..from, is_scored });
    }
    placed
}

/// A part that was understood, when it is of a kind that is scored.
fn found(text: &str, part: &Understood) -> Option<FoundSlot> {
    let kinds = match part.kind {
        PartKind::Person => match part.role {
            Some(Role::Director) => vec![SlotKind::Director],
            Some(Role::Actor) => vec![SlotKind::Actor],
            Some(Role::Writer) | None => vec![SlotKind::Actor, SlotKind::Director],
        },
        PartKind::Year => vec![SlotKind::Year],
        PartKind::Genre => vec![SlotKind::Genre],
        _ => return None,
    };
    let byte = |chars: u32| text.char_indices().nth(chars as usize).map_or(text.len(), |(at, _)| at);
    Some(FoundSlot { kinds, place: byte(part.start)..byte(part.end) })
}
