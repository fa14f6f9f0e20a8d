//! Secrets: keys of other services.

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::operation::get_secret_value::GetSecretValueError;

use crate::{AwsError, Connection};

/// Secrets Manager.
#[derive(Debug, Clone)]
pub struct Secrets {
    client: Client,
}

impl Secrets {
    /// The secrets of the account.
    pub fn new(connection: &Connection) -> Self {
        Secrets { client: Client::new(connection.sdk()) }
    }

    /// The current text of a secret, by its name or ARN; `None` when there is no such secret, or it is not text.
    pub async fn read(&self, name: &str) -> Result<Option<String>, AwsError> {
        match self.client.get_secret_value().secret_id(name).send().await {
            Ok(found) => Ok(found.secret_string),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(GetSecretValueError::is_resource_not_found_exception) =>
            {
                Ok(None)
            }
            Err(error) => Err(AwsError::from_sdk(format!("read secret {name}"), &error)),
        }
    }
}
