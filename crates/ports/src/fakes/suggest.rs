//! Completion by comparing with every key.

use cinerag_domain::Suggestion;

use super::edits::{letters, optimal_string_alignment};

/// The suggestions that match a prefix, best first.
pub(super) fn complete(suggestions: Vec<Suggestion>, prefix: &str, limit: usize) -> Vec<Suggestion> {
    let step = |suggestion: &Suggestion| suggestion.keys.iter().filter_map(|key| step(key, prefix)).min();
    let mut found: Vec<(usize, Suggestion)> = suggestions
        .into_iter()
        .filter_map(|suggestion| step(&suggestion).map(|step| (step, suggestion)))
        .collect();
    found.sort_by(|(a, one), (b, other)| a.cmp(b).then(other.weight.total_cmp(&one.weight)));
    found.truncate(limit);
    found.into_iter().map(|(_, suggestion)| suggestion).collect()
}

/// Which step of the contract a key belongs to: 0 equal, 1 starts with it, 2 does so without spaces, then edits.
fn step(key: &str, prefix: &str) -> Option<usize> {
    if key == prefix {
        return Some(0);
    }
    if key.starts_with(prefix) {
        return Some(1);
    }
    let (key, typed) = (letters(key), letters(prefix));
    let allowed = match (typed.len(), key.first() == typed.first()) {
        (0, _) => return None,
        (8.., true) => 2,
        (4.., true) | (5.., false) => 1,
        _ => 0,
    };
    let edits = (0..=key.len()).map(|end| optimal_string_alignment(&typed, &key[..end])).min()?;
    (edits <= allowed).then_some(2 + edits)
}
