//! Text → words with their positions.

use std::ops::Range;

use cinerag_analysis::fold;
use cinerag_domain::{PartKind, Understood};

/// What separates a word from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// White space, quotes, brackets, or the beginning.
    Space,
    /// A hyphen or dash, with or without spaces.
    Dash,
    /// A comma, semicolon, colon or slash.
    Comma,
    /// The end of a sentence.
    Stop,
}

/// A word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Folded; a decimal number includes its point.
    pub(crate) word: String,
    /// Its position in the text, in characters.
    pub(crate) place: Range<u32>,
    /// What separates it from the word before.
    pub(crate) gap: Gap,
    /// Ends in an apostrophe and s, or s and an apostrophe.
    pub(crate) is_possessive: bool,
    /// Begins with a capital letter.
    pub(crate) is_capital: bool,
    /// Is inside quotation marks.
    pub(crate) is_quoted: bool,
}

impl Token {
    /// The word without its possessive s.
    pub(crate) fn base(&self) -> &str {
        if self.is_possessive { self.word.strip_suffix('s').unwrap_or(&self.word) } else { &self.word }
    }
}

/// True for a token that is a sign and not a word: `-`, `<`, `>=`, `~`.
pub(crate) fn is_sign(word: &str) -> bool {
    !word.is_empty() && !word.contains(char::is_alphanumeric)
}

/// Splits at everything but letters, digits and apostrophes; a point between digits does not split. Signs that have a
/// meaning in search boxes are tokens themselves.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let (mut tokens, mut gap, mut is_quoted) = (Vec::new(), Gap::Space, false);
    let mut at = 0;
    while at < chars.len() {
        if !belongs(&chars, at) {
            if let Some((sign, end)) = sign(&chars, at) {
                tokens.push(of_sign(sign, at..end, gap, is_quoted));
                (gap, at) = (Gap::Space, end);
                continue;
            }
            gap = wider(gap, chars[at]);
            if matches!(chars[at], '"' | '“' | '”' | '«' | '»') {
                is_quoted = !is_quoted;
            }
            at += 1;
            continue;
        }
        let start = at;
        while at < chars.len() && belongs(&chars, at) {
            at += 1;
        }
        let raw: String = chars[start..at].iter().collect();
        // "8+" is "at least 8", and the number comes last in every bound
        if chars.get(at) == Some(&'+')
            && raw.parse::<f32>().is_ok()
            && !chars.get(at + 1).is_some_and(|c| c.is_alphanumeric())
        {
            tokens.push(of_sign(">=", start..at + 1, gap, is_quoted));
            gap = Gap::Space;
        }
        let is_decimal = raw.contains('.');
        let folded = if is_decimal { raw.clone() } else { fold(&raw) };
        let lower = raw.to_lowercase();
        let is_possessive = lower.ends_with("'s") || lower.ends_with("’s") || lower.ends_with("s'");
        for word in folded.split(' ').filter(|word| !word.is_empty()) {
            tokens.push(Token {
                word: word.to_owned(),
                place: start as u32..at as u32,
                gap,
                is_possessive,
                is_capital: raw.starts_with(char::is_uppercase),
                is_quoted,
            });
            gap = Gap::Space;
        }
    }
    tokens
}

/// The sign at a position, and where it ends: a minus or an exclamation mark right before a word, a comparison or a tilde
/// before a number.
fn sign(chars: &[char], at: usize) -> Option<(&'static str, usize)> {
    let opens = at == 0 || chars[at - 1].is_whitespace() || chars[at - 1] == '(';
    let next = chars.get(at + 1).copied();
    let refuses = opens && next.is_some_and(|c| c.is_alphabetic() || c == '"');
    let is_number = |from: usize| {
        let first = chars[from.min(chars.len())..].iter().find(|c| !c.is_whitespace());
        first.is_some_and(char::is_ascii_digit)
    };
    let compared = |plain: &'static str, or_equal: &'static str| {
        let sign = if next == Some('=') { (or_equal, at + 2) } else { (plain, at + 1) };
        is_number(sign.1).then_some(sign)
    };
    match chars[at] {
        '-' | '−' | '–' | '!' if refuses => Some(("-", at + 1)),
        '<' => compared("<", "<="),
        '>' => compared(">", ">="),
        '≤' | '⩽' if is_number(at + 1) => Some(("<=", at + 1)),
        '≥' | '⩾' if is_number(at + 1) => Some((">=", at + 1)),
        '~' | '≈' if is_number(at + 1) => Some(("~", at + 1)),
        _ => None,
    }
}

