//! Answers written by a model of Amazon Bedrock, over its Converse API: one shape of request for every model there.

use std::time::Duration;

use async_trait::async_trait;
use aws_sdk_bedrockruntime::Client;
use aws_sdk_bedrockruntime::config::Builder;
use aws_sdk_bedrockruntime::config::retry::RetryConfig;
use aws_sdk_bedrockruntime::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_bedrockruntime::operation::converse_stream::ConverseStreamOutput as Opened;
use aws_sdk_bedrockruntime::types::error::ConverseStreamOutputError;
use aws_sdk_bedrockruntime::types::{
    ContentBlock, ContentBlockDelta, ConversationRole, ConverseStreamOutput, InferenceConfiguration, Message,
    StopReason, SystemContentBlock,
};
use cinerag_ports::{GenerateError, Generator, Patience, Prompt, Speaker, TextStream};
use cinerag_resilience::Deadline;

use crate::connection::timeouts;
use crate::{AwsError, Connection, Failure};

/// Turns of the conversation that are sent: the core has put what they ask into the request already.
const HISTORY: usize = 6;
/// Longest answer, in the model's tokens: six sentences and a margin.
const MAX_TOKENS: i32 = 700;
/// Low, so that the answer says what the records say.
const TEMPERATURE: f32 = 0.2;
/// Longest wait for a stream to open, whatever the caller's deadline: models take seconds where tables take milliseconds.
const ATTEMPT: Duration = Duration::from_secs(15);
const OPERATION: Duration = Duration::from_secs(20);
/// Attempts before the first piece, the first included.
const ATTEMPTS: u32 = 2;

/// A model on Bedrock. Built once; connections are reused.
#[derive(Debug, Clone)]
pub struct ConverseModel {
    client: Client,
    model: String,
}

impl ConverseModel {
    /// The model or inference profile with this id or ARN; no request is made yet.
    pub fn new(connection: &Connection, model: &str) -> Self {
        let config =
            Builder::from(connection.sdk()).timeout_config(timeouts(ATTEMPT, OPERATION)).retry_config(
                RetryConfig::standard()
                    .with_max_attempts(ATTEMPTS)
                    .with_initial_backoff(Duration::from_millis(200)),
            );
        ConverseModel { client: Client::from_conf(config.build()), model: model.to_owned() }
    }

    async fn begin(&self, prompt: &Prompt) -> Result<Opened, GenerateError> {
        let limits =
            InferenceConfiguration::builder().max_tokens(MAX_TOKENS).temperature(TEMPERATURE).build();
        let call = self.client.converse_stream().model_id(&self.model).inference_config(limits);
        let call =
            call.system(SystemContentBlock::Text(prompt.rules.clone())).set_messages(Some(messages(prompt)?));
        call.send().await.map_err(|error| generate_error(&error))
    }
}

#[async_trait]
impl Generator for ConverseModel {
    async fn generate(
        &self,
        prompt: &Prompt,
        patience: Patience,
    ) -> Result<Box<dyn TextStream>, GenerateError> {
        let whole = Deadline::after(patience.whole);
        let first = Deadline::after(patience.first.min(patience.whole));
        let late = |_| GenerateError::Late { what: "begun", after: first.budget() };
        let opened = first.run(self.begin(prompt)).await.map_err(late)??;
        let mut stream = ConverseText { opened, first: None, is_finished: false, deadline: whole };
        let piece = first.run(stream.piece()).await.map_err(late)??;
        stream.first = Some(piece.ok_or(GenerateError::BrokenOff)?);
        Ok(Box::new(stream))
    }

    fn name(&self) -> &str {
        &self.model
    }
}

