//! Every environment variable, typed and documented, read here and nowhere else.

use std::path::PathBuf;

/// A variable: name, default, meaning.
pub const VARIABLES: [(&str, &str, &str); 4] = [
    ("CINERAG_INDEX_DIR", "/opt/index", "folder with the index artefact and its CURRENT pointer"),
    ("CINERAG_MODEL_DIR", "/opt/minilm", "folder with the embedding model, as `make layer` writes it"),
    ("CINERAG_CACHE_BYTES", "33554432", "memory for kept answers, in bytes"),
    ("CINERAG_LOG", "info", "log filter, as tracing-subscriber's EnvFilter reads it"),
];

/// A variable that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{name} is {value:?}; expected {expected}")]
pub struct SettingsError {
    /// The variable.
    pub name: &'static str,
    /// What it holds.
    pub value: String,
    /// What it should hold.
    pub expected: &'static str,
}

/// Settings of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `CINERAG_INDEX_DIR`.
    pub index_dir: PathBuf,
    /// `CINERAG_MODEL_DIR`.
    pub model_dir: PathBuf,
    /// `CINERAG_CACHE_BYTES`.
    pub cache_bytes: u64,
    /// `CINERAG_LOG`.
    pub log: String,
}

impl Settings {
    /// From the process environment.
    pub fn from_env() -> Result<Self, SettingsError> {
        #[expect(clippy::disallowed_methods, reason = "this is the one place")]
        Self::read(|name| std::env::var(name).ok())
    }

    /// From any source of variables.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let [index_dir, model_dir, cache_bytes, log] =
            VARIABLES.map(|(name, default, _)| variable(name).unwrap_or_else(|| default.to_owned()));
        Ok(Settings {
            index_dir: index_dir.into(),
            model_dir: model_dir.into(),
            cache_bytes: cache_bytes.parse().map_err(|_| SettingsError {
                name: "CINERAG_CACHE_BYTES",
                value: cache_bytes.clone(),
                expected: "a whole number of bytes",
            })?,
            log,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_what_is_documented() {
        let settings = Settings::read(|_| None).expect("defaults");
        assert_eq!(settings.index_dir, PathBuf::from("/opt/index"));
        assert_eq!(settings.cache_bytes, 32 << 20);
    }

    #[test]
    fn a_bad_value_is_named() {
        let read = Settings::read(|name| (name == "CINERAG_CACHE_BYTES").then(|| "lots".into()));
        let message = read.expect_err("refused").to_string();
        assert_eq!(message, "CINERAG_CACHE_BYTES is \"lots\"; expected a whole number of bytes");
    }
}
