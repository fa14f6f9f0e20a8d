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
use tokio::time::{Instant, timeout_at};

use crate::connection::timeouts;
use crate::{AwsError, Connection, Failure};

/// Turns of the conversation that are told: the core has put what they ask into the request already.
const HISTORY: usize = 6;
/// Longest answer asked for, in the model's tokens: six sentences and some air.
const MAX_TOKENS: i32 = 700;
/// Low, since the answer is to say what the records say.
const TEMPERATURE: f32 = 0.2;
/// Longest wait for a stream to open, whatever a caller's patience: models take seconds where tables take milliseconds.
const ATTEMPT: Duration = Duration::from_secs(15);
const OPERATION: Duration = Duration::from_secs(20);
/// Tries before the first piece, the first included.
const TRIES: u32 = 2;

/// A model of Bedrock. Built once; connections are kept.
#[derive(Debug, Clone)]
pub struct ConverseModel {
    client: Client,
    model: String,
}

impl ConverseModel {
    /// The model or inference profile with this id or ARN; nobody is asked yet.
    pub fn new(connection: &Connection, model: &str) -> Self {
        let config =
            Builder::from(connection.sdk()).timeout_config(timeouts(ATTEMPT, OPERATION)).retry_config(
                RetryConfig::standard()
                    .with_max_attempts(TRIES)
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
        call.send().await.map_err(|error| said(&error))
    }
}

#[async_trait]
impl Generator for ConverseModel {
    async fn generate(
        &self,
        prompt: &Prompt,
        patience: Patience,
    ) -> Result<Box<dyn TextStream>, GenerateError> {
        let now = Instant::now();
        let (first, whole) = (now + patience.first.min(patience.whole), now + patience.whole);
        let late = || GenerateError::Late { what: "begun", after: patience.first.min(patience.whole) };
        let opened = timeout_at(first, self.begin(prompt)).await.map_err(|_| late())??;
        let mut stream = ConverseText {
            opened,
            first: None,
            is_finished: false,
            deadline: whole,
            patience: patience.whole,
        };
        let piece = timeout_at(first, stream.piece()).await.map_err(|_| late())??;
        stream.first = Some(piece.ok_or(GenerateError::BrokenOff)?);
        Ok(Box::new(stream))
    }

    fn name(&self) -> &str {
        &self.model
    }
}

/// The conversation's last turns and the request, as turns that alternate and begin with the user, which is all that
/// the service takes.
fn messages(prompt: &Prompt) -> Result<Vec<Message>, GenerateError> {
    let earlier = prompt.history.len().saturating_sub(HISTORY);
    let told = prompt.history[earlier..].iter().filter(|said| !said.text.trim().is_empty());
    let told = told.map(|said| (said.speaker, said.text.clone()));
    let mut turns: Vec<(Speaker, String)> = Vec::new();
    for (speaker, text) in told.chain([(Speaker::User, prompt.request_as_data())]) {
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

/// What the service's refusals come to.
fn said<E>(error: &SdkError<E, aws_smithy_runtime_api::client::orchestrator::HttpResponse>) -> GenerateError
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
    deadline: Instant,
    patience: Duration,
}

impl ConverseText {
    /// The next piece; none once the model has said that it is done.
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
                        // cut at its greatest length, or by a filter
                        _ => Err(GenerateError::BrokenOff),
                    };
                }
                Some(_) => {}
                None => return Err(GenerateError::BrokenOff),
            }
        }
    }
}

/// What goes wrong within a stream: the service says so in an event, or the bytes are no events.
fn in_stream<R>(error: &SdkError<ConverseStreamOutputError, R>) -> GenerateError {
    match error {
        SdkError::ServiceError(service) => match service.err() {
            // by their kinds: an event within the stream brings no code of its own
            ConverseStreamOutputError::ThrottlingException(_) => GenerateError::Throttled,
            ConverseStreamOutputError::ValidationException(_) => {
                GenerateError::Refused("ValidationException".into())
            }
            _ => GenerateError::Unavailable("an error within the stream".to_owned()),
        },
        SdkError::ResponseError(_) => GenerateError::Malformed("no event stream".into()),
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
        let (deadline, after) = (self.deadline, self.patience);
        let piece = match timeout_at(deadline, self.piece()).await {
            Ok(piece) => piece,
            Err(_) => Err(GenerateError::Late { what: "finished", after }),
        };
        // an answer that failed is over
        self.is_finished |= !matches!(piece, Ok(Some(_)));
        piece
    }
}
