//! "Like that, but …": in which way the answer should differ from the film it is like.
//!
//! In: a phrase such as "darker and shorter, without violence". Out: [`Tweak`]s, in the order of the phrase. Known
//! words are pairs of opposite descriptions; whatever is not known is taken as it stands. Applying them is
//! retrieval's.

use cinerag_analysis::fold;

/// A pair of opposite descriptions: towards the one is away from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Direction {
    /// What films over there are like.
    pub toward: &'static str,
    /// What films on the other side are like.
    pub away: &'static str,
}

/// One way in which films should differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tweak {
    /// Along a known direction.
    Direction(Direction),
    /// Nearer to this description.
    Toward(String),
    /// Farther from this description: "less", "not so".
    Away(String),
    /// Farther from this description, and it must not be a subject: "without", "no".
    Without(String),
    /// Released before it.
    Older,
    /// Released after it.
    Newer,
    /// Running for less time.
    Shorter,
    /// Running for more time.
    Longer,
}

impl Tweak {
    /// True when applying it needs an embedding.
    pub fn is_of_meaning(&self) -> bool {
        !matches!(self, Tweak::Older | Tweak::Newer | Tweak::Shorter | Tweak::Longer)
    }
}

const DARK: Direction = Direction {
    toward: "a dark, bleak, disturbing and grim film",
    away: "a lighthearted, cheerful, fun family comedy",
};
const FUNNY: Direction = Direction {
    toward: "a hilarious, funny comedy full of jokes",
    away: "a serious, solemn drama without humour",
};
const SCARY: Direction = Direction {
    toward: "a terrifying, scary horror film",
    away: "a gentle, harmless film that frightens nobody",
};
const VIOLENT: Direction = Direction {
    toward: "a violent, bloody, brutal film full of killing",
    away: "a peaceful, gentle film without any violence",
};
const ROMANTIC: Direction = Direction {
    toward: "a romantic love story about two people falling in love",
    away: "a film without romance or love",
};
const HAPPY: Direction = Direction {
    toward: "an uplifting, hopeful, heartwarming film with a happy ending",
    away: "a sad, tragic, depressing film",
};
const ACTION: Direction = Direction {
    toward: "a fast, action-packed film with chases, fights and explosions",
    away: "a slow, quiet, contemplative film",
};
const STRANGE: Direction = Direction {
    toward: "a strange, surreal, experimental film",
    away: "a conventional, realistic mainstream film",
};
const CLEVER: Direction = Direction {
    toward: "an intelligent, complex, thought-provoking film",
    away: "a simple, silly, mindless film",
};
const FAMILY: Direction = Direction {
    toward: "a family film suitable for young children",
    away: "a film for adults with mature themes",
};

/// Words of one direction; `true` goes along it, `false` against it.
const WORDS: &[(Direction, bool, &[&str])] = &[
    (DARK, true, &["darker", "dark", "bleaker", "bleak", "grimmer", "grim", "grittier", "gritty", "edgier"]),
    (DARK, false, &["lighter", "lighthearted", "more lighthearted", "brighter"]),
    (
        FUNNY,
        true,
        &["funnier", "funny", "more humour", "more humor", "humour", "humor", "comedic", "hilarious"],
    ),
    (FUNNY, false, &["more serious", "serious", "more dramatic"]),
    (SCARY, true, &["scarier", "scary", "creepier", "creepy", "more frightening", "more horror", "spookier"]),
    (
        VIOLENT,
        true,
        &["more violent", "violent", "bloodier", "bloody", "gorier", "gory", "more brutal", "brutal"],
    ),
    (VIOLENT, false, &["gentler", "gentle", "more peaceful"]),
    (ROMANTIC, true, &["more romantic", "romantic", "more romance", "romance", "more love"]),
    (
        HAPPY,
        true,
        &[
            "happier",
            "happy",
            "more uplifting",
            "uplifting",
            "more hopeful",
            "hopeful",
            "feel good",
            "heartwarming",
        ],
    ),
    (HAPPY, false, &["sadder", "sad", "more tragic", "tragic", "more depressing", "depressing"]),
    (ACTION, true, &["faster", "fast", "more action", "action", "more exciting", "exciting"]),
    (ACTION, false, &["slower", "slow", "quieter", "quiet", "calmer", "calm"]),
    (STRANGE, true, &["weirder", "weird", "stranger", "strange", "more surreal", "surreal"]),
    (STRANGE, false, &["more realistic", "realistic", "more conventional"]),
    (CLEVER, true, &["smarter", "smart", "cleverer", "clever", "more complex", "complex", "deeper", "deep"]),
    (CLEVER, false, &["simpler", "simple", "dumber", "sillier", "silly"]),
    (
        FAMILY,
        true,
        &[
            "for kids",
            "for children",
            "kid friendly",
            "family friendly",
            "more family friendly",
            "for the family",
        ],
    ),
    (FAMILY, false, &["for adults", "more adult", "more mature", "mature"]),
];

/// Openings that turn what follows away; the first that fits is taken.
const AGAINST: &[&str] = &["less ", "not so ", "not as ", "not too ", "not that "];
/// Openings that rule out what follows.
const RULED_OUT: &[&str] =
    &["without any ", "without the ", "without ", "with no ", "with less ", "no ", "not "];
