//! English.

mod conversation;
mod cues;
mod facts;
mod genres;
mod measures;
mod narration;
mod places;
pub(crate) mod tweaks;
mod years;

use super::{Affixes, Language};

/// English, the language of the catalogue's records.
pub static ENGLISH: Language = Language {
    code: "en",
    cues: cues::CUES,
    requests: cues::REQUESTS,
    people: cues::PEOPLE,
    examples: cues::EXAMPLES,
    negations: cues::NEGATIONS,
    genres: genres::GENRES,
    places: places::PLACES,
    facts: facts::FACTS,
    numbers: measures::NUMBERS,
    years: years::YEARS,
    durations: measures::DURATIONS,
    ratings: measures::RATINGS,
    narration: narration::NARRATION,
    styles: narration::STYLES,
    tweaks: tweaks::TWEAKS,
    conversation: conversation::CONVERSATION,
    affixes: AFFIXES,
};

#[rustfmt::skip]
const AFFIXES: Affixes = Affixes {
    prefixes: &[
        "inter", "non", "anti", "post", "pre", "neo", "over", "under", "super", "semi", "multi", "sub", "micro", "pseudo",
        "proto", "un", "re", "ultra", "meta", "retro", "mini", "mega", "trans", "counter", "auto", "bio", "cyber", "techno",
    ],
    suffixes: &["ish", "esque", "like", "less", "ness", "ian", "ism", "ist", "wise", "able", "hood", "ship"],
};
