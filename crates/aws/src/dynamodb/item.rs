//! Items: maps of typed attributes, written and read by name.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{AwsError, Failure};

pub(super) type Item = HashMap<String, AttributeValue>;

/// Both halves of a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) pk: String,
    pub(super) sk: String,
}

impl Key {
    pub(super) fn new(pk: impl Into<String>, sk: &str) -> Self {
        Key { pk: pk.into(), sk: sk.to_owned() }
    }

    /// The key of an item.
    pub(super) fn of(item: &Item) -> Result<Self, String> {
        Ok(Key { pk: text(item, "pk")?.to_owned(), sk: text(item, "sk")?.to_owned() })
    }

    /// An item with nothing but the key.
    pub(super) fn item(&self) -> Item {
        let half = |text: &String| AttributeValue::S(text.clone());
        Item::from([("pk".to_owned(), half(&self.pk)), ("sk".to_owned(), half(&self.sk))])
    }

    /// An item under this key: in a list, and with attributes of its own.
    pub(super) fn listed(
        &self,
        list: String,
        list_at: String,
        attributes: impl IntoIterator<Item = (&'static str, AttributeValue)>,
    ) -> Item {
        let mut item = self.item();
        item.insert("list".to_owned(), AttributeValue::S(list));
        item.insert("list_at".to_owned(), AttributeValue::S(list_at));
        item.extend(attributes.into_iter().map(|(name, value)| (name.to_owned(), value)));
        item
    }
}

/// A record as JSON text, which a person can read in the console.
pub(super) fn json(record: &impl Serialize) -> Result<AttributeValue, String> {
    serde_json::to_string(record).map(AttributeValue::S).map_err(|error| error.to_string())
}

/// A record that was written with [`json`].
pub(super) fn from_json<T: DeserializeOwned>(item: &Item, name: &str) -> Result<T, String> {
    serde_json::from_str(text(item, name)?).map_err(|error| format!("attribute {name}: {error}"))
}

/// An attribute that has to be text.
pub(super) fn text<'a>(item: &'a Item, name: &str) -> Result<&'a str, String> {
    optional_text(item, name).ok_or_else(|| format!("attribute {name} is missing or no text"))
}

/// An attribute that is text where it is there.
pub(super) fn optional_text<'a>(item: &'a Item, name: &str) -> Option<&'a str> {
    item.get(name)?.as_s().ok().map(String::as_str)
}

/// An attribute that is a whole number where it is there.
pub(super) fn number(item: &Item, name: &str) -> Option<u64> {
    item.get(name)?.as_n().ok()?.parse().ok()
}

/// An attribute that is a set of texts; one that is missing is empty, for the service keeps no empty sets.
pub(super) fn texts(item: &Item, name: &str) -> BTreeSet<String> {
    let found = item.get(name).and_then(|value| value.as_ss().ok());
    found.into_iter().flatten().cloned().collect()
}

/// The error for an item that is not what this code writes.
pub(super) fn malformed(operation: impl Into<String>, reason: impl Into<String>) -> AwsError {
    AwsError::new(operation, Failure::Malformed, reason)
}