/// Openings that say nothing.
const IDLE: &[&str] = &[
    "but ",
    "also ",
    "with more ",
    "with a ",
    "with ",
    "much ",
    "even ",
    "far ",
    "a bit ",
    "a little ",
    "bit ",
    "slightly ",
    "way ",
    "something ",
    "more of a ",
    "more of ",
    "and ",
    "it is ",
    "is ",
];

/// Reads a phrase. Parts are divided by commas, semicolons, "and" and "but"; a part without words is passed over.
pub fn parse_tweak(text: &str) -> Vec<Tweak> {
    let divided = text.split([',', ';', '&', '+']).flat_map(|part| {
        let folded = fold(part);
        let marked = format!(" {folded} ").replace(" and ", "\u{0}").replace(" but ", "\u{0}");
        marked.split('\u{0}').map(str::trim).map(str::to_owned).collect::<Vec<_>>()
    });
    divided.filter(|part| !part.is_empty()).map(|part| of_part(&part)).collect()
}

fn of_part(part: &str) -> Tweak {
    if let Some(known) = known(part) {
        return known;
    }
    let after = |openings: &[&str]| {
        openings
            .iter()
            .find_map(|opening| part.strip_prefix(opening))
            .map(str::trim)
            .filter(|rest| !rest.is_empty())
    };
    if let Some(rest) = after(AGAINST) {
        return match known(rest).or_else(|| known(&format!("more {rest}"))) {
            Some(tweak) => opposite(tweak),
            None => Tweak::Away(rest.to_owned()),
        };
    }
    if let Some(rest) = after(RULED_OUT) {
        return match known(rest) {
            // "not scary" is a wish for its opposite; "no romance" rules a subject out
            Some(tweak) if part.starts_with("not ") => opposite(tweak),
            _ if part.starts_with("with less ") => Tweak::Away(rest.to_owned()),
            _ => Tweak::Without(rest.to_owned()),
        };
    }
    match after(IDLE) {
        Some(rest) => of_part(rest),
        None => Tweak::Toward(part.strip_prefix("more ").unwrap_or(part).to_owned()),
    }
}

fn known(part: &str) -> Option<Tweak> {
    match part {
        "older" | "old" | "more classic" | "classic" | "earlier" => return Some(Tweak::Older),
        "newer" | "new" | "more recent" | "recent" | "more modern" | "modern" | "later" => {
            return Some(Tweak::Newer);
        }
        "shorter" | "short" => return Some(Tweak::Shorter),
        "longer" | "long" => return Some(Tweak::Longer),
        _ => {}
    }
    let found = WORDS.iter().find(|(_, _, words)| words.contains(&part))?;
    let (direction, along, _) = found;
    Some(Tweak::Direction(if *along { *direction } else { reversed(*direction) }))
}

fn reversed(direction: Direction) -> Direction {
    Direction { toward: direction.away, away: direction.toward }
}

fn opposite(tweak: Tweak) -> Tweak {
    match tweak {
        Tweak::Direction(direction) => Tweak::Direction(reversed(direction)),
        Tweak::Older => Tweak::Newer,
        Tweak::Newer => Tweak::Older,
        Tweak::Shorter => Tweak::Longer,
        Tweak::Longer => Tweak::Shorter,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn phrases_are_read() {
        let (dark, light) = (Tweak::Direction(DARK), Tweak::Direction(reversed(DARK)));
        for (text, expected) in [
            ("darker", vec![dark.clone()]),
            ("but much Darker!", vec![dark.clone()]),
            ("a bit lighter", vec![light.clone()]),
            ("less dark", vec![light]),
            ("darker and shorter", vec![dark, Tweak::Shorter]),
            ("older, funnier", vec![Tweak::Older, Tweak::Direction(FUNNY)]),
            ("more recent", vec![Tweak::Newer]),
            ("not so long", vec![Tweak::Shorter]),
            ("without violence", vec![Tweak::Without("violence".into())]),
            ("no aliens", vec![Tweak::Without("aliens".into())]),
            ("not scary", vec![Tweak::Direction(reversed(SCARY))]),
            ("less violent", vec![Tweak::Direction(reversed(VIOLENT))]),
            ("less talking", vec![Tweak::Away("talking".into())]),
            ("set in space", vec![Tweak::Toward("set in space".into())]),
            ("with more robots", vec![Tweak::Toward("robots".into())]),
            ("for kids", vec![Tweak::Direction(FAMILY)]),
            ("", vec![]),
            (" , and ;", vec![]),
        ] {
            assert_eq!(parse_tweak(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_known_word_is_found_and_means_one_thing() {
        for (_, _, words) in WORDS {
            for word in *words {
                assert!(matches!(parse_tweak(word)[..], [Tweak::Direction(_)]), "{word:?}");
                let holders = WORDS.iter().filter(|(_, _, words)| words.contains(word)).count();
                assert_eq!(holders, 1, "{word:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,200}") {
            for tweak in parse_tweak(&text) {
                if let Tweak::Toward(words) | Tweak::Away(words) | Tweak::Without(words) = tweak {
                    prop_assert!(!words.trim().is_empty());
                }
            }
        }
    }
}
