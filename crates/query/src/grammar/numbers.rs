//! Numbers in digits and in words.

use super::{Read, first_of};
use crate::lexicon::Language;
use crate::tokens::Token;

/// The number at a position: `8`, `8.5`, `seven`, `a`, `two and a half`.
pub(crate) fn number(language: &Language, tokens: &[Token], at: usize) -> Option<Read<f32>> {
    let word = tokens.get(at)?.word.as_str();
    let numbers = &language.numbers;
    if numbers.half.contains(&word) {
        return Some(Read { words: 1, value: 0.5 });
    }
    let in_digits = || word.parse::<f32>().ok().filter(|value| value.is_finite() && *value >= 0.0);
    let whole = if numbers.one.contains(&word) { Some(1.0) } else { in_digits() };
    let whole = whole
        .or_else(|| numbers.cardinals.iter().position(|name| *name == word).map(|value| value as f32))
        .or_else(|| numbers.tens.iter().find(|(name, _)| *name == word).map(|(_, value)| *value))?;
    let half = first_of(tokens, at + 1, numbers.and_a_half);
    Some(match half {
        Some(words) => Read { words: 1 + words, value: whole + 0.5 },
        None => Read { words: 1, value: whole },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;
    use crate::tokens::tokens;

    #[test]
    fn digits_and_words() {
        for (text, words, value) in
            [("8.5", 1, 8.5), ("ninety", 1, 90.0), ("two and a half hours", 4, 2.5), ("an hour", 1, 1.0)]
        {
            assert_eq!(number(&ENGLISH, &tokens(text), 0), Some(Read { words, value }), "{text}");
        }
        assert_eq!(number(&ENGLISH, &tokens("noir"), 0), None);
        assert_eq!(number(&ENGLISH, &tokens("inf"), 0), None);
    }
}
