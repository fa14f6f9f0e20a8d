//! Numbers in digits and in words.

use super::Read;
use crate::tokens::Token;

const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const TENS: [(&str, f32); 7] = [
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// The number at a position: `8`, `8.5`, `seven`, `a`, `two and a half`.
pub(crate) fn number(tokens: &[Token], at: usize) -> Option<Read<f32>> {
    let word = tokens.get(at)?.word.as_str();
    let whole = match word {
        "a" | "an" => Some(1.0),
        "half" => return Some(Read { words: 1, value: 0.5 }),
        _ => word.parse::<f32>().ok().filter(|value| value.is_finite() && *value >= 0.0),
    };
    let whole = whole
        .or_else(|| WORDS.iter().position(|name| *name == word).map(|value| value as f32))
        .or_else(|| TENS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value))?;
    let with_half = super::follows(tokens, at + 1, &["and", "a", "half"]);
    Some(if with_half { Read { words: 4, value: whole + 0.5 } } else { Read { words: 1, value: whole } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;

    #[test]
    fn digits_and_words() {
        for (text, words, value) in
            [("8.5", 1, 8.5), ("ninety", 1, 90.0), ("two and a half hours", 4, 2.5), ("an hour", 1, 1.0)]
        {
            assert_eq!(number(&tokens(text), 0), Some(Read { words, value }), "{text}");
        }
        assert_eq!(number(&tokens("noir"), 0), None);
        assert_eq!(number(&tokens("inf"), 0), None);
    }
}
