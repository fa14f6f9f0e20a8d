//! Every environment variable, typed and documented, read here and nowhere else.

use std::path::PathBuf;
use std::time::Duration;

mod variables;

pub use variables::{VARIABLES, Variable};

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

/// What writes answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GeneratorChoice {
    /// The films' records, with no language model.
    Extractive,
    /// An OpenAI-compatible endpoint.
    OpenAi {
        /// `CINERAG_LLM_URL`.
        url: String,
        /// `CINERAG_LLM_MODEL`.
        model: String,
        /// `CINERAG_LLM_KEY_SECRET`.
        key_secret: Option<String>,
    },
    /// A model of Amazon Bedrock.
    Bedrock {
        /// `CINERAG_BEDROCK_MODEL`.
        model: String,
    },
}

/// A Qdrant server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QdrantSettings {
    /// `CINERAG_QDRANT_URL`.
    pub url: String,
    /// `CINERAG_QDRANT_KEY_SECRET`.
    pub key_secret: Option<String>,
    /// `CINERAG_QDRANT_TIMEOUT_MS`.
    pub timeout: Duration,
}

/// Settings of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `CINERAG_INDEX_DIR`.
    pub index_dir: PathBuf,
    /// `CINERAG_INDEX_BUCKET`.
    pub index_bucket: Option<String>,
    /// `CINERAG_MODEL_DIR`.
    pub model_dir: PathBuf,
    /// `CINERAG_CACHE_BYTES`.
    pub cache_bytes: u64,
    /// `CINERAG_CACHE_TTL_S`.
    pub cache_ttl: Duration,
    /// `CINERAG_REDIS_URL`; none when it is not set.
    pub redis_url: Option<String>,
    /// `CINERAG_QDRANT_URL`, with the variables that belong to it; none when it is not set.
    pub qdrant: Option<QdrantSettings>,
    /// `CINERAG_TABLE`.
    pub table: Option<String>,
    /// `CINERAG_DATA_BUCKET`.
    pub data_bucket: Option<String>,
    /// `CINERAG_QUEUE_URL`.
    pub queue_url: Option<String>,
    /// `CINERAG_BATCH_TEXTS`.
    pub batch_texts: std::num::NonZeroUsize,
    /// `CINERAG_TMDB_KEY_SECRET`.
    pub tmdb_key_secret: Option<String>,
    /// `CINERAG_TMDB_URL`.
    pub tmdb_url: String,
    /// `CINERAG_ADMIN_KEY_SECRET`.
    pub admin_key_secret: Option<String>,
    /// `CINERAG_EVENTS_TTL_DAYS`.
    pub events_ttl_days: u32,
    /// `CINERAG_GENERATOR`, with the variables that belong to it.
    pub generator: GeneratorChoice,
    /// `CINERAG_LOG`.
    pub log: String,
    /// `CINERAG_METRICS`.
    pub metrics: String,
}

impl Settings {
    /// From the process environment.
    pub fn from_env() -> Result<Self, SettingsError> {
        #[expect(clippy::disallowed_methods, reason = "this is the one place")]
        Self::read(|name| std::env::var(name).ok())
    }

    /// The table, for functions that need one.
    pub fn required_table(&self) -> Result<&str, SettingsError> {
        required(self.table.as_ref(), "CINERAG_TABLE", "the name of the DynamoDB table")
    }

    /// The bucket of indexes, for functions that publish them.
    pub fn required_index_bucket(&self) -> Result<&str, SettingsError> {
        required(self.index_bucket.as_ref(), "CINERAG_INDEX_BUCKET", "the name of the bucket of indexes")
    }

    /// The bucket of data, for functions that plan ingestions.
    pub fn required_data_bucket(&self) -> Result<&str, SettingsError> {
        required(self.data_bucket.as_ref(), "CINERAG_DATA_BUCKET", "the name of the bucket of data")
    }

    /// The queue, for functions that plan ingestions.
    pub fn required_queue_url(&self) -> Result<&str, SettingsError> {
        required(self.queue_url.as_ref(), "CINERAG_QUEUE_URL", "the URL of the queue of batches")
    }

