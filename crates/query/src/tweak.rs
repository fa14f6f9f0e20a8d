//! "Like that, but …": how the answer should differ from the film it is like.
//!
//! In: a phrase such as "darker and shorter, without violence". Out: [`Tweak`]s, in the order of the phrase. Known
//! words are pairs of opposite descriptions; anything else is taken as a description. Retrieval applies them.

use cinerag_analysis::fold;

use crate::lexicon::{ENGLISH, Language, Words};

/// A pair of opposite descriptions: a film moves towards one and away from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Direction {
    /// Films to move towards.
    pub toward: &'static str,
    /// Films to move away from.
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
    /// Farther from this description, which is also excluded as a subject: "without", "no".
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

/// Reads a phrase. Parts are divided by commas, semicolons, "and" and "but"; a part without words is ignored.
pub fn parse_tweak(text: &str) -> Vec<Tweak> {
    let language = &ENGLISH;
    let divided = text.split([',', ';', '&', '+']).flat_map(|part| {
        let mut marked = format!(" {} ", fold(part));
        for divider in language.tweaks.dividers {
            marked = marked.replace(divider, "\u{0}");
        }
        marked.split('\u{0}').map(str::trim).map(str::to_owned).collect::<Vec<_>>()
    });
    divided.filter(|part| !part.is_empty()).map(|part| of_part(language, &part)).collect()
}

fn of_part(language: &Language, part: &str) -> Tweak {
    let tweaks = &language.tweaks;
    if let Some(known) = known(language, part) {
        return known;
    }
    if let Some((_, rest)) = after(part, tweaks.against) {
        let compared = || known(language, &format!("{}{rest}", tweaks.more));
        return match known(language, rest).or_else(compared) {
            Some(tweak) => opposite(tweak),
            None => Tweak::Away(rest.to_owned()),
        };
    }
    if let Some((opening, rest)) = after(part, tweaks.ruled_out) {
        return match known(language, rest) {
            // "not scary" is a wish for its opposite; "no romance" rules a subject out
            Some(tweak) if tweaks.turned_round.contains(&opening) => opposite(tweak),
            _ if tweaks.lessened.contains(&opening) => Tweak::Away(rest.to_owned()),
            _ => Tweak::Without(rest.to_owned()),
        };
    }
    match after(part, tweaks.idle) {
        Some((_, rest)) => of_part(language, rest),
        None => Tweak::Toward(part.strip_prefix(tweaks.more).unwrap_or(part).to_owned()),
    }
}

/// The first opening that a part has, and the words after it.
fn after(part: &str, openings: Words) -> Option<(&'static str, &str)> {
    let (opening, rest) =
        openings.iter().find_map(|opening| Some((*opening, part.strip_prefix(opening)?)))?;
    let rest = rest.trim();
    (!rest.is_empty()).then_some((opening, rest))
}

fn known(language: &Language, part: &str) -> Option<Tweak> {
    let tweaks = &language.tweaks;
    let plain = [
        (tweaks.older, Tweak::Older),
        (tweaks.newer, Tweak::Newer),
        (tweaks.shorter, Tweak::Shorter),
        (tweaks.longer, Tweak::Longer),
    ];
    if let Some((_, tweak)) = plain.into_iter().find(|(words, _)| words.contains(&part)) {
        return Some(tweak);
    }
    let (direction, along, _) = tweaks.directions.iter().find(|(_, _, words)| words.contains(&part))?;
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
    use crate::lexicon::en::tweaks::{DARK, FAMILY, FUNNY, SCARY, VIOLENT};

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
        for (_, _, words) in ENGLISH.tweaks.directions {
            for word in *words {
                assert!(matches!(parse_tweak(word)[..], [Tweak::Direction(_)]), "{word:?}");
                let holders =
                    ENGLISH.tweaks.directions.iter().filter(|(_, _, words)| words.contains(word)).count();
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
