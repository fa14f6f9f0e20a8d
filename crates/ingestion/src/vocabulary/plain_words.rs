//! Words of English that no film needs to have, so that none of them is taken for a misspelling.

use std::collections::BTreeSet;

use cinerag_analysis::fold;

/// The word list of the Debian package `wamerican-small`, made of SCOWL (Kevin Atkinson; free to use, copy, modify and
/// distribute with its notice, `words.LICENSE`).
const WORDS: &str = include_str!("words.txt");

/// The list, folded.
pub(crate) fn plain_words() -> BTreeSet<String> {
    WORDS.lines().map(fold).filter(|word| !word.is_empty()).collect()
}
