//! Questions about one film: "who directed Heat?", "how long is it?", "what about the second one?".
//!
//! A message is such a question when, its film taken out, nothing but words of questions is left.

use cinerag_ports::{FactAsked, Lexicon, PhraseKind};

use super::Subject;
use super::reference::{earlier, film, titles};

/// What is asked, and by which words.
#[rustfmt::skip]
const FACT_WORDS: &[(FactAsked, &[&str])] = &[
    (FactAsked::Directors, &["directed", "director", "directors", "directs", "made by"]),
    (FactAsked::Writers, &["wrote", "writer", "writers", "written", "screenplay"]),
    (FactAsked::Cast, &["stars", "star", "starred", "starring", "cast", "actors", "actor", "acts", "acted", "plays", "played", "play"]),
    (FactAsked::Runtime, &["long", "runtime", "length", "minutes", "running"]),
    (FactAsked::Year, &["when", "year", "old", "released"]),
    (FactAsked::Rating, &["good", "rated", "rating", "worth", "score"]),
    (FactAsked::Genres, &["genre", "genres"]),
    (FactAsked::Language, &["language"]),
    (FactAsked::Story, &["about", "plot", "story", "synopsis", "happens", "happen", "more"]),
];
/// Words that questions begin with.
#[rustfmt::skip]
const OPENERS: &[&str] =
    &["who", "when", "how", "what", "which", "is", "was", "tell", "in", "does", "did", "and", "so", "ok", "more", "can", "the", "whats", "whos", "director", "cast", "plot"];
/// Other words of questions.
#[rustfmt::skip]
const QUESTION_WORDS: &[&str] = &[
    "are", "were", "do", "of", "to", "for", "me", "you", "please", "film", "movie", "come", "out", "came", "made", "from",
    "by", "its", "has", "have", "many", "much", "on", "time", "any", "watching", "could", "one", "it", "that", "this", "a",
    "by", "there", "called", "it", "us", "again", "exactly", "made",
];
/// How questions about a film that is not known begin, and what they ask.
const BEGINNINGS: &[(&str, FactAsked)] = &[
    ("who directed ", FactAsked::Directors),
    ("who is the director of ", FactAsked::Directors),
    ("who made ", FactAsked::Directors),
    ("who wrote ", FactAsked::Writers),
    ("who stars in ", FactAsked::Cast),
    ("who starred in ", FactAsked::Cast),
    ("who is in ", FactAsked::Cast),
    ("who was in ", FactAsked::Cast),
    ("how long is ", FactAsked::Runtime),
    ("when was ", FactAsked::Year),
    ("when did ", FactAsked::Year),
    ("what year was ", FactAsked::Year),
    ("what year is ", FactAsked::Year),
];
/// How they may end.
const ENDINGS: &[&str] = &[" released", " made", " come out", " from"];
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
        if rest.is_empty()
            || ["what about", "how about", "and", "tell me about"].contains(&rest.join(" ").as_str())
        {
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
        OPENERS.contains(word)
            || QUESTION_WORDS.contains(word)
            || FACT_WORDS.iter().any(|(_, words)| words.contains(word))
    };
    let seeks =
        rest.windows(2).any(|pair| ["a", "any"].contains(&pair[0]) && ["film", "movie"].contains(&pair[1]));
    if !OPENERS.contains(first) || !rest.iter().all(is_word) || seeks && !["is", "was"].contains(first) {
        return None;
    }
    let mut asked: Vec<(usize, FactAsked)> = Vec::new();
    for (fact, words) in FACT_WORDS {
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
    let (name, fact) =
        BEGINNINGS.iter().find_map(|(beginning, fact)| Some((said.strip_prefix(beginning)?, *fact)))?;
    let name = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let name = name.strip_prefix("the film ").or_else(|| name.strip_prefix("the movie ")).unwrap_or(name);
    let describes = ["about", "where", "films", "movies", "film", "movie", "most", "best"];
    let length = name.split(' ').count();
    if length > LONGEST_NAME
        || name.split(' ').any(|word| describes.contains(&word))
        || ["it", "that", "this", "he", "she"].contains(&name)
    {
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
