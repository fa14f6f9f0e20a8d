//! The corpus of the fuzz target, replayed over the small vocabulary and over an empty one.

use std::path::Path;

use cinerag_ports::Vocabulary;
use cinerag_ports::fakes::MemoryLexicon;
use cinerag_query::{Planner, clean};

use crate::vocabulary::{index, lexicon};

#[test]
fn the_corpus_is_planned_without_a_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/plan");
    let files = std::fs::read_dir(folder).expect("the corpus");
    let texts = files.map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("text"));
    let (planner, names, none) = (Planner::default(), lexicon(), MemoryLexicon::new(Vocabulary::default()));
    for text in texts.filter_map(|raw| clean(&raw).ok()) {
        for lexicon in [&names, &none] {
            let plan = planner.plan(&text, lexicon, &index(), false);
            let chars = text.chars().count() as u32;
            for part in &plan.report.understood {
                assert!(part.start <= part.end && part.end <= chars, "{text:?}: {part:?}");
            }
        }
    }
}