fn of_sign(sign: &str, place: Range<usize>, gap: Gap, is_quoted: bool) -> Token {
    Token {
        word: sign.to_owned(),
        place: place.start as u32..place.end as u32,
        gap,
        is_possessive: false,
        is_capital: false,
        is_quoted,
    }
}

/// True when a character is part of a word.
fn belongs(chars: &[char], at: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    match chars[at] {
        '\'' | '’' | '‘' => true,
        '.' => digit(at.checked_sub(1)) && digit(Some(at + 1)),
        c => c.is_alphanumeric(),
    }
}

fn wider(gap: Gap, c: char) -> Gap {
    match (gap, c) {
        (Gap::Stop, _) | (_, '.' | '!' | '?' | '\n' | ']') => Gap::Stop,
        (Gap::Comma, _) | (_, ',' | ';' | ':' | '/' | '|') => Gap::Comma,
        (_, '-' | '–' | '—' | '−') => Gap::Dash,
        (gap, _) => gap,
    }
}

/// The words of a range without its signs, joined by spaces, which is how the lexicon has phrases.
pub(crate) fn phrase(tokens: &[Token]) -> String {
    let words = tokens.iter().map(|token| token.word.as_str()).filter(|word| !is_sign(word));
    words.collect::<Vec<_>>().join(" ")
}

/// The position of a range of words in the text, in characters.
pub(crate) fn place(tokens: &[Token]) -> Range<u32> {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.place.start..last.place.end,
        _ => 0..0,
    }
}

/// A part of the query with its words and no further details.
pub(crate) fn part(kind: PartKind, text: &str, place: Range<u32>) -> Understood {
    let (start, end) = (place.start as usize, place.end as usize);
    Understood {
        kind,
        text: text.chars().skip(start).take(end - start).collect(),
        start: place.start,
        end: place.end,
        cut: (place.start, place.end),
        value: None,
        from: None,
        to: None,
        role: None,
        movies: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_place() {
        let found = tokens("Amélie's “Spider-Man”, rated 8.5!");
        let words: Vec<&str> = found.iter().map(|token| token.word.as_str()).collect();
        assert_eq!(words, ["amelies", "spider", "man", "rated", "8.5"]);
        assert!(found[0].is_possessive && found[0].base() == "amelie" && found[0].is_capital);
        assert_eq!(found[1].place, 10..16);
        assert!(found[1].is_quoted && found[2].is_quoted && !found[3].is_quoted);
        assert_eq!(found[2].gap, Gap::Dash);
        assert_eq!(found[3].gap, Gap::Comma);
    }

    #[test]
    fn signs_are_tokens_where_search_boxes_read_them() {
        let words = |text: &str| tokens(text).into_iter().map(|token| token.word).collect::<Vec<_>>();
        assert_eq!(words("comedy -romance"), ["comedy", "-", "romance"]);
        assert_eq!(words("!musicals <90 min"), ["-", "musicals", "<", "90", "min"]);
        assert_eq!(words("rated >= 7.5 or 8+"), ["rated", ">=", "7.5", "or", ">=", "8"]);
        assert_eq!(words("≤ 2 hours ~1985"), ["<=", "2", "hours", "~", "1985"]);
        for text in ["Spider-Man - Homecoming", "well... -", "Airplane! (1980)", "a <b> c", "c++"] {
            assert!(!words(text).iter().any(|word| is_sign(word)), "{text}");
        }
    }

    #[test]
    fn a_part_repeats_the_words_of_the_text() {
        let text = "früher film aus den 80's, bitte";
        let found = tokens(text);
        assert_eq!(part(PartKind::Year, text, place(&found[4..5])).text, "80's");
    }
}
