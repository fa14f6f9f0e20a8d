//! The model behind an endpoint: how it is called, and what its refusals mean.

use std::error::Error as _;
use std::time::Duration;

use async_trait::async_trait;
use cinerag_ports::{GenerateError, Generator, Patience, Prompt, TextStream};
use cinerag_resilience::{Deadline, RetryPolicy, RetryVerdict};
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode, Url};

use crate::chat;
use crate::stream::ChatStream;

/// Longest wait for a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// A server that asks for a longer wait before the second attempt is given up on.
const LONGEST_WAIT: Duration = Duration::from_secs(1);
/// Somebody waits for the answer, so there is one second attempt, and soon.
const RETRY: RetryPolicy = RetryPolicy::exponential(2, Duration::from_millis(200), LONGEST_WAIT);

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

/// Settings that are not valid. Never quotes the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the language model cannot be called: {0}")]
pub struct SetupError(String);

impl SetupError {
    /// Stable code, for logs and callers.
    pub const fn code(&self) -> &'static str {
        "llm_setup"
    }
}

/// A language model behind `OpenAI`'s chat completions API. Built once; connections are reused.
pub struct ChatModel {
    client: Client,
    url: Url,
    model: String,
    authorization: Option<HeaderValue>,
}

impl ChatModel {
    /// Checks the settings. No request is made yet.
    pub fn new(settings: &LlmSettings) -> Result<Self, SetupError> {
        let address = format!("{}/chat/completions", settings.url.trim().trim_end_matches('/'));
        let url = Url::parse(&address)
            .map_err(|error| SetupError(format!("{:?} is not an address: {error}", settings.url)))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(SetupError(format!("{:?} is not an http or https address", settings.url)));
        }
        if settings.model.trim().is_empty() {
            return Err(SetupError("the model's name is empty".into()));
        }
        let key = settings.key.as_deref().map(str::trim).filter(|key| !key.is_empty());
        let authorization = key
            .map(|key| HeaderValue::from_str(&format!("Bearer {key}")))
            .transpose()
            .map_err(|_| SetupError("the key has characters that a header cannot carry".into()))?
            .map(|mut header| {
                header.set_sensitive(true);
                header
            });
        let builder =
            Client::builder().connect_timeout(CONNECT_TIMEOUT).redirect(reqwest::redirect::Policy::none());
        // no proxy for a server on this machine
        let builder = match url.host_str() {
            Some("localhost" | "127.0.0.1" | "[::1]") => builder.no_proxy(),
            _ => builder,
        };
        let client = builder.build().map_err(|error| SetupError(error.to_string()))?;
        Ok(ChatModel { client, url, model: settings.model.trim().to_owned(), authorization })
    }

    /// One attempt: the answer up to its first piece.
    async fn begin(&self, prompt: &Prompt, whole: Deadline) -> Result<ChatStream, Refusal> {
        let mut request = self.client.post(self.url.clone()).header(ACCEPT, "text/event-stream");
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization.clone());
        }
        let sent = request.json(&chat::request(&self.model, prompt)).send().await;
        let response =
            sent.map_err(|error| Refusal::transient(GenerateError::Unavailable(describe(error))))?;
        if let Some(refusal) = refused(&response) {
            return Err(refusal);
        }
        ChatStream::begin(response, whole).await.map_err(|error| match error {
            GenerateError::Unavailable(_) | GenerateError::BrokenOff => Refusal::transient(error),
            error => Refusal::lasting(error),
        })
    }
}

#[async_trait]
impl Generator for ChatModel {
    async fn generate(
        &self,
        prompt: &Prompt,
        patience: Patience,
    ) -> Result<Box<dyn TextStream>, GenerateError> {
        let whole = Deadline::after(patience.whole);
        let first = Deadline::after(patience.first.min(patience.whole));
        let verdict = |refusal: &Refusal| {
            tracing::info!(code = refusal.error.code(), "an attempt to call the language model failed");
            refusal.verdict
        };
        let begun = first.run(RETRY.run(Some(first), || self.begin(prompt, whole), verdict)).await;
        match begun {
            Ok(Ok(stream)) => Ok(Box::new(stream)),
            Ok(Err(refusal)) => Err(refusal.error),
            Err(exceeded) => Err(GenerateError::Late { what: "begun", after: exceeded.budget }),
        }
    }

    fn name(&self) -> &str {
        &self.model
    }
}

/// Why an attempt failed, and whether another one may succeed.
struct Refusal {
    error: GenerateError,
    verdict: RetryVerdict,
}

impl Refusal {
    fn transient(error: GenerateError) -> Self {
        Refusal { error, verdict: RetryVerdict::Retry }
    }

    fn lasting(error: GenerateError) -> Self {
        Refusal { error, verdict: RetryVerdict::GiveUp }
    }
}

/// What a status means; none for a success. Bodies are not quoted, since they may contain the key.
fn refused(response: &Response) -> Option<Refusal> {
    let status = response.status();
    let refusal = match status {
        status if status.is_success() => return None,
        StatusCode::TOO_MANY_REQUESTS => {
            let verdict = match retry_after(response) {
                None => RetryVerdict::Retry,
                Some(wait) if wait <= LONGEST_WAIT => RetryVerdict::RetryAfter(wait),
                Some(_) => RetryVerdict::GiveUp,
            };
            Refusal { error: GenerateError::Throttled, verdict }
        }
        StatusCode::REQUEST_TIMEOUT => Refusal::transient(unavailable(status)),
        status if status.is_server_error() => Refusal::transient(unavailable(status)),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
            Refusal::lasting(GenerateError::Refused("it does not accept the key".into()))
        }
        status => Refusal::lasting(GenerateError::Refused(format!("status {}", status.as_u16()))),
    };
    Some(refusal)
}

/// The seconds of `Retry-After`. The other format, a date, is ignored: it would need a wall clock.
fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    seconds.parse().ok().map(Duration::from_secs)
}

fn unavailable(status: StatusCode) -> GenerateError {
    GenerateError::Unavailable(format!("status {}", status.as_u16()))
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