    /// From any source of variables.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let source = Source { variable };
        Ok(Settings {
            index_dir: source.text("CINERAG_INDEX_DIR").into(),
            index_bucket: source.optional("CINERAG_INDEX_BUCKET"),
            model_dir: source.text("CINERAG_MODEL_DIR").into(),
            cache_bytes: source.number("CINERAG_CACHE_BYTES", "a whole number of bytes")?,
            cache_ttl: Duration::from_secs(u64::from(
                source.number::<u32>("CINERAG_CACHE_TTL_S", "a whole number of seconds, less than 2^32")?,
            )),
            redis_url: source.optional("CINERAG_REDIS_URL"),
            qdrant: source.qdrant()?,
            table: source.optional("CINERAG_TABLE"),
            data_bucket: source.optional("CINERAG_DATA_BUCKET"),
            queue_url: source.optional("CINERAG_QUEUE_URL"),
            batch_texts: source.number("CINERAG_BATCH_TEXTS", "a whole number of texts, at least 1")?,
            tmdb_key_secret: source.optional("CINERAG_TMDB_KEY_SECRET"),
            tmdb_url: source.text("CINERAG_TMDB_URL"),
            admin_key_secret: source.optional("CINERAG_ADMIN_KEY_SECRET"),
            events_ttl_days: source.number("CINERAG_EVENTS_TTL_DAYS", "a whole number of days")?,
            generator: source.generator()?,
            log: source.text("CINERAG_LOG"),
            metrics: source.text("CINERAG_METRICS"),
        })
    }
}

fn required<'a>(
    value: Option<&'a String>,
    name: &'static str,
    expected: &'static str,
) -> Result<&'a str, SettingsError> {
    value.map(String::as_str).ok_or_else(|| SettingsError { name, value: String::new(), expected })
}

/// The function's name, as Lambda sets it.
pub(crate) fn function_name() -> String {
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    std::env::var("AWS_LAMBDA_FUNCTION_NAME").unwrap_or_default()
}

/// Where variables come from, with the defaults of the table.
struct Source<F> {
    variable: F,
}

impl<F: Fn(&str) -> Option<String>> Source<F> {
    /// The value, or the default if it is not set.
    fn text(&self, name: &str) -> String {
        let given = (self.variable)(name).filter(|given| !given.is_empty());
        let default = || VARIABLES.iter().find(|known| known.name == name).map_or("", |known| known.default);
        given.unwrap_or_else(|| default().to_owned())
    }

    /// The value, or `None` when it is empty and there is no default.
    fn optional(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// The value of a variable that another setting requires.
    fn needed(name: &'static str, value: String, expected: &'static str) -> Result<String, SettingsError> {
        if value.is_empty() { Err(SettingsError { name, value, expected }) } else { Ok(value) }
    }

    fn qdrant(&self) -> Result<Option<QdrantSettings>, SettingsError> {
        let (url, key_secret) =
            (self.optional("CINERAG_QDRANT_URL"), self.optional("CINERAG_QDRANT_KEY_SECRET"));
        let timeout: std::num::NonZeroU32 =
            self.number("CINERAG_QDRANT_TIMEOUT_MS", "a whole number of milliseconds, at least 1")?;
        let timeout = Duration::from_millis(timeout.get().into());
        Ok(url.map(|url| QdrantSettings { url, key_secret, timeout }))
    }

    fn generator(&self) -> Result<GeneratorChoice, SettingsError> {
        let choice = self.text("CINERAG_GENERATOR");
        let (url, model) = (self.text("CINERAG_LLM_URL"), self.text("CINERAG_LLM_MODEL"));
        let key_secret = Some(self.text("CINERAG_LLM_KEY_SECRET")).filter(|name| !name.is_empty());
        let bedrock_model = self.text("CINERAG_BEDROCK_MODEL");
        match choice.as_str() {
            "extractive" => Ok(GeneratorChoice::Extractive),
            "openai" => Ok(GeneratorChoice::OpenAi {
                url: Self::needed("CINERAG_LLM_URL", url, "an address, which the generator openai needs")?,
                model: Self::needed("CINERAG_LLM_MODEL", model, "a name, which the generator openai needs")?,
                key_secret,
            }),
            "bedrock" => Ok(GeneratorChoice::Bedrock {
                model: Self::needed(
                    "CINERAG_BEDROCK_MODEL",
                    bedrock_model,
                    "a model's id, which the generator bedrock needs",
                )?,
            }),
            _ => Err(SettingsError {
                name: "CINERAG_GENERATOR",
                value: choice,
                expected: "extractive, openai or bedrock",
            }),
        }
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
mod tests;
