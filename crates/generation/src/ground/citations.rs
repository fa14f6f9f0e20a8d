//! Citations in a sentence: `[356]`, also as `[356, 541]`, `[#356]` or `【356】`.

use cinerag_domain::MovieId;

use super::evidence::Evidence;

/// A sentence whose citations are all of films that were found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cited {
    pub(super) text: String,
    /// The films, in the order of their first citation.
    pub(super) films: Vec<MovieId>,
    /// Citations that were left out.
    pub(super) unknown: u32,
}

/// Writes citations in their one form and leaves out those of films that were not found.
pub(super) fn cited(sentence: &str, evidence: &Evidence) -> Cited {
    let (mut text, mut films, mut unknown) = (String::with_capacity(sentence.len()), Vec::new(), 0);
    let mut rest = sentence;
    while let Some(open) = rest.find(['[', '【']) {
        let (before, bracket) = rest.split_at(open);
        text.push_str(before);
        let width = bracket.chars().next().map_or(1, char::len_utf8);
        let close = bracket.find([']', '】']);
        let inside = close.map(|close| &bracket[width..close]);
        let ids = inside.and_then(ids);
        let (Some(close), Some(ids)) = (close, ids) else {
            text.push_str(&bracket[..width]);
            rest = &bracket[width..];
            continue;
        };
        let mut known = Vec::new();
        for id in ids {
            match id.filter(|id| evidence.film(*id).is_some()) {
                Some(id) => known.push(id),
                None => unknown += 1,
            }
        }
        if known.is_empty() && text.ends_with(' ') {
            text.pop();
        }
        let marks: Vec<String> = known.iter().map(|id| format!("[{id}]")).collect();
        text.push_str(&marks.join(" "));
        films.extend(known);
        rest = &bracket[close + bracket[close..].chars().next().map_or(1, char::len_utf8)..];
    }
    text.push_str(rest);
    let mut seen = Vec::new();
    films.retain(|id| {
        !seen.contains(id) && {
            seen.push(*id);
            true
        }
    });
    Cited { text, films, unknown }
}

/// The numbers in a bracket that has nothing else; none for one too great to be a film's.
fn ids(inside: &str) -> Option<Vec<Option<MovieId>>> {
    let parts = inside
        .split([',', ';'])
        .map(|part| part.trim().trim_start_matches(['#', '^']).trim_start_matches("id "));
    let read = |part: &str| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok().map(MovieId))
    };
    parts.map(read).collect()
}
