//! English words for the ways in which films should differ from a film.

use crate::lexicon::{Tweaks, Words};
use crate::tweak::Direction;

#[rustfmt::skip]
pub(super) const TWEAKS: Tweaks = Tweaks {
    directions: DIRECTIONS,
    older: &["older", "old", "more classic", "classic", "earlier"],
    newer: &["newer", "new", "more recent", "recent", "more modern", "modern", "later"],
    shorter: &["shorter", "short"],
    longer: &["longer", "long"],
    against: &["less ", "not so ", "not as ", "not too ", "not that "],
    ruled_out: &["without any ", "without the ", "without ", "with no ", "with less ", "no ", "not "],
    turned_round: &["not "],
    lessened: &["with less "],
    idle: &[
        "but ", "also ", "with more ", "with a ", "with ", "much ", "even ", "far ", "a bit ", "a little ", "bit ",
        "slightly ", "way ", "something ", "more of a ", "more of ", "and ", "it is ", "is ",
    ],
    more: "more ",
    dividers: &[" and ", " but "],
};

#[rustfmt::skip]
const DIRECTIONS: &[(Direction, bool, Words)] = &[
    (DARK, true, &["darker", "dark", "bleaker", "bleak", "grimmer", "grim", "grittier", "gritty", "edgier"]),
    (DARK, false, &["lighter", "lighthearted", "more lighthearted", "brighter"]),
    (FUNNY, true, &["funnier", "funny", "more humour", "more humor", "humour", "humor", "comedic", "hilarious"]),
    (FUNNY, false, &["more serious", "serious", "more dramatic"]),
    (SCARY, true, &["scarier", "scary", "creepier", "creepy", "more frightening", "more horror", "spookier"]),
    (VIOLENT, true, &["more violent", "violent", "bloodier", "bloody", "gorier", "gory", "more brutal", "brutal"]),
    (VIOLENT, false, &["gentler", "gentle", "more peaceful"]),
    (ROMANTIC, true, &["more romantic", "romantic", "more romance", "romance", "more love"]),
    (HAPPY, true, &[
        "happier", "happy", "more uplifting", "uplifting", "more hopeful", "hopeful", "feel good",
        "heartwarming",
    ]),
    (HAPPY, false, &["sadder", "sad", "more tragic", "tragic", "more depressing", "depressing"]),
    (ACTION, true, &["faster", "fast", "more action", "action", "more exciting", "exciting"]),
    (ACTION, false, &["slower", "slow", "quieter", "quiet", "calmer", "calm"]),
    (STRANGE, true, &["weirder", "weird", "stranger", "strange", "more surreal", "surreal"]),
    (STRANGE, false, &["more realistic", "realistic", "more conventional"]),
    (CLEVER, true, &["smarter", "smart", "cleverer", "clever", "more complex", "complex", "deeper", "deep"]),
    (CLEVER, false, &["simpler", "simple", "dumber", "sillier", "silly"]),
    (FAMILY, true, &[
        "for kids", "for children", "kid friendly", "family friendly", "more family friendly", "for the family",
    ]),
    (FAMILY, false, &["for adults", "more adult", "more mature", "mature"]),
];

pub(crate) const DARK: Direction = Direction {
    toward: "a dark, bleak, disturbing and grim film",
    away: "a lighthearted, cheerful, fun family comedy",
};
pub(crate) const FUNNY: Direction = Direction {
    toward: "a hilarious, funny comedy full of jokes",
    away: "a serious, solemn drama without humour",
};
pub(crate) const SCARY: Direction = Direction {
    toward: "a terrifying, scary horror film",
    away: "a gentle, harmless film that frightens nobody",
};
pub(crate) const VIOLENT: Direction = Direction {
    toward: "a violent, bloody, brutal film full of killing",
    away: "a peaceful, gentle film without any violence",
};
pub(crate) const ROMANTIC: Direction = Direction {
    toward: "a romantic love story about two people falling in love",
    away: "a film without romance or love",
};
pub(crate) const HAPPY: Direction = Direction {
    toward: "an uplifting, hopeful, heartwarming film with a happy ending",
    away: "a sad, tragic, depressing film",
};
pub(crate) const ACTION: Direction = Direction {
    toward: "a fast, action-packed film with chases, fights and explosions",
    away: "a slow, quiet, contemplative film",
};
pub(crate) const STRANGE: Direction = Direction {
    toward: "a strange, surreal, experimental film",
    away: "a conventional, realistic mainstream film",
};
pub(crate) const CLEVER: Direction = Direction {
    toward: "an intelligent, complex, thought-provoking film",
    away: "a simple, silly, mindless film",
};
pub(crate) const FAMILY: Direction = Direction {
    toward: "a family film suitable for young children",
    away: "a film for adults with mature themes",
};
