//! Functions without HTTP: batches of messages, and single events.

use std::error::Error as StdError;

use lambda_http::lambda_runtime::{self, LambdaEvent, service_fn};
use serde_json::{Value, json};

use crate::lambda::Error;

/// Runs a function that processes queued messages, one after another, until the environment ends. A message that fails is
/// reported by its id and delivered again; the others of its batch are not.
pub async fn serve_messages<E: StdError>(process: impl AsyncFn(&str) -> Result<(), E>) -> Result<(), Error> {
    let process = &process;
    let handle = service_fn(move |event: LambdaEvent<Value>| async move {
        Ok::<_, lambda_runtime::Error>(processed(&event.payload, process).await)
    });
    lambda_runtime::run(handle).await.map_err(|error| Error::new(&error))
}

/// Runs a function that is invoked with an event, by a schedule or an upload, until the environment ends. It returns the
/// result of `handle`, or its error, so that the invoker retries.
pub async fn serve_events<E: StdError + Send + Sync + 'static>(
    handle: impl AsyncFn(&Value) -> Result<Value, E>,
) -> Result<(), Error> {
    let handle = &handle;
    let handle = service_fn(move |event: LambdaEvent<Value>| async move {
        handle(&event.payload).await.map_err(|error| Box::new(error) as lambda_runtime::Error)
    });
    lambda_runtime::run(handle).await.map_err(|error| Error::new(&error))
}

/// Processes every message of an SQS event and returns those that failed, in the format of the event source.
async fn processed<E: StdError>(event: &Value, process: impl AsyncFn(&str) -> Result<(), E>) -> Value {
    let mut failures = Vec::new();
    for message in event["Records"].as_array().into_iter().flatten() {
        let id = message["messageId"].as_str().unwrap_or_default();
        if let Err(error) = process(message["body"].as_str().unwrap_or_default()).await {
            tracing::error!(message = id, %error, "a message could not be processed");
            failures.push(json!({ "itemIdentifier": id }));
        }
    }
    json!({ "batchItemFailures": failures })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_fails_is_delivered_again() {
        let message = |id: &str, body: &str| json!({"messageId": id, "body": body});
        let event = json!({"Records": [message("a", "1"), message("b", "x"), message("c", "3")]});
        let parse = async |body: &str| body.parse::<u8>().map(|_| ());
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let report = runtime.block_on(processed(&event, parse));
        assert_eq!(report, json!({"batchItemFailures": [{"itemIdentifier": "b"}]}));
        let nothing = runtime.block_on(processed(&json!({}), parse));
        assert_eq!(nothing, json!({"batchItemFailures": []}));
    }
}
