//! Query strings → JSON fields, by the types of the parameters.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use serde_json::{Map, Number, Value};
use utoipa::openapi::schema::{ArrayItems, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};

use crate::problem::FieldError;

/// The fields of a query string. Unknown parameters, those that are not UTF-8, and single values that are given more
/// than once, are mistakes.
pub(super) fn read(
    query: &str,
    known: &BTreeMap<String, RefOr<Schema>>,
    path: &[&str],
) -> (Map<String, Value>, Vec<FieldError>) {
    // characters are never split between two parameters: when the whole is UTF-8, so is each part
    let is_utf8 = percent_decode_str(query).decode_utf8().is_ok();
    let (mut given, mut mistakes) = (BTreeMap::<String, Vec<String>>::new(), Vec::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if !known.contains_key(&*name) || path.contains(&&*name) {
            let names: Vec<&str> =
                known.keys().map(String::as_str).filter(|name| !path.contains(name)).collect();
            mistakes.push(FieldError::new(&name, super::check::unknown("parameter", &names)));
        } else if !is_utf8 && value.contains(char::REPLACEMENT_CHARACTER) {
            mistakes.push(FieldError::new(&name, "is not valid UTF-8; percent-encode UTF-8"));
        } else {
            given.entry(name.into_owned()).or_default().push(value.into_owned());
        }
    }
    let mut fields = Map::new();
    for (name, values) in given {
        let schema = &known[&name];
        let value = match (list_item(schema), values.as_slice()) {
            (Some(item), values) => list(item, values),
            (None, [value]) => scalar(schema, value),
            (None, _) => {
                mistakes.push(FieldError::new(&name, "is given more than once"));
                continue;
            }
        };
        fields.insert(name, value);
    }
    (fields, mistakes)
}

/// A list: comma-separated, repeated, or both; blanks are ignored.
fn list(item: &RefOr<Schema>, values: &[String]) -> Value {
    let items = values.iter().flat_map(|value| value.split(',')).map(str::trim);
    items.filter(|text| !text.is_empty()).map(|text| scalar(item, text)).collect()
}

/// A single value by the type of its parameter; text when it is not of that type, which the check then reports.
pub(super) fn scalar(schema: &RefOr<Schema>, text: &str) -> Value {
    let value = match schema {
        RefOr::T(Schema::Object(object)) => match object.schema_type {
            SchemaType::Type(Type::Integer | Type::Number) => number(text),
            SchemaType::Type(Type::Boolean) => text.parse().ok().map(Value::Bool),
            _ => None,
        },
        _ => None,
    };
    value.unwrap_or_else(|| text.into())
}

/// A number as JSON writes it.
fn number(text: &str) -> Option<Value> {
    let is_number =
        text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'));
    if !is_number {
        return None;
    }
    serde_json::from_str::<Number>(text).ok().map(Value::Number)
}

fn list_item(schema: &RefOr<Schema>) -> Option<&RefOr<Schema>> {
    match schema {
        RefOr::T(Schema::Array(array)) => match &array.items {
            ArrayItems::RefOrSchema(item) => Some(item),
            ArrayItems::False => None,
        },
        _ => None,
    }
}
