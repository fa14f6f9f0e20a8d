//! Any text is planned without a panic, and every part points into it.

#![no_main]

use cinerag_ports::Vocabulary;
use cinerag_ports::fakes::{MemoryLexicon, index_info};
use cinerag_query::{Planner, clean};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &str| {
    let Ok(text) = clean(raw) else { return };
    let index = index_info(1_000, 2018);
    let lexicon = MemoryLexicon::new(Vocabulary::default());
    let plan = Planner::default().plan(&text, &lexicon, &index, false);
    let chars = text.chars().count() as u32;
    assert!(plan.report.understood.iter().all(|part| part.start <= part.end && part.end <= chars));
});
