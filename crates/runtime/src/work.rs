//! Functions without HTTP: batches of messages, and single events.

use std::error::Error as StdError;

use lambda_http::lambda_runtime::{self, LambdaEvent, service_fn};
use serde_json::{Value, json};

use crate::lambda::Error;

/// Runs a function that works queued messages off, one after another, until the environment ends. A message whose work
/// fails is reported by its id and delivered again; the others of its batch are not.
pub async fn serve_messages<E: StdError>(work: impl AsyncFn(&str) -> Result<(), E>) -> Result<(), Error> {
    let work = &work;
    let handle = service_fn(move |event: LambdaEvent<Value>| async move {
        Ok::<_, lambda_runtime::Error>(worked_off(&event.payload, work).await)
    });
    lambda_runtime::run(handle).await.map_err(|error| Error::new(&error))
}

/// Runs a function that is called with an event, by a schedule or an upload, until the environment ends. What it
/// returns is the function's result; its error is the function's error, so that whoever called calls again.
pub async fn serve_events<E: StdError + Send + Sync + 'static>(
    work: impl AsyncFn(&Value) -> Result<Value, E>,
) -> Result<(), Error> {
    let work = &work;
    let handle = service_fn(move |event: LambdaEvent<Value>| async move {
        work(&event.payload).await.map_err(|error| Box::new(error) as lambda_runtime::Error)
    });
    lambda_runtime::run(handle).await.map_err(|error| Error::new(&error))
}

/// Works off every message of an event; gives the partial failures in the form that the event source reads.
async fn worked_off<E: StdError>(event: &Value, work: impl AsyncFn(&str) -> Result<(), E>) -> Value {
    let mut failures = Vec::new();
    for message in event["Records"].as_array().into_iter().flatten() {
        let id = message["messageId"].as_str().unwrap_or_default();
        if let Err(error) = work(message["body"].as_str().unwrap_or_default()).await {
            tracing::error!(message = id, %error, "a message could not be worked off");
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
        let work = async |body: &str| body.parse::<u8>().map(|_| ());
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let report = runtime.block_on(worked_off(&event, work));
        assert_eq!(report, json!({"batchItemFailures": [{"itemIdentifier": "b"}]}));
        let nothing = runtime.block_on(worked_off(&json!({}), work));
        assert_eq!(nothing, json!({"batchItemFailures": []}));
    }
}
