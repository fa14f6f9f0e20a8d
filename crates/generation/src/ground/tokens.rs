//! A sentence as words with their places.

use std::ops::Range;

use cinerag_analysis::fold;

/// A word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As titles and names are compared; never empty.
    pub(super) folded: String,
    /// Where it stands, in bytes.
    pub(super) place: Range<usize>,
    /// Begins with a capital letter.
    pub(super) is_capital: bool,
}

/// The words of a sentence. What is no letter, digit or apostrophe divides them, as folding does.
pub(super) fn words(sentence: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = sentence.char_indices().map(|(at, c)| (at, Some(c))).chain([(sentence.len(), None)]);
    for (at, c) in ends {
        let belongs = c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '‘'));
        match (belongs, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let raw = &sentence[from..at];
                let folded = fold(raw);
                if !folded.is_empty() {
                    let is_capital = raw.trim_start_matches(['\'', '‘', '’']).starts_with(char::is_uppercase);
                    words.push(Word { folded, place: from..at, is_capital });
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The words as one folded phrase.
pub(super) fn phrase(words: &[Word]) -> String {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    folded.join(" ")
}

/// Stretches between quotation marks or marked as titles (“…”, "…", «…», *…*, _…_), the marks left out.
pub(super) fn quoted(sentence: &str) -> Vec<Range<usize>> {
    const PAIRS: [(char, char); 5] = [('“', '”'), ('"', '"'), ('«', '»'), ('*', '*'), ('_', '_')];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = sentence[at..].chars().next() {
        let from = at + open.len_utf8();
        let close = PAIRS.iter().find(|(opens, _)| *opens == open).map(|(_, closes)| *closes);
        match close.and_then(|close| sentence[from..].find(close)) {
            Some(length) if length > 0 => {
                found.push(from..from + length);
                at = from + length + close.map_or(1, char::len_utf8);
            }
            _ => at = from,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_quotes_have_places() {
        let sentence = "“Ocean’s Eleven” and *Élite*, 1995.";
        let found = words(sentence);
        assert_eq!(phrase(&found), "oceans eleven and elite 1995");
        assert_eq!(&sentence[found[1].place.clone()], "Eleven");
        assert!(found[0].is_capital && !found[2].is_capital && found[3].is_capital);
        let quotes: Vec<&str> = quoted(sentence).into_iter().map(|place| &sentence[place]).collect();
        assert_eq!(quotes, ["Ocean’s Eleven", "Élite"]);
        assert!(quoted("a 5\" screen and **").is_empty());
    }
}
