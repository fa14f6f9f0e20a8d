//! Items: maps of typed attributes. Structs are written and read as items by `serde_dynamo`.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_dynamo::aws_sdk_dynamodb_1::{from_item, to_item};

use crate::{AwsError, Failure};

pub(super) type Item = HashMap<String, AttributeValue>;

/// Both halves of a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Key {
    pub(super) pk: String,
    pub(super) sk: String,
}

impl Key {
    pub(super) fn new(pk: impl Into<String>, sk: &str) -> Self {
        Key { pk: pk.into(), sk: sk.to_owned() }
    }

    /// The key of an item, which may be large and is not copied for it.
    pub(super) fn of(item: &Item) -> Result<Self, String> {
        let half = |name: &str| {
            let value = item.get(name).and_then(|value| value.as_s().ok()).cloned();
            value.ok_or_else(|| format!("attribute {name} is missing or not text"))
        };
        Ok(Key { pk: half("pk")?, sk: half("sk")? })
    }

    /// The key alone, as calls take it.
    pub(super) fn item(&self) -> Item {
        let half = |text: &String| AttributeValue::S(text.clone());
        Item::from([("pk".to_owned(), half(&self.pk)), ("sk".to_owned(), half(&self.sk))])
    }

    /// An item under this key, with attributes of its own.
    pub(super) fn with(&self, attributes: &impl Serialize) -> Result<Item, String> {
        let mut item: Item = to_item(attributes).map_err(|error| error.to_string())?;
        item.extend(self.item());
        Ok(item)
    }

    /// An item under this key, with attributes of its own, that is also in a list.
    pub(super) fn listed(
        &self,
        list: &str,
        list_at: &str,
        attributes: &impl Serialize,
    ) -> Result<Item, String> {
        let mut item = self.with(attributes)?;
        item.insert("list".to_owned(), AttributeValue::S(list.to_owned()));
        item.insert("list_at".to_owned(), AttributeValue::S(list_at.to_owned()));
        Ok(item)
    }
}

/// An item's attributes.
pub(super) fn read<T: DeserializeOwned>(item: Item) -> Result<T, String> {
    from_item(item).map_err(|error| error.to_string())
}

/// A record as JSON text, which a person can read in the console: `#[serde(with = "json_text")]`.
pub(super) mod json_text {
    use serde::de::{DeserializeOwned, Error as _};
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes the text.
    pub(in crate::dynamodb) fn serialize<T: Serialize, S: Serializer>(
        record: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&serde_json::to_string(record).map_err(S::Error::custom)?)
    }

    /// Reads the text.
    pub(in crate::dynamodb) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        serde_json::from_str(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// The error for an item that is not what this code writes.
pub(super) fn malformed(operation: impl Into<String>, reason: impl Into<String>) -> AwsError {
    AwsError::new(operation, Failure::Malformed, reason)
}
