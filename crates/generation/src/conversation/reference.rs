//! Films that a message points to: by a title, or by their place in an earlier answer.

use std::ops::Range;

use cinerag_domain::MovieId;
use cinerag_ports::{Lexicon, Meaning, TitleForm};

use super::{Subject, WORDS};

/// A film of an earlier answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// By its place, from 0.
    Nth(usize),
    /// The last one.
    Last,
    /// The one that is spoken of.
    It,
}

/// Longest title that is searched for, in words.
const LONGEST_TITLE: usize = 12;

/// Where a message points to a film of an earlier answer.
pub(super) fn earlier(words: &[&str]) -> Option<(Range<usize>, Earlier)> {
    (0..words.len())
        .find_map(|at| {
            let rest = &words[at..];
            let table = &WORDS.references;
            let nth = |word: &&str| table.ordinals.iter().find(|(name, _)| name == word).map(|(_, nth)| *nth);
            let last = |word: &&str| table.last.contains(word).then_some(Earlier::Last);
            let place = |word: &&str| nth(word).map(Earlier::Nth).or_else(|| last(word));
            match rest {
                ["the", nth, "one" | "film" | "movie", ..] if place(nth).is_some() => {
                    Some((at..at + 3, place(nth)?))
                }
                ["the", nth] if place(nth).is_some() => Some((at..at + 2, place(nth)?)),
                [before, number, ..] if table.before_number.contains(before) => {
                    let (_, nth) = table.numbers.iter().find(|(name, _)| name == number)?;
                    Some((at..at + 2, Earlier::Nth(*nth)))
                }
                _ => None,
            }
        })
        .or_else(|| {
            WORDS.references.it.iter().find_map(|said| {
                let said: Vec<&str> = said.split(' ').collect();
                let at = words.windows(said.len()).position(|run| run == said)?;
                // "the film about …" is one that is looked for
                let is_described = said.len() == 2 && said[0] == "the" && at + 2 < words.len();
                (!is_described).then_some((at..at + said.len(), Earlier::It))
            })
        })
}

/// The stretches of words that are titles, longest first, each with its best known film.
pub(super) fn titles(words: &[&str], lexicon: &dyn Lexicon) -> Vec<(Range<usize>, MovieId)> {
    let mut found = Vec::new();
    for start in 0..words.len() {
        for end in start + 1..=words.len().min(start + LONGEST_TITLE) {
            let phrase = words[start..end].join(" ");
            if !lexicon.has_phrase_starting(&phrase) {
                break;
            }
            if let Some(id) = film(&phrase, lexicon) {
                found.push((start..end, id));
            }
        }
    }
    found.sort_by_key(|(stretch, _)| (usize::MAX - stretch.len(), stretch.start));
    found
}

/// The film that a phrase is the title of: its display title before other names, then the best known.
pub(super) fn film(phrase: &str, lexicon: &dyn Lexicon) -> Option<MovieId> {
    let films = lexicon.meanings(phrase).into_iter().filter_map(|meaning| match meaning {
        Meaning::Title { id, form, popularity, .. } => Some((form, popularity, id)),
        _ => None,
    });
    let rank = |form: TitleForm| u8::from(form != TitleForm::Main);
    films
        .min_by(|a, b| rank(a.0).cmp(&rank(b.0)).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)))
        .map(|(_, _, id)| id)
}

/// "Something like the second one but darker", "what should I watch after Alien": the film, and the words with `{}` in
/// its place.
pub(super) fn likeness(words: &[&str], has_before: bool, lexicon: &dyn Lexicon) -> Option<(Subject, String)> {
    let with_gap = |stretch: &Range<usize>| {
        let tail = words[stretch.end..].join(" ");
        format!("films like {{}} {tail}").trim_end().to_owned()
    };
    if has_before && let Some((stretch, place)) = earlier(words) {
        let before = words[..stretch.start].join(" ");
        let is_example = WORDS.references.like.iter().any(|like| before.ends_with(like))
            || before.ends_with("after") && is_of_watching(&before);
        return is_example.then(|| (Subject::Earlier(place), with_gap(&stretch)));
    }
    let after = words.iter().rposition(|word| *word == "after")?;
    let before = words[..after].join(" ");
    if !is_of_watching(&before) {
        return None;
    }
    let rest = &words[after + 1..];
    let skip = usize::from(rest.first().is_some_and(|word| WORDS.references.watching.contains(word)));
    let start = after + 1 + skip;
    let (stretch, id) =
        titles(&words[start..], lexicon).into_iter().find(|(stretch, _)| stretch.start == 0)?;
    Some((Subject::Film(id), with_gap(&(start..start + stretch.end))))
}

/// True for words that ask what to see next.
fn is_of_watching(before: &str) -> bool {
    before.split(' ').any(|word| WORDS.references.next.contains(&word))
}
