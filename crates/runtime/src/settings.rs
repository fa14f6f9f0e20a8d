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
const ALL: &[&str] = &[
    "admin",
    "ask",
    "browse",
    "evaluate",
    "events",
    "health",
    "index",
    "ingest",
    "movie",
    "recommend",
    "search",
    "similar",
    "suggest",
];
/// The functions that hand out an ingestion's work.
const STARTING: &[&str] = &["admin", "ingest"];
/// The functions that look at the bucket of indexes: who reads them, and who makes them.
const OF_THE_BUCKET: &[&str] = &[
    "admin",
    "ask",
    "browse",
    "evaluate",
    "health",
    "index",
    "ingest",
    "movie",
    "recommend",
    "search",
    "similar",
    "suggest",
];
/// The functions that open the index.
const READING: &[&str] = &["ask", "browse", "health", "movie", "recommend", "search", "similar", "suggest"];
/// The functions that embed, or say whether that is possible.
const EMBEDDING: &[&str] =
    &["admin", "ask", "evaluate", "health", "index", "ingest", "recommend", "search", "similar"];

/// All of them.
pub const VARIABLES: &[Variable] = &[
    Variable {
        name: "CINERAG_INDEX_DIR",
        default: "/opt/index",
        meaning: "folder with the index artefact and its CURRENT pointer, where no bucket is set",
        functions: READING,
    },
    Variable {
        name: "CINERAG_INDEX_BUCKET",
        default: "",
        meaning: "S3 bucket with published indexes, which a function follows; none: CINERAG_INDEX_DIR",
        functions: OF_THE_BUCKET,
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
        functions: &["ask", "search"],
    },
    Variable {
        name: "CINERAG_CACHE_TTL_S",
        default: "3600",
        meaning: "seconds that a kept answer is fresh; it is kept, stale, for as long again",
        functions: &["ask", "search"],
    },
    Variable {
        name: "CINERAG_REDIS_URL",
        default: "",
        meaning: "Redis for what all environments keep together, redis:// or rediss:// for TLS; memory alone without",
        functions: &["search"],
    },
    Variable {
        name: "CINERAG_TABLE",
        default: "",
        meaning: "DynamoDB table for what is recorded",
        functions: &["admin", "evaluate", "events", "index", "ingest"],
    },
    Variable {
        name: "CINERAG_DATA_BUCKET",
        default: "",
        meaning: "S3 bucket with the data set to ingest: ml-latest-small/ and tmdb/, or starter/",
        functions: STARTING,
    },
    Variable {
        name: "CINERAG_QUEUE_URL",
        default: "",
        meaning: "SQS queue for the batches of an ingestion",
        functions: STARTING,
    },
    Variable {
        name: "CINERAG_BATCH_TEXTS",
        default: "200",
        meaning: "texts of a batch: some ten seconds of work for one core",
        functions: STARTING,
    },
    Variable {
        name: "CINERAG_ADMIN_KEY_SECRET",
        default: "",
        meaning: "name of the secret with the admin key; none: the admin routes are not there",
        functions: &["admin"],
    },
    Variable {
        name: "CINERAG_EVENTS_TTL_DAYS",
        default: "90",
        meaning: "days that events are kept",
        functions: &["events"],
    },
    Variable {
        name: "CINERAG_GENERATOR",
        default: "extractive",
        meaning: "what writes answers: extractive (the films' records), openai (an OpenAI-compatible endpoint) or bedrock",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_LLM_URL",
        default: "",
        meaning: "for openai: the endpoint's address before /chat/completions",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_LLM_MODEL",
        default: "",
        meaning: "for openai: the model's name there",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_LLM_KEY_SECRET",
        default: "",
        meaning: "for openai: name or ARN of the secret that holds the endpoint's key, where it asks for one",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_BEDROCK_MODEL",
        default: "",
        meaning: "for bedrock: id or ARN of a model or inference profile that converses",
        functions: &["ask"],
    },
    Variable {
        name: "CINERAG_LOG",
        default: "info",
        meaning: "log filter, as tracing-subscriber's EnvFilter reads it",
        functions: ALL,
    },
    Variable {
        name: "CINERAG_METRICS",
        default: "",
        meaning: "deployment that metrics are counted for, in the namespace CineRAG/<it>; none: not counted",
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
    /// `CINERAG_TABLE`.
    pub table: Option<String>,
    /// `CINERAG_DATA_BUCKET`.
    pub data_bucket: Option<String>,
    /// `CINERAG_QUEUE_URL`.
    pub queue_url: Option<String>,
    /// `CINERAG_BATCH_TEXTS`.
    pub batch_texts: std::num::NonZeroUsize,
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

    /// The table, for functions that do nothing without one.
    pub fn required_table(&self) -> Result<&str, SettingsError> {
        required(self.table.as_ref(), "CINERAG_TABLE", "the name of the DynamoDB table")
    }

    /// The bucket of indexes, for functions that make them.
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
            table: source.optional("CINERAG_TABLE"),
            data_bucket: source.optional("CINERAG_DATA_BUCKET"),
            queue_url: source.optional("CINERAG_QUEUE_URL"),
            batch_texts: source.number("CINERAG_BATCH_TEXTS", "a whole number of texts, at least 1")?,
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

/// The function's name, as Lambda tells it to the process.
pub(crate) fn function_name() -> String {
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    std::env::var("AWS_LAMBDA_FUNCTION_NAME").unwrap_or_default()
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

    /// The value, or `None` where neither it nor the default is anything.
    fn optional(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// The value of a variable that something depends on.
    fn needed(name: &'static str, value: String, expected: &'static str) -> Result<String, SettingsError> {
        if value.is_empty() { Err(SettingsError { name, value, expected }) } else { Ok(value) }
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
mod tests {
    use super::*;

    #[test]
    fn defaults_are_what_is_documented() {
        let settings = Settings::read(|_| None).expect("defaults");
        assert_eq!(settings.index_dir, PathBuf::from("/opt/index"));
        assert_eq!(settings.cache_bytes, 32 << 20);
        assert_eq!((settings.index_bucket, settings.events_ttl_days), (None, 90));
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
    fn a_table_that_is_needed_and_not_set_is_named() {
        let settings = Settings::read(|_| None).expect("defaults");
        let message = settings.required_table().expect_err("none").to_string();
        assert_eq!(message, "CINERAG_TABLE is \"\"; expected the name of the DynamoDB table");
        let settings = Settings::read(|name| (name == "CINERAG_TABLE").then(|| "films".into()));
        assert_eq!(settings.expect("read").required_table(), Ok("films"));
    }

    #[test]
    fn a_generator_needs_what_belongs_to_it() {
        let with = |pairs: &'static [(&'static str, &'static str)]| {
            let of = |name: &str| {
                pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            };
            Settings::read(of).map(|settings| settings.generator)
        };
        assert_eq!(with(&[]), Ok(GeneratorChoice::Extractive));
        let bedrock = with(&[("CINERAG_GENERATOR", "bedrock"), ("CINERAG_BEDROCK_MODEL", "m")]);
        assert_eq!(bedrock, Ok(GeneratorChoice::Bedrock { model: "m".into() }));
        for (pairs, named) in [
            (&[("CINERAG_GENERATOR", "magic")][..], "CINERAG_GENERATOR"),
            (&[("CINERAG_GENERATOR", "openai")], "CINERAG_LLM_URL"),
            (&[("CINERAG_GENERATOR", "openai"), ("CINERAG_LLM_URL", "http://x")], "CINERAG_LLM_MODEL"),
            (&[("CINERAG_GENERATOR", "bedrock")], "CINERAG_BEDROCK_MODEL"),
        ] {
            assert_eq!(with(pairs).expect_err(named).name, named);
        }
    }

    #[test]
    fn a_bad_value_is_named() {
        let read = Settings::read(|name| (name == "CINERAG_CACHE_BYTES").then(|| "lots".into()));
        let message = read.expect_err("refused").to_string();
        assert_eq!(message, "CINERAG_CACHE_BYTES is \"lots\"; expected a whole number of bytes");
    }
}
