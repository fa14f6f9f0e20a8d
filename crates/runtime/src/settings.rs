//! Every environment variable, typed and documented, read here and nowhere else.

use std::path::PathBuf;
use std::time::Duration;

/// A variable of the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What it is taken for where it is not set, or set to nothing.
    pub default: &'static str,
    /// What it is for.
    pub meaning: &'static str,
    /// The functions that look at it; the deployment sets it for these and no others.
    pub functions: &'static [&'static str],
}

/// Every function.
const ALL: &[&str] = &["browse", "health", "movie", "recommend", "search", "similar", "suggest"];
/// The functions that embed, or say whether that is possible.
const EMBEDDING: &[&str] = &["health", "recommend", "search", "similar"];

/// All of them.
pub const VARIABLES: &[Variable] = &[
    Variable {
        name: "CINERAG_INDEX_DIR",
        default: "/opt/index",
        meaning: "folder with the index artefact and its CURRENT pointer",
        functions: ALL,
    },
    Variable {
        name: "CINERAG_MODEL_DIR",
        default: "/opt/minilm",
        meaning: "folder with the embedding model, as `make layer` writes it",
        functions: EMBEDDING,
    },
    Variable {
        name: "CINERAG_CACHE_BYTES",
        default: "33554432",
        meaning: "memory for kept answers and query vectors, in bytes",
        functions: &["search"],
    },
    Variable {
        name: "CINERAG_CACHE_TTL_S",
        default: "3600",
        meaning: "seconds that a kept answer is fresh; it is kept, stale, for as long again",
        functions: &["search"],
    },
    Variable {
        name: "CINERAG_REDIS_URL",
        default: "",
        meaning: "Redis for what all environments keep together, redis:// or rediss:// for TLS; memory alone without",
        functions: &["search"],
    },
    Variable {
        name: "CINERAG_LOG",
        default: "info",
        meaning: "log filter, as tracing-subscriber's EnvFilter reads it",
        functions: ALL,
    },
];

/// A variable that cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
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
    /// `CINERAG_CACHE_TTL_S`.
    pub cache_ttl: Duration,
    /// `CINERAG_REDIS_URL`; none when it is not set.
    pub redis_url: Option<String>,
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
        let source = Source { variable };
        Ok(Settings {
            index_dir: source.text("CINERAG_INDEX_DIR").into(),
            model_dir: source.text("CINERAG_MODEL_DIR").into(),
            cache_bytes: source.number("CINERAG_CACHE_BYTES", "a whole number of bytes")?,
            cache_ttl: Duration::from_secs(u64::from(
                source.number::<u32>("CINERAG_CACHE_TTL_S", "a whole number of seconds, less than 2^32")?,
            )),
            redis_url: Some(source.text("CINERAG_REDIS_URL")).filter(|url| !url.is_empty()),
            log: source.text("CINERAG_LOG"),
        })
    }
}

/// Where variables come from, with the table's defaults behind it.
struct Source<F> {
    variable: F,
}

impl<F: Fn(&str) -> Option<String>> Source<F> {
    /// The value, or the default where there is none.
    fn text(&self, name: &str) -> String {
        let given = (self.variable)(name).filter(|given| !given.is_empty());
        let default = || VARIABLES.iter().find(|known| known.name == name).map_or("", |known| known.default);
        given.unwrap_or_else(|| default().to_owned())
    }

    fn number<N: std::str::FromStr>(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<N, SettingsError> {
        let value = self.text(name);
        value.parse().map_err(|_| SettingsError { name, value, expected })
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
        assert_eq!((settings.cache_ttl, settings.redis_url), (Duration::from_hours(1), None));
    }

    #[test]
    fn what_is_set_to_nothing_is_not_set() {
        assert_eq!(Settings::read(|_| Some(String::new())), Settings::read(|_| None));
    }

    #[test]
    fn every_variable_is_read_and_is_in_the_table() {
        let read = std::cell::RefCell::new(Vec::new());
        let _settings = Settings::read(|name| {
            read.borrow_mut().push(name.to_owned());
            None
        });
        let known: Vec<String> = VARIABLES.iter().map(|known| known.name.to_owned()).collect();
        assert_eq!(read.into_inner(), known, "in the order of the table");
    }

    #[test]
    fn a_bad_value_is_named() {
        let read = Settings::read(|name| (name == "CINERAG_CACHE_BYTES").then(|| "lots".into()));
        let message = read.expect_err("refused").to_string();
        assert_eq!(message, "CINERAG_CACHE_BYTES is \"lots\"; expected a whole number of bytes");
    }
}
