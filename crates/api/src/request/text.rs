//! The patterns of text fields: as the contract states them, and as they are checked.

use cinerag_analysis::fold;
use serde::Deserialize;

/// A pattern and what is wrong with a text that does not match it.
struct Pattern {
    /// As the contract states it.
    regex: &'static str,
    /// What is wrong with a text.
    mistake: fn(&str) -> Option<String>,
}

/// Every pattern of a request type.
const PATTERNS: [Pattern; 6] = [
    // words to search for
    Pattern {
        regex: r"^[^\x00]*[\p{L}\p{N}][^\x00]*$",
        mistake: |text| cinerag_query::clean(text).err().map(|error| error.to_string()),
    },
    // a name, or the beginning of one
    Pattern {
        regex: r"[\p{L}\p{N}]",
        mistake: |text| fold(text).is_empty().then(|| "must have a letter or digit".to_owned()),
    },
    Pattern {
        regex: "^[A-Za-z0-9._-]+$",
        mistake: |text| {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
            let message = "must be letters, digits, dashes, dots or underscores";
            (text.is_empty() || !text.bytes().all(is_plain)).then(|| message.to_owned())
        },
    },
    Pattern {
        regex: "^[A-Za-z]{2,3}$",
        mistake: |text| {
            let is_code = matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_alphabetic());
            (!is_code).then(|| "must be an ISO 639-1 code such as \"en\"".to_owned())
        },
    },
    Pattern {
        regex: "^[A-Za-z0-9-]{1,8}$",
        mistake: |text| {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            let is_certificate = (1..=8).contains(&text.len()) && text.bytes().all(is_plain);
            (!is_certificate).then(|| "must be a certificate such as \"PG-13\"".to_owned())
        },
    },
    Pattern {
        regex: "^[A-Za-z]{2}$",
        mistake: |text| {
            let is_code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
            (!is_code).then(|| "must be ISO 3166-1 codes such as \"GB\"".to_owned())
        },
    },
];

/// What is wrong with a text that a pattern restricts. A pattern that is not listed is refused, so that it is noticed.
pub(super) fn mistake(regex: &str, text: &str) -> Option<String> {
    match PATTERNS.iter().find(|pattern| pattern.regex == regex) {
        Some(pattern) => (pattern.mistake)(text),
        None => Some(format!("must match {regex}")),
    }
}

/// True for a pattern that is checked.
#[cfg(test)]
pub(super) fn is_known(regex: &str) -> bool {
    PATTERNS.iter().any(|pattern| pattern.regex == regex)
}

/// Words to search for, cleaned.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct SearchText(pub(crate) String);

impl TryFrom<String> for SearchText {
    type Error = cinerag_query::TextError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        cinerag_query::clean(&text).map(SearchText)
    }
}

/// Names as stores compare them: case, diacritics and punctuation do not matter.
pub(crate) fn folded_names(names: Option<Vec<String>>) -> Vec<String> {
    names.unwrap_or_default().iter().map(|name| fold(name)).collect()
}
