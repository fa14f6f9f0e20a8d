//! The model behind an endpoint: how it is asked, and what its refusals come to.

use std::error::Error as _;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_ports::{GenerateError, Generator, Patience, Prompt, TextStream};
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode, Url};
use tokio::time::{Instant, sleep, timeout_at};

use crate::chat;
use crate::stream::ChatStream;

/// Longest wait for a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// Wait before the second try; a server that asks for longer is waited for up to [`LONGEST_WAIT`].
const FIRST_WAIT: Duration = Duration::from_millis(200);
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// Where the model is.
#[derive(Clone)]
pub struct LlmSettings {
    /// The address before `/chat/completions` ("<https://api.openai.com/v1>", "<http://localhost:11434/v1>").
    pub url: String,
    /// Its name there.
    pub model: String,
    /// The key, where one is asked for.
    pub key: Option<String>,
}

impl std::fmt::Debug for LlmSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let key = self.key.as_ref().map(|_| "[key]");
        f.debug_struct("LlmSettings")
            .field("url", &self.url)
            .field("model", &self.model)
            .field("key", &key)
            .finish()
    }
}

/// Settings that make no client. Never quotes the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the language model cannot be asked: {0}")]
pub struct SetupError(String);

impl SetupError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        "llm_setup"
    }
}

/// A language model that speaks `OpenAI`'s chat completions. Built once; connections are kept.
pub struct ChatModel {
    client: Client,
    url: Url,
    model: String,
    authorization: Option<HeaderValue>,
}

impl ChatModel {
    /// Checks the settings; nobody is asked yet.
    pub fn new(settings: &LlmSettings) -> Result<Self, SetupError> {
        let address = format!("{}/chat/completions", settings.url.trim().trim_end_matches('/'));
        let url = Url::parse(&address)
            .map_err(|error| SetupError(format!("{:?} is no address: {error}", settings.url)))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(SetupError(format!("{:?} is no http or https address", settings.url)));
        }
        if settings.model.trim().is_empty() {
            return Err(SetupError("the model has no name".into()));
        }
        let key = settings.key.as_deref().map(str::trim).filter(|key| !key.is_empty());
        let authorization = key
            .map(|key| HeaderValue::from_str(&format!("Bearer {key}")))
            .transpose()
            .map_err(|_| SetupError("the key has characters that no key has".into()))?
            .map(|mut header| {
                header.set_sensitive(true);
                header
            });
        let builder =
            Client::builder().connect_timeout(CONNECT_TIMEOUT).redirect(reqwest::redirect::Policy::none());
        // a server on this machine is never asked through a proxy
        let builder = match url.host_str() {
            Some("localhost" | "127.0.0.1" | "[::1]") => builder.no_proxy(),
            _ => builder,
        };
        let client = builder.build().map_err(|error| SetupError(error.to_string()))?;
        Ok(ChatModel { client, url, model: settings.model.trim().to_owned(), authorization })
    }

    /// One try: the answer up to its first piece.
    async fn begin(&self, prompt: &Prompt, whole: Instant) -> Result<ChatStream, Refusal> {
        let mut request = self.client.post(self.url.clone()).header(ACCEPT, "text/event-stream");
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization.clone());
        }
        let sent = request.json(&chat::request(&self.model, prompt)).send().await;
        let response = sent.map_err(|error| Refusal::passing(GenerateError::Unavailable(describe(error))))?;
        if let Some(refusal) = refused(&response) {
            return Err(refusal);
        }
        let mut stream = ChatStream::new(response, whole);
        match stream.wait_for_first().await {
            Ok(()) => Ok(stream),
            Err(error @ (GenerateError::Unavailable(_) | GenerateError::BrokenOff)) => {
                Err(Refusal::passing(error))
            }
            Err(error) => Err(Refusal { error, wait: None }),
        }
    }

    async fn begin_with_retry(&self, prompt: &Prompt, whole: Instant) -> Result<ChatStream, GenerateError> {
        match self.begin(prompt, whole).await {
            Ok(stream) => Ok(stream),
            Err(Refusal { error, wait: None }) => Err(error),
            Err(Refusal { error, wait: Some(wait) }) => {
                tracing::info!(code = error.code(), "the language model is asked once more");
                sleep(wait).await;
                self.begin(prompt, whole).await.map_err(|refusal| refusal.error)
            }
        }
    }
}

#[async_trait]
impl Generator for ChatModel {
    async fn generate(
        &self,
        prompt: &Prompt,
        patience: Patience,
    ) -> Result<Box<dyn TextStream>, GenerateError> {
        let now = Instant::now();
        let (first, whole) = (now + patience.first.min(patience.whole), now + patience.whole);
        match timeout_at(first, self.begin_with_retry(prompt, whole)).await {
            Ok(begun) => Ok(Box::new(begun?.within(patience.whole))),
            Err(_) => Err(GenerateError::Late { what: "begun", after: patience.first.min(patience.whole) }),
        }
    }

    fn name(&self) -> &str {
        &self.model
    }
}

/// Why a try came to nothing, and how long to wait before another one if that may help.
struct Refusal {
    error: GenerateError,
    wait: Option<Duration>,
}

impl Refusal {
    fn passing(error: GenerateError) -> Self {
        Refusal { error, wait: Some(FIRST_WAIT) }
    }
}

/// What a status comes to; none for a success. Bodies are not quoted: they may echo the key.
fn refused(response: &Response) -> Option<Refusal> {
    let status = response.status();
    let asked = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
    let wait = asked.map_or(FIRST_WAIT, Duration::from_secs);
    match status {
        status if status.is_success() => None,
        StatusCode::TOO_MANY_REQUESTS => {
            Some(Refusal { error: GenerateError::Throttled, wait: (wait <= LONGEST_WAIT).then_some(wait) })
        }
        StatusCode::REQUEST_TIMEOUT => {
            Some(Refusal::passing(GenerateError::Unavailable("status 408".into())))
        }
        status if status.is_server_error() => {
            Some(Refusal::passing(GenerateError::Unavailable(format!("status {}", status.as_u16()))))
        }
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
            Some(Refusal { error: GenerateError::Refused("it does not take the key".into()), wait: None })
        }
        status => {
            Some(Refusal { error: GenerateError::Refused(format!("status {}", status.as_u16())), wait: None })
        }
    }
}

/// The error with its causes, without the address.
pub(crate) fn describe(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}
