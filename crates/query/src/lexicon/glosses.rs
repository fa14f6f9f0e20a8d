//! Queries in other languages → the English words that the grammar reads.
//!
//! A gloss has the words with which people ask for films: genres, decades, bounds, negations. Other words stay as typed
//! and are searched by titles and meaning.

mod de;
mod es;
mod fr;
mod ru;

use super::{Phrases, Words};

/// What one language says for words of the English tables.
#[derive(Debug)]
pub struct Gloss {
    /// ISO 639-1.
    pub code: &'static str,
    /// Words that only this language has; a query with one of them is in it.
    pub strong: Phrases<&'static str>,
    /// Words that English may have too, translated once the language is known; an empty text drops the word.
    pub weak: Phrases<&'static str>,
    /// What stands before the digits of a decade: "los años 80".
    pub decade_before: Words,
    /// What the digits of a decade end with: "90er".
    pub decade_endings: Words,
}

/// Every language that has a gloss.
pub(crate) static GLOSSES: &[&Gloss] = &[&es::GLOSS, &fr::GLOSS, &de::GLOSS, &ru::GLOSS];

#[cfg(test)]
mod tests {
    use cinerag_analysis::fold;

    use super::*;

    #[test]
    fn words_are_written_as_tokens_are() {
        for gloss in GLOSSES {
            for (phrase, _) in gloss.strong.iter().chain(gloss.weak) {
                assert_eq!(fold(phrase), *phrase, "{}", gloss.code);
            }
        }
    }
}