/// The conversation's last turns and the request, as the service requires: turns alternate, and the first is the user's.
fn messages(prompt: &Prompt) -> Result<Vec<Message>, GenerateError> {
    let earlier = prompt.history.len().saturating_sub(HISTORY);
    let said = prompt.history[earlier..].iter().filter(|said| !said.text.trim().is_empty());
    let said = said.map(|said| (said.speaker, said.text.clone()));
    let mut turns: Vec<(Speaker, String)> = Vec::new();
    for (speaker, text) in said.chain([(Speaker::User, prompt.request_as_data())]) {
        match turns.last_mut() {
            Some((last, said)) if *last == speaker => {
                said.push_str("\n\n");
                said.push_str(&text);
            }
            None if speaker == Speaker::Assistant => {}
            _ => turns.push((speaker, text)),
        }
    }
    let message = |(speaker, text): (Speaker, String)| {
        let role = match speaker {
            Speaker::User => ConversationRole::User,
            Speaker::Assistant => ConversationRole::Assistant,
        };
        let built = Message::builder().role(role).content(ContentBlock::Text(text)).build();
        built.map_err(|error| GenerateError::Refused(error.to_string()))
    };
    turns.into_iter().map(message).collect()
}

/// What the service's errors mean for a caller.
fn generate_error<E>(
    error: &SdkError<E, aws_smithy_runtime_api::client::orchestrator::HttpResponse>,
) -> GenerateError
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
{
    let error = AwsError::from_sdk("converse with the model", error);
    let known = error.service_code.clone().unwrap_or_else(|| error.code().to_owned());
    match error.failure {
        Failure::Throttled => GenerateError::Throttled,
        Failure::Denied | Failure::Refused | Failure::NotFound | Failure::ConditionFailed => {
            GenerateError::Refused(known)
        }
        Failure::Unreachable | Failure::Broken => GenerateError::Unavailable(known),
        Failure::Malformed => GenerateError::Malformed(known),
    }
}

/// Text as the model writes it.
struct ConverseText {
    opened: Opened,
    first: Option<String>,
    is_finished: bool,
    deadline: Deadline,
}

impl ConverseText {
    /// The next piece; none when the answer is complete.
    async fn piece(&mut self) -> Result<Option<String>, GenerateError> {
        loop {
            let event = self.opened.stream.recv().await.map_err(|error| in_stream(&error))?;
            match event {
                Some(ConverseStreamOutput::ContentBlockDelta(delta)) => {
                    if let Some(ContentBlockDelta::Text(text)) = delta.delta
                        && !text.is_empty()
                    {
                        return Ok(Some(text));
                    }
                }
                Some(ConverseStreamOutput::MessageStop(stop)) => {
                    self.is_finished = true;
                    return match stop.stop_reason {
                        StopReason::EndTurn | StopReason::StopSequence => Ok(None),
                        // cut off at the longest length, or by a filter
                        _ => Err(GenerateError::BrokenOff),
                    };
                }
                Some(_) => {}
                None => return Err(GenerateError::BrokenOff),
            }
        }
    }
}

/// An error within a stream: the service reports it in an event, or the bytes are not events.
fn in_stream<R>(error: &SdkError<ConverseStreamOutputError, R>) -> GenerateError {
    match error {
        SdkError::ServiceError(service) => match service.err() {
            // by kind, since an event within the stream has no error code
            ConverseStreamOutputError::ThrottlingException(_) => GenerateError::Throttled,
            ConverseStreamOutputError::ValidationException(_) => {
                GenerateError::Refused("ValidationException".into())
            }
            _ => GenerateError::Unavailable("an error within the stream".to_owned()),
        },
        SdkError::ResponseError(_) => GenerateError::Malformed("not an event stream".into()),
        SdkError::TimeoutError(_) | SdkError::DispatchFailure(_) => {
            GenerateError::Unavailable("the connection broke".into())
        }
        _ => GenerateError::BrokenOff,
    }
}

#[async_trait]
impl TextStream for ConverseText {
    async fn next(&mut self) -> Result<Option<String>, GenerateError> {
        if let Some(first) = self.first.take() {
            return Ok(Some(first));
        }
        if self.is_finished {
            return Ok(None);
        }
        let deadline = self.deadline;
        let piece = match deadline.run(self.piece()).await {
            Ok(piece) => piece,
            Err(exceeded) => Err(GenerateError::Late { what: "finished", after: exceeded.budget }),
        };
        // an answer that failed is over
        self.is_finished |= !matches!(piece, Ok(Some(_)));
        piece
    }
}
