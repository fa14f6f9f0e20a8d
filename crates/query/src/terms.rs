//! The words to match with their weights, and the score of a film that has them all.

use cinerag_analysis::{Terms, fold, query_vector, term_id};
use cinerag_domain::SparseVector;
use cinerag_ports::Lexicon;

/// Terms for sparse retrieval.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct QueryTerms {
    /// Weight by term; empty when the query has no word that could match.
    pub vector: SparseVector,
    /// About the score of a film that has each of the terms once: the sum of weight times inverse document frequency.
    pub ideal: f32,
    /// The first two letters of each word in the vector, sorted: a word that begins otherwise is none of them.
    pub openings: Vec<[char; 2]>,
    /// Share of the words, function words aside, that stand in any film's record or are words of the language; 1 when
    /// there are none.
    pub known_share: f32,
}

/// The terms of a text, each counted once. `movies` is the number of films.
pub(crate) fn terms_of(text: &str, terms: &Terms, lexicon: &dyn Lexicon, movies: u32) -> QueryTerms {
    let vector = query_vector(terms, text);
    let folded = fold(text);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    with_ideal(vector, &words, terms, lexicon, movies)
}

/// Adds what the lexicon knows about the words of the vector.
pub(crate) fn with_ideal(
    vector: SparseVector,
    words: &[&str],
    terms: &Terms,
    lexicon: &dyn Lexicon,
    movies: u32,
) -> QueryTerms {
    let (mut ideal, mut telling, mut known) = (0.0, 0, 0);
    let mut counted: Vec<u32> = Vec::with_capacity(words.len());
    for word in words {
        // function words are not indexed for prose
        let Some(term) = terms.of_prose(word).pop() else { continue };
        let films = lexicon.word_count(word);
        telling += 1;
        known += u32::from(films > 0 || lexicon.is_word(word));
        let id = term_id(&term);
        if films == 0 || counted.contains(&id) {
            continue;
        }
        counted.push(id);
        let weight = vector.indices.binary_search(&id).map_or(0.0, |at| vector.values[at]);
        ideal += weight * inverse_document_frequency(films, movies);
    }
    let known_share = if telling == 0 { 1.0 } else { known as f32 / telling as f32 };
    let mut openings: Vec<[char; 2]> = words.iter().map(|word| opening(word)).collect();
    openings.sort_unstable();
    openings.dedup();
    QueryTerms { vector, ideal, openings, known_share }
}

/// The first two letters, lower case; stemming does not change them.
fn opening(word: &str) -> [char; 2] {
    let mut letters = word.chars().map(|c| c.to_ascii_lowercase());
    [letters.next().unwrap_or(' '), letters.next().unwrap_or(' ')]
}

impl QueryTerms {
    /// False for a word, as it appears in a text, that is certainly not in the query; comparing two letters saves
    /// stemming most words of a synopsis.
    pub fn may_have(&self, word: &str) -> bool {
        let opening = opening(word);
        opening.iter().any(|c| !c.is_ascii_alphanumeric()) || self.openings.binary_search(&opening).is_ok()
    }
}

/// As the index weighs terms (Robertson and Zaragoza 2009, §3.5, never negative).
fn inverse_document_frequency(films: u32, movies: u32) -> f32 {
    let (films, movies) = (films as f32, movies.max(films) as f32);
    (1.0 + (movies - films + 0.5) / (films + 0.5)).ln()
}

#[cfg(test)]
mod tests {
    use cinerag_ports::Vocabulary;
    use cinerag_ports::fakes::MemoryLexicon;

    use super::*;

    #[test]
    fn what_is_not_known_is_not_expected() {
        let words = [("whale".to_owned(), 10), ("robot".to_owned(), 100)].into();
        let lexicon = MemoryLexicon::new(Vocabulary { words, ..Vocabulary::default() });
        let terms = Terms::default();
        let all = terms_of("the whale robot xyzzy", &terms, &lexicon, 1000);
        assert!((all.known_share - 2.0 / 3.0).abs() < 1e-6);
        let whale = terms_of("whale", &terms, &lexicon, 1000);
        assert!(whale.ideal > 4.0 && all.ideal > whale.ideal);
        assert!((terms_of("the", &terms, &lexicon, 1000).known_share - 1.0).abs() < 1e-6);
    }
}
