//! Questions about one film: "who directed Heat?", "how long is it?", "what about the second one?".
//!
//! A message is such a question when, its film taken out, nothing but words of questions is left.

use cinerag_ports::{FactAsked, Lexicon, PhraseKind};

use super::reference::{earlier, film, titles};
use super::{Subject, WORDS};

/// Longest name that such a question is about, in words.
const LONGEST_NAME: usize = 7;

/// What is asked, and of which film.
pub(super) fn question(
    words: &[&str],
    has_before: bool,
    lexicon: &dyn Lexicon,
) -> Option<(Vec<FactAsked>, Subject)> {
    if has_before && let Some((stretch, place)) = earlier(words) {
        let rest = [&words[..stretch.start], &words[stretch.end..]].concat();
        if rest.is_empty() || WORDS.questions.of_the_plot.contains(&rest.join(" ").as_str()) {
            return Some((vec![FactAsked::Story], Subject::Earlier(place)));
        }
        if let Some(facts) = facts(&rest) {
            return Some((facts, Subject::Earlier(place)));
        }
    }
    for (stretch, id) in titles(words, lexicon) {
        let rest = [&words[..stretch.start], &words[stretch.end..]].concat();
        if let Some(facts) = facts(&rest) {
            return Some((facts, Subject::Film(id)));
        }
    }
    of_a_name(words, lexicon)
}

/// What words ask when a title is taken out of them; none when they are no question about it.
fn facts(rest: &[&str]) -> Option<Vec<FactAsked>> {
    let plays = matches!(rest, ["who", "plays" | "played", .., "in"]);
    if plays {
        return Some(vec![FactAsked::Cast]);
    }
    let first = rest.first()?;
    let is_word = |word: &&str| {
        WORDS.questions.openers.contains(word)
            || WORDS.questions.words.contains(word)
            || WORDS.questions.facts.iter().any(|(_, words)| words.contains(word))
    };
    let seeks =
        rest.windows(2).any(|pair| ["a", "any"].contains(&pair[0]) && ["film", "movie"].contains(&pair[1]));
    if !WORDS.questions.openers.contains(first)
        || !rest.iter().all(is_word)
        || seeks && !["is", "was"].contains(first)
    {
        return None;
    }
    let mut asked: Vec<(usize, FactAsked)> = Vec::new();
    for (fact, words) in WORDS.questions.facts {
        if let Some(at) = rest.iter().position(|word| words.contains(word)) {
            asked.push((at, *fact));
        }
    }
    // "is it any good", not "a good film about love"
    asked.retain(|(_, fact)| *fact != FactAsked::Rating || ["is", "was", "how", "what"].contains(first));
    let has = |fact: FactAsked| asked.iter().any(|(_, asked)| *asked == fact);
    if rest.contains(&"who")
        && !has(FactAsked::Directors)
        && !has(FactAsked::Writers)
        && !has(FactAsked::Cast)
    {
        let is_cast = rest.contains(&"in");
        asked.push((
            0,
            if is_cast {
                FactAsked::Cast
            } else if rest.contains(&"made") {
                FactAsked::Directors
            } else {
                return None;
            },
        ));
    }
    if asked.len() > 1 {
        asked.retain(|(_, fact)| *fact != FactAsked::Story);
    }
    asked.sort_unstable();
    (!asked.is_empty()).then(|| asked.into_iter().map(|(_, fact)| fact).collect())
}

/// A question of a plain form about a name that is no title: a title but for its spelling, or unknown.
fn of_a_name(words: &[&str], lexicon: &dyn Lexicon) -> Option<(Vec<FactAsked>, Subject)> {
    let said = words.join(" ");
    let (name, fact) = WORDS
        .questions
        .beginnings
        .iter()
        .find_map(|(beginning, fact)| Some((said.strip_prefix(beginning)?, *fact)))?;
    let name = WORDS.questions.endings.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let before_title = WORDS.questions.before_title;
    let name = before_title.iter().find_map(|before| name.strip_prefix(before)).unwrap_or(name);
    let describes = |word: &str| WORDS.questions.describing.contains(&word);
    let length = name.split(' ').count();
    if length > LONGEST_NAME || name.split(' ').any(describes) || WORDS.questions.pronouns.contains(&name) {
        return None;
    }
    let edits = match name.chars().filter(|c| *c != ' ').count() {
        0..5 => 0,
        5..8 => 1,
        _ => 2,
    };
    let near = lexicon.near_phrases(name, PhraseKind::Title, edits, 1).into_iter().next();
    let id = near.and_then(|near| film(&near.phrase, lexicon));
    Some((vec![fact], id.map_or_else(|| Subject::Unknown(name.to_owned()), Subject::Film)))
}
