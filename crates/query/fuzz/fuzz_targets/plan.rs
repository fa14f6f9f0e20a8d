//! Any text is planned without a panic, and every part points into it.

#![no_main]

use cinerag_domain::{Fingerprint, IndexInfo};
use cinerag_ports::Vocabulary;
use cinerag_ports::fakes::MemoryLexicon;
use cinerag_query::{Planner, clean};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &str| {
    let Ok(text) = clean(raw) else { return };
    let name = || Fingerprint(String::new());
    let index = IndexInfo {
        fingerprint: name(),
        model: name(),
        template: String::new(),
        data: name(),
        data_name: String::new(),
        movies: 1_000,
        dimension: 8,
        newest_year: 2018,
    };
    let lexicon = MemoryLexicon::new(Vocabulary::default());
    let plan = Planner::default().plan(&text, &lexicon, &index, false);
    let chars = text.chars().count() as u32;
    assert!(plan.report.understood.iter().all(|part| part.start <= part.end && part.end <= chars));
});
