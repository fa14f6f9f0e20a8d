//! The language model that writes answers, where there is one.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use cinerag_llm::{ChatModel, LlmSettings};
use cinerag_ports::{Generator, Patience};
use clap::Args;

/// Most people wait this long for a first word, and this long for the last one.
const PATIENCE: Patience = Patience { first: Duration::from_secs(8), whole: Duration::from_secs(30) };

/// An endpoint that speaks `OpenAI`'s chat completions; without one, answers are put together from the films' records.
#[derive(Args)]
pub struct LanguageModel {
    /// Address of a language model's endpoint, before /chat/completions [default: none, answers from the films' records]
    #[arg(id = "llm_url", long = "llm-url", env = "CINERAG_LLM_URL", value_name = "URL")]
    url: Option<String>,
    /// The model's name there
    #[arg(id = "llm_model", long = "llm-model", env = "CINERAG_LLM_MODEL", value_name = "NAME")]
    model: Option<String>,
    // only from the environment: arguments can be read by everybody on the machine
    #[arg(id = "llm_key", long = "llm-key", env = "CINERAG_LLM_KEY", hide = true, hide_env_values = true)]
    key: Option<String>,
}

impl LanguageModel {
    /// The generator, and how long it is waited for. What is set to nothing is not set.
    pub fn generator(&self) -> Result<Option<(Arc<dyn Generator>, Patience)>> {
        let given = |value: &Option<String>| value.clone().filter(|value| !value.trim().is_empty());
        let settings = match (given(&self.url), given(&self.model)) {
            (None, None) => return Ok(None),
            (Some(url), Some(model)) => LlmSettings { url, model, key: given(&self.key) },
            (Some(_), None) => bail!("--llm-url needs the model's name too: --llm-model (CINERAG_LLM_MODEL)"),
            (None, Some(_)) => {
                bail!("--llm-model needs the endpoint's address too: --llm-url (CINERAG_LLM_URL)")
            }
        };
        let model = ChatModel::new(&settings).context("see --llm-url and --llm-model")?;
        Ok(Some((Arc::new(model), PATIENCE)))
    }
}
