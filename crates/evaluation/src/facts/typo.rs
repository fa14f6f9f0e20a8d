//! One slip of the fingers. A text in, the text with one edit out.
//!
//! The four edits that make up most misspellings (Damerau, "A technique for computer detection and correction of
//! spelling errors", CACM 7(3), 1964): a letter left out, one too many, a wrong one, two swapped.

use crate::random::{Draw, SplitMix64};

/// Words shorter than this are left alone: a slip makes another word of them, and nobody could tell.
const LETTERS: usize = 4;

/// The text with one edit at a plain letter of one of its longer words, or `None` when there is none to edit.
pub(super) fn one_slip(text: &str, random: &mut SplitMix64) -> Option<String> {
    let mut letters: Vec<char> = text.chars().collect();
    let is_plain = |letter: &char| letter.is_ascii_alphabetic();
    let words = letters.chunk_by(|a, b| is_plain(a) == is_plain(b));
    let mut plain: Vec<usize> = Vec::new();
    let mut start = 0;
    for word in words {
        if word.len() >= LETTERS && word.iter().all(is_plain) {
            plain.extend(start..start + word.len());
        }
        start += word.len();
    }
    let at = *random.pick(&plain)?;
    let other = (b'a' + random.below(26) as u8) as char;
    match random.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, other),
        2 => letters[at] = other,
        _ => {
            plain.contains(&(at + 1)).then(|| letters.swap(at, at + 1))?;
        }
    }
    let slipped: String = letters.into_iter().collect();
    (slipped.to_lowercase() != text.to_lowercase()).then_some(slipped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::seeded;

    #[test]
    fn every_slip_is_one_edit() {
        let mut random = seeded(3);
        let slips: Vec<String> = (0..500).filter_map(|_| one_slip("Alien 3", &mut random)).collect();
        assert!(slips.len() > 300);
        for slip in &slips {
            assert!(slip.ends_with(" 3") && slip != "Alien 3", "{slip}");
            assert!((6..=8).contains(&slip.chars().count()), "{slip}");
        }
        assert!(slips.contains(&"Alein 3".to_owned()) && slips.contains(&"Alen 3".to_owned()));
        assert_eq!(one_slip("I am 300", &mut random), None);
    }
}
