//! A query in another language → English tokens, each with its place in the original text.

use crate::grammar::longest;
use crate::lexicon::{GLOSSES, Gloss};
use crate::tokens::{Token, place, tokens};

/// The query in English, and its original language; none for a query without a word of another language.
pub(crate) fn glossed(words: &[Token]) -> Option<(Vec<Token>, &'static str)> {
    let strong =
        |gloss: &Gloss| (0..words.len()).filter(|at| longest(words, *at, gloss.strong).is_some()).count();
    let known = GLOSSES.iter().map(|gloss| (strong(gloss) + decades(gloss, words), gloss));
    let (count, gloss) = known.max_by_key(|(count, _)| *count)?;
    (count > 0).then(|| (in_english(gloss, words), gloss.code))
}

fn decades(gloss: &Gloss, words: &[Token]) -> usize {
    (0..words.len()).filter(|at| decade(gloss, words, *at).is_some()).count()
}

fn in_english(gloss: &Gloss, words: &[Token]) -> Vec<Token> {
    let mut english = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let strong = longest(words, at, gloss.strong);
        let weak = longest(words, at, gloss.weak);
        let read = strong.into_iter().chain(weak).max_by_key(|read| read.words);
        let (taken, text) = match (decade(gloss, words, at), read) {
            (Some((taken, text)), _) => (taken, text),
            (None, Some(read)) => (read.words, read.value.to_owned()),
            (None, None) => {
                english.push(words[at].clone());
                at += 1;
                continue;
            }
        };
        let stretch = &words[at..at + taken];
        for (nth, mut token) in tokens(&text).into_iter().enumerate() {
            token.place = place(stretch);
            token.gap = if nth == 0 { stretch[0].gap } else { token.gap };
            english.push(token);
        }
        at += taken;
    }
    english
}

/// "los años 80", "90er": how many words a decade takes, and what it is in English.
fn decade(gloss: &Gloss, words: &[Token], at: usize) -> Option<(usize, String)> {
    let is_decade = |digits: &str| {
        matches!(digits.len(), 2 | 4)
            && digits.ends_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let before =
        gloss.decade_before.iter().filter_map(|phrase| crate::grammar::phrase_words(words, at, phrase));
    let found = before.filter_map(|skip| {
        let digits = words.get(at + skip)?.word.as_str();
        is_decade(digits).then(|| (skip + 1, format!("{digits}s")))
    });
    found.max_by_key(|(taken, _)| *taken).or_else(|| {
        let word = words[at].word.as_str();
        let digits = gloss.decade_endings.iter().find_map(|ending| word.strip_suffix(ending))?;
        is_decade(digits).then(|| (1, format!("{digits}s")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_in_english() {
        for (text, language, expected) in [
            ("comedias románticas de los años 90", "es", "comedias romanticas 90s"),
            ("Horrorfilme der 80er", "de", "horror movies 80s"),
            ("films de guerre sans romance", "fr", "war movies without romance"),
        ] {
            let (english, code) = glossed(&tokens(text)).expect("a language");
            let expected = expected.replace("comedias romanticas", "romantic comedies");
            assert_eq!((crate::tokens::phrase(&english), code), (expected, language), "{text}");
        }
        for text in ["french films about war", "la la land", "die hard", "romance sans"] {
            assert!(glossed(&tokens(text)).is_none(), "{text}");
        }
    }
}
