//! Long descriptions → passages that the model reads whole, and the terms that tell the film from others.

use cinerag_analysis::{Terms, query_vector};
use cinerag_domain::SparseVector;

use crate::condense::condense;
use crate::tokens::Token;

/// A text to embed, and how much it counts in the query vector.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The text.
    pub text: String,
    /// Its share; only ratios between passages matter.
    pub weight: f32,
}

impl Passage {
    /// A text that is all there is.
    pub fn whole(text: &str) -> Self {
        Passage { text: text.to_owned(), weight: 1.0 }
    }
}

/// Words from which on a query tells a story and does not request.
const STORY_WORDS: usize = 40;

/// True for a description that asks for the one film that it describes.
pub(crate) fn is_story(words: &[Token]) -> bool {
    words.len() > STORY_WORDS
}

/// What a description comes down to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Story {
    pub(crate) passages: Vec<Passage>,
    pub(crate) sparse: SparseVector,
}

/// Condenses a description.
pub(crate) fn story(text: &str, terms: &Terms) -> Story {
    Story {
        passages: condense(text).iter().map(|text| Passage::whole(text)).collect(),
        sparse: query_vector(terms, text),
    }
}
