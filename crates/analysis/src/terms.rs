//! Terms: what BM25 counts.

use std::collections::BTreeMap;

use cinerag_domain::SparseVector;
use rust_stemmers::{Algorithm, Stemmer};
use xxhash_rust::xxh3::xxh3_64;

use crate::fold;
use crate::lexicon::en::is_stopword;

/// Splits text into terms: folded words, stemmed with Porter's second English stemmer (Snowball).
///
/// Names and other languages are stemmed as well; both journeys do it alike, so they still meet.
pub struct Terms {
    stemmer: Stemmer,
}

impl Default for Terms {
    fn default() -> Self {
        Terms { stemmer: Stemmer::create(Algorithm::English) }
    }
}

impl Terms {
    /// Every term of a title, name or query, stop words included.
    pub fn of_name(&self, text: &str) -> Vec<String> {
        self.split(text, true)
    }

    /// The terms of prose, without stop words.
    pub fn of_prose(&self, text: &str) -> Vec<String> {
        self.split(text, false)
    }

    fn split(&self, text: &str, keep_stopwords: bool) -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        let words = words.filter(|word| keep_stopwords || !is_stopword(word));
        words.map(|word| self.stemmer.stem(word).into_owned()).collect()
    }
}

/// The id of a term in sparse vectors: the low 32 bits of its XXH3.
///
/// A hash needs no shared vocabulary, so a query is encoded without the index and Qdrant holds the same
/// ids. Among 60,000 terms about 0.4 pairs collide; ingestion counts them.
pub fn term_id(term: &str) -> u32 {
    xxh3_64(term.as_bytes()) as u32
}

/// How much a stop word of a query counts against another word. Stop words are indexed in titles and names
/// only, so each looks rarer than it is; at this weight they tell "It (1990)" from other films of 1990 and do
/// not drown what was meant.
const STOPWORD_WEIGHT: f32 = 0.25;

/// The sparse vector of a query: weight 1 for each distinct term, less for stop words. The documents' BM25
/// weights carry the inverse document frequency already.
pub fn query_vector(terms: &Terms, text: &str) -> SparseVector {
    let folded = fold(text);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
    for word in words {
        let weight = if is_stopword(word) { STOPWORD_WEIGHT } else { 1.0 };
        // two forms of one word are one term
        weights.insert(term_id(&terms.stemmer.stem(word)), weight);
    }
    SparseVector::from_pairs(weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_forms_meet() {
        let terms = Terms::default();
        assert_eq!(terms.of_name("The Godfathers"), ["the", "godfath"]);
        assert_eq!(terms.of_prose("The friends' friendships"), ["friend", "friendship"]);
        assert_eq!(terms.of_prose("to be or not to be"), Vec::<String>::new());
    }

    #[test]
    fn a_repeated_word_counts_once_in_a_query() {
        let vector = query_vector(&Terms::default(), "new york, new york");
        assert_eq!(vector.values, [1.0, 1.0]);
        assert!(vector.indices.is_sorted());
    }

    #[test]
    fn stop_words_count_for_little() {
        let vector = query_vector(&Terms::default(), "The Matrix");
        let weight =
            |term: &str| vector.iter().find(|(id, _)| *id == term_id(term)).map(|(_, weight)| weight);
        assert_eq!([weight("the"), weight("matrix")], [Some(STOPWORD_WEIGHT), Some(1.0)]);
    }

    #[test]
    fn ids_are_stable() {
        assert_eq!(term_id("matrix"), term_id("matrix"));
        assert_ne!(term_id("matrix"), term_id("matric"));
    }
}
