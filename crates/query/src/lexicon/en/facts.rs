//! English words for studios, series, certificates and languages spoken.

use crate::lexicon::{Certificates, FactWords, Phrases, Words};

const G: Words = &["G"];
const PG: Words = &["PG"];
const PG_13: Words = &["PG-13"];
const R: Words = &["R"];
const NC_17: Words = &["NC-17"];
const ADULT: Words = &["R", "NC-17", "X", "18"];

#[rustfmt::skip]
pub(super) const FACTS: FactWords = FactWords {
    before_studio: &[
        "from", "by", "made by", "produced by", "released by", "studio", "the studio",
        "from studio", "by studio", "from the studio", "by the studio",
    ],
    after_studio: &["studio", "studios", "production", "productions", "studio films", "animation", "animations"],
    before_series: &["in", "of", "from", "part of"],
    after_series: &["series", "franchise", "saga", "trilogy", "quadrilogy", "cycle"],
    ordinals: &[
        ("first", 1), ("1st", 1), ("second", 2), ("2nd", 2), ("third", 3), ("3rd", 3), ("fourth", 4), ("4th", 4),
        ("fifth", 5), ("5th", 5), ("sixth", 6), ("6th", 6), ("seventh", 7), ("7th", 7), ("eighth", 8), ("8th", 8),
        ("ninth", 9), ("9th", 9), ("tenth", 10), ("10th", 10),
    ],
    last: &["last", "final", "latest", "newest"],
    certificates: Certificates {
        phrases: CERTIFICATES,
        ascending: &["G", "PG", "PG-13", "R", "NC-17"],
        or_lower: &["or lower", "or less", "or below", "or under", "or younger", "or milder", "and under", "and below"],
        at_most: &["at most", "up to", "no more than", "max", "maximum", "not above", "nothing above", "no higher than"],
    },
    before_spoken: &[
        "spoken in", "speaking in", "speaking", "where they speak", "in which they speak", "they speak", "people speak",
        "characters speak", "where people speak", "with dialogue in", "with dialog in", "partly in", "partially in",
        "half in", "partly spoken in",
    ],
    after_spoken: &["speaking", "spoken", "dialogue", "dialog", "is spoken", "dialogues"],
};

#[rustfmt::skip]
const CERTIFICATES: Phrases<Words> = &[
    ("rated g", G), ("g rated", G), ("certificate g", G), ("pg", PG), ("rated pg", PG), ("pg rated", PG),
    ("certificate pg", PG), ("pg rating", PG), ("pg 13", PG_13), ("pg13", PG_13), ("rated pg 13", PG_13),
    ("rated pg13", PG_13), ("pg 13 rated", PG_13), ("pg13 rated", PG_13), ("pg 13 rating", PG_13), ("rated r", R),
    ("r rated", R), ("r rating", R), ("certificate r", R), ("rated r movies", R), ("nc 17", NC_17), ("nc17", NC_17),
    ("rated nc 17", NC_17), ("nc 17 rated", NC_17), ("x rated", ADULT), ("rated x", ADULT), ("certificate u", &["U", "G"]),
    ("rated u", &["U", "G"]), ("certificate 12", &["12", "12A"]), ("certificate 12a", &["12", "12A"]),
    ("certificate 15", &["15"]), ("certificate 18", &["18"]),
];
