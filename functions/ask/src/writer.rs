//! The language model that the settings name, ready for use.

use std::sync::Arc;
use std::time::Duration;

use cinerag_aws::Connection;
use cinerag_aws::bedrock::ConverseModel;
use cinerag_aws::secrets::Secrets;
use cinerag_llm::{ChatModel, LlmSettings};
use cinerag_ports::{Generator, Patience};
use cinerag_runtime::GeneratorChoice;

/// Within the 30 seconds that the function has, with time left to answer from the records.
const PATIENCE: Patience = Patience { first: Duration::from_secs(8), whole: Duration::from_secs(25) };

/// Why the function cannot start with its settings.
#[derive(Debug, thiserror::Error)]
pub enum WriterError {
    /// The secret could not be read.
    #[error("CINERAG_LLM_KEY_SECRET: {0}")]
    Secret(#[from] cinerag_aws::AwsError),
    /// There is no such secret.
    #[error("CINERAG_LLM_KEY_SECRET names {0:?}, which does not exist or is not text")]
    NoSecret(String),
    /// The address or the key is invalid.
    #[error("CINERAG_LLM_URL, CINERAG_LLM_MODEL or the secret's key: {0}")]
    Setup(#[from] cinerag_llm::SetupError),
}

/// The generator and how long to wait for it; none when answers come from the records.
pub async fn writer(choice: &GeneratorChoice) -> Result<Option<(Arc<dyn Generator>, Patience)>, WriterError> {
    let generator: Arc<dyn Generator> = match choice {
        GeneratorChoice::Extractive => return Ok(None),
        GeneratorChoice::OpenAi { url, model, key_secret } => {
            let key = match key_secret {
                None => None,
                Some(name) => {
                    let secrets = Secrets::new(&Connection::from_environment().await);
                    let found = secrets.read(name).await?;
                    Some(found.ok_or_else(|| WriterError::NoSecret(name.clone()))?)
                }
            };
            Arc::new(ChatModel::new(&LlmSettings { url: url.clone(), model: model.clone(), key })?)
        }
        GeneratorChoice::Bedrock { model } => {
            Arc::new(ConverseModel::new(&Connection::from_environment().await, model))
        }
    };
    Ok(Some((generator, PATIENCE)))
}
