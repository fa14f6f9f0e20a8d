//! Raw text → text that can be searched, or the reason why it cannot.

use unicode_normalization::UnicodeNormalization;

/// Longest query, in characters, that is searched as it is.
pub const MAX_SHORT_CHARS: usize = 512;
/// Longest description that is accepted and condensed.
pub const MAX_CHARS: usize = 4_000;

/// Why a text cannot be searched. The message is for the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("is empty; give the words to search for")]
    Empty,
    /// More than [`MAX_CHARS`].
    #[error("has {chars} characters; at most {MAX_CHARS} are searched")]
    TooLong {
        /// How many it has.
        chars: usize,
    },
    /// U+0000 somewhere.
    #[error("has a NUL character at position {at}; send plain text")]
    Nul {
        /// Characters before it.
        at: usize,
    },
    /// Punctuation, symbols or emoji only.
    #[error("has no letter or digit to search for")]
    NoWords,
}

/// Composes (NFC), turns control characters and runs of white space into one space, or into one line break where
/// there is one (a description's first line is its headline), drops invisible formatting marks (direction overrides,
/// zero-width characters), trims.
pub fn clean(raw: &str) -> Result<String, TextError> {
    if let Some(at) = raw.chars().position(|c| c == '\0') {
        return Err(TextError::Nul { at });
    }
    let mut text = String::with_capacity(raw.len());
    for c in raw.nfc().filter(|c| !is_invisible(*c)) {
        match c {
            c if !c.is_whitespace() && !c.is_control() => text.push(c),
            _ if text.is_empty() || text.ends_with('\n') => {}
            '\n' => {
                text.truncate(text.trim_end_matches(' ').len());
                text.push('\n');
            }
            _ if text.ends_with(' ') => {}
            _ => text.push(' '),
        }
    }
    text.truncate(text.trim_end().len());
    let chars = text.chars().count();
    match chars {
        0 => Err(TextError::Empty),
        chars if chars > MAX_CHARS => Err(TextError::TooLong { chars }),
        _ if !text.chars().any(char::is_alphanumeric) => Err(TextError::NoWords),
        _ => Ok(text),
    }
}

/// Characters that change how text is laid out, not what it says: zero-width and direction controls, joiners, variation
/// selectors, the byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_searched_says_why() {
        assert_eq!(clean(" \t\n "), Err(TextError::Empty));
        assert_eq!(clean("\u{202e}\u{200b}"), Err(TextError::Empty));
        assert_eq!(clean("?!… ()[]*"), Err(TextError::NoWords));
        assert_eq!(clean("😀🎬"), Err(TextError::NoWords));
        assert_eq!(clean("ab\0c"), Err(TextError::Nul { at: 2 }));
        assert_eq!(clean(&"x".repeat(5_000)), Err(TextError::TooLong { chars: 5_000 }));
    }

    #[test]
    fn what_can_be_searched_is_kept() {
        assert_eq!(clean("  space\u{7}\theist \r\n\n comedy "), Ok("space heist\ncomedy".into()));
        assert_eq!(clean("ame\u{301}lie 😀"), Ok("amélie 😀".into()));
        assert_eq!(clean("\u{202e}סרט אימה"), Ok("סרט אימה".into()));
        assert_eq!(clean("(.*)+[a-z]{3}"), Ok("(.*)+[a-z]{3}".into()));
        assert_eq!(clean("9"), Ok("9".into()));
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(raw in "\\PC{0,80}") {
            if let Ok(text) = clean(&raw) {
                prop_assert_eq!(clean(&text), Ok(text));
            }
        }
    }
}
