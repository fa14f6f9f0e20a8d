//! The user's TMDB key, never printed.

use reqwest::Url;
use reqwest::header::{AUTHORIZATION, HeaderValue};

/// A TMDB key: a v3 key (32 hexadecimal digits) or a v4 read access token (starts with "ey").
#[derive(Clone)]
pub struct ApiKey(String);

/// Why a text cannot be a key. Does not quote it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not a TMDB key: {0}; get one free of charge at https://www.themoviedb.org/settings/api")]
pub struct KeyError(&'static str);

impl KeyError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        "tmdb_key_invalid"
    }
}

/// Longest v3 key; a longer text that starts with "ey" is a token.
const LONGEST_V3_KEY: usize = 40;

impl ApiKey {
    /// Takes a key as the user gives it; space around it is dropped.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        let key = text.trim();
        if key.is_empty() {
            return Err(KeyError("it is empty"));
        }
        if !key.chars().all(|char| char.is_ascii_alphanumeric() || "-_.".contains(char)) {
            return Err(KeyError("it has characters that a key cannot have"));
        }
        Ok(ApiKey(key.to_owned()))
    }

    /// Adds the key where TMDB expects it: a token in a header, a v3 key in the query string.
    pub(crate) fn sign(&self, mut url: Url, client: &reqwest::Client) -> reqwest::RequestBuilder {
        if let Some(header) = self.bearer() {
            return client.get(url).header(AUTHORIZATION, header);
        }
        url.query_pairs_mut().append_pair("api_key", &self.0);
        client.get(url)
    }

    fn bearer(&self) -> Option<HeaderValue> {
        let is_token = self.0.starts_with("ey") && self.0.len() > LONGEST_V3_KEY;
        let mut header = HeaderValue::from_str(&format!("Bearer {}", self.0)).ok().filter(|_| is_token)?;
        header.set_sensitive(true);
        Some(header)
    }

    /// The text without the key, in case a server echoed it.
    pub(crate) fn redact(&self, text: &str) -> String {
        text.replace(&self.0, "[key]")
    }
}

impl std::fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ApiKey([key])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_trimmed_checked_and_never_shown() {
        let key = ApiKey::new(" 0123abcd\n").expect("a key");
        assert_eq!(format!("{key:?} {}", key.redact("x=0123abcd")), "ApiKey([key]) x=[key]");
        for text in ["", "  ", "two words", "ключ"] {
            let error = ApiKey::new(text).expect_err(text).to_string();
            assert!(error.contains("themoviedb.org/settings/api"), "{error}");
        }
    }
}
