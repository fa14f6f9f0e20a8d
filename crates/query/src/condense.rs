//! Long descriptions → passages that the model reads whole.
//!
//! The model's window is 256 tokens, about a thousand characters of English; anything beyond would be cut off silently.
//! So a long description is split between sentences into passages of at most [`PASSAGE_CHARS`], each embedded on its
//! own, and the vectors are averaged.

use crate::clean::MAX_SHORT_CHARS;

/// Longest passage, in characters: English averages more than four characters a token, so this stays well
/// inside the window.
const PASSAGE_CHARS: usize = 700;

/// The passages of a text, in order; one when it is short.
pub fn condense(text: &str) -> Vec<String> {
    if text.chars().count() <= MAX_SHORT_CHARS {
        return vec![text.to_owned()];
    }
    let mut passages = vec![String::new()];
    let mut chars_in_last = 0;
    for piece in text.split_inclusive(['.', '!', '?', '\n', ';']).flat_map(|sentence| pieces(sentence.trim()))
    {
        let chars = piece.chars().count();
        if chars_in_last > 0 && chars_in_last + 1 + chars > PASSAGE_CHARS {
            passages.push(String::new());
            chars_in_last = 0;
        }
        if let Some(passage) = passages.last_mut() {
            if !passage.is_empty() {
                passage.push(' ');
                chars_in_last += 1;
            }
            passage.push_str(&piece);
            chars_in_last += chars;
        }
    }
    passages
}

/// A sentence in pieces of at most [`PASSAGE_CHARS`]; nearly every sentence is one piece.
fn pieces(sentence: &str) -> Vec<String> {
    let chars: Vec<char> = sentence.chars().collect();
    chars.chunks(PASSAGE_CHARS).map(|chunk| chunk.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn short_text_is_one_passage() {
        assert_eq!(condense("space heist comedy. Funny!"), ["space heist comedy. Funny!"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_passage_fits(words in prop::collection::vec("[a-z]{1,12}[.!]?", 1..700)) {
            let text = words.join(" ");
            let passages = condense(&text);
            let joined = passages.join(" ");
            prop_assert!(joined.split_whitespace().eq(text.split_whitespace()));
            prop_assert!(passages.iter().all(|passage| !passage.is_empty() && passage.chars().count() <= PASSAGE_CHARS));
        }
    }

    #[test]
    fn text_without_any_break_is_cut_all_the_same() {
        let passages = condense(&"x".repeat(4_000));
        assert_eq!(passages.len(), 6);
    }
}
