//! Folding: text without what people leave out when they type.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower-cases, strips diacritics and apostrophes, turns other punctuation into single spaces and trims.
///
/// `"Amélie's  WALL·E"` → `"amelies wall e"`. Letters of every script stay. Text without a letter or a
/// digit folds to `""`. Folding what is folded changes nothing.
pub fn fold(text: &str) -> String {
    // most of what is read is plain, and its characters need no tables
    if text.is_ascii() { fold_ascii(text) } else { fold_any(text) }
}

fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut pending_space = false;
    for c in text.bytes() {
        if c.is_ascii_alphanumeric() {
            if pending_space && !folded.is_empty() {
                folded.push(' ');
            }
            pending_space = false;
            folded.push(char::from(c.to_ascii_lowercase()));
        } else if !matches!(c, b'\'' | b'`') {
            pending_space = true;
        }
    }
    folded
}

fn fold_any(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut pending_space = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ') {
            continue;
        }
        if !c.is_alphanumeric() {
            pending_space = true;
            continue;
        }
        if pending_space && !folded.is_empty() {
            folded.push(' ');
        }
        pending_space = false;
        match latin_without_decomposition(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.extend(c.to_lowercase().filter(|lower| lower.is_alphanumeric())),
        }
    }
    folded
}

/// Latin letters that Unicode does not decompose, as they are typed on a plain keyboard.
fn latin_without_decomposition(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_leave_out_is_gone() {
        assert_eq!(fold("Amélie's  WALL·E"), "amelies wall e");
        assert_eq!(fold("Spider-Man: No Way Home!"), "spider man no way home");
        assert_eq!(fold("Léon — Łódź, Ærø, Straße"), "leon lodz aero strasse");
        assert_eq!(fold("千と千尋の神隠し"), fold("千と千尋の神隠し "));
        assert_eq!(fold(" …!? 😀 "), "");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn plain_text_is_folded_as_any_text_is(text in "[ -~]{0,60}") {
            prop_assert_eq!(fold_ascii(&text), fold_any(&text));
        }

        #[test]
        fn folded_text_has_single_inner_spaces(text in "\\PC{0,60}") {
            let folded = fold(&text);
            prop_assert!(!folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  "));
        }
    }
}
