//! JSON fields against a schema: every mistake, worded for people.
//!
//! The rules of JSON Schema that our request types use, and no others; a test compares the verdicts with those of the
//! `jsonschema` crate, which would add 7 MB to each function.

use serde_json::Value;
use utoipa::openapi::schema::{AdditionalProperties, AnyOf, Array, ArrayItems, Object, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};

use super::rules::{Rules, is_null};
use super::text;
use crate::problem::FieldError;

/// A value of the caller, as messages repeat it: quoted and short.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{:?}", text.chars().take(40).collect::<String>()),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        other => other.to_string(),
    }
}

/// The message for a name that is not among the known ones.
pub(super) fn unknown(what: &str, known: &[&str]) -> String {
    match known {
        [] => format!("is not a {what} of this request, which takes none"),
        known => format!("is not a {what} of this request; expected one of: {}", known.join(", ")),
    }
}

/// A check of one request.
pub(super) struct Check<'a> {
    rules: &'a Rules,
    pub(super) mistakes: Vec<FieldError>,
}

impl<'a> Check<'a> {
    pub(super) fn new(rules: &'a Rules) -> Self {
        Check { rules, mistakes: Vec::new() }
    }

    /// Checks a value at a place, such as `history[0].text`; the place of the whole body is empty.
    pub(super) fn value(&mut self, schema: &RefOr<Schema>, value: &Value, place: &str) {
        match self.rules.resolved(schema) {
            Some(Schema::Object(object)) if !object.properties.is_empty() || value.is_object() => {
                self.object(object, value, place);
            }
            Some(Schema::Object(object)) => {
                if let Some(message) = scalar_mistake(object, value) {
                    self.mistake(place, message);
                }
            }
            Some(Schema::Array(array)) => self.array(array, value, place),
            // an optional reference
            Some(Schema::OneOf(one)) => {
                let other = one.items.iter().find(|item| !is_null(item));
                if let Some(other) = other.filter(|_| !value.is_null()) {
                    self.value(other, value, place);
                }
            }
            Some(Schema::AllOf(all)) => all.items.iter().for_each(|item| self.value(item, value, place)),
            Some(Schema::AnyOf(any)) => self.any_of(any, value, place),
            _ => {}
        }
    }

    fn mistake(&mut self, place: &str, message: impl Into<String>) {
        let field = if place.is_empty() { "body" } else { place };
        self.mistakes.push(FieldError::new(field, message));
    }

    fn object(&mut self, object: &Object, value: &Value, place: &str) {
        let Some(fields) = value.as_object() else {
            if !(value.is_null() && allows(&object.schema_type, &Type::Null)) {
                self.mistake(place, format!("must be {}, not {}", expected(object), shown(value)));
            }
            return;
        };
        if !allows(&object.schema_type, &Type::Object) {
            return self.mistake(place, format!("must be {}, not an object", expected(object)));
        }
        let at = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
        for (name, value) in fields {
            match object.properties.get(name) {
                Some(schema) => self.value(schema, value, &at(name)),
                None if is_closed(object) => {
                    let names: Vec<&str> = object.properties.keys().map(String::as_str).collect();
                    self.mistake(&at(name), unknown("field", &names));
                }
                None => {}
            }
        }
        for name in object.required.iter().filter(|name| !fields.contains_key(*name)) {
            self.mistake(&at(name), "is required");
        }
    }

    fn array(&mut self, array: &Array, value: &Value, place: &str) {
        let Some(items) = value.as_array() else {
            if !(value.is_null() && allows(&array.schema_type, &Type::Null)) {
                self.mistake(place, format!("must be a list, not {}", shown(value)));
            }
            return;
        };
        if let Some(most) = array.max_items.filter(|most| items.len() > *most) {
            return self.mistake(place, format!("has {} items; at most {most} are allowed", items.len()));
        }
        if let Some(least) = array.min_items.filter(|least| items.len() < *least) {
            self.mistake(place, format!("has {} items; at least {least} must be given", items.len()));
        }
        let ArrayItems::RefOrSchema(schema) = &array.items else { return };
        // an item of a list of plain values is reported as the list
        let is_plain = matches!(self.rules.resolved(schema), Some(Schema::Object(object)) if object.properties.is_empty());
        for (at, item) in items.iter().enumerate() {
            let place = if is_plain { place.to_owned() } else { format!("{place}[{at}]") };
            self.value(schema, item, &place);
        }
    }

    /// At least one alternative must hold. Alternatives that an enumerated field rules out are not reported.
    fn any_of(&mut self, any: &AnyOf, value: &Value, place: &str) {
        let tried: Vec<Vec<FieldError>> = any
            .items
            .iter()
            .map(|item| {
                let mut check = Check::new(self.rules);
                check.value(item, value, place);
                check.mistakes
            })
            .collect();
        let is_known = |mistake: &FieldError| self.mistakes.iter().any(|known| known.field == mistake.field);
        let holds = tried.iter().any(Vec::is_empty);
        if holds || tried.iter().flatten().any(is_known) {
            return;
        }
        let of_kind =
            |mistakes: &&Vec<FieldError>| !mistakes.iter().any(|mistake| mistake.message.starts_with(ONE_OF));
        if let [one] = tried.iter().filter(of_kind).collect::<Vec<_>>().as_slice() {
            return self.mistakes.extend((*one).clone());
        }
        let first = tried.iter().flatten().next().map(|mistake| mistake.field.clone());
        let message = any.description.clone().unwrap_or_default();
        self.mistakes.push(FieldError { field: first.unwrap_or_default(), message });
    }
}

/// How the message for an enumerated field begins.
const ONE_OF: &str = "must be one of ";

/// What is wrong with a value that is neither list nor object.
fn scalar_mistake(object: &Object, value: &Value) -> Option<String> {
    if value.is_null() && allows(&object.schema_type, &Type::Null) {
        return None;
    }
    if let Some(values) = &object.enum_values {
        let names =
            || values.iter().map(|name| name.as_str().unwrap_or_default()).collect::<Vec<_>>().join(", ");
        return (!values.contains(value)).then(|| format!("{ONE_OF}{}, not {}", names(), shown(value)));
    }
    let refused = || Some(format!("must be {}, not {}", expected(object), shown(value)));
    match value {
        Value::String(text) if allows(&object.schema_type, &Type::String) => text_mistake(object, text),
        Value::Bool(_) if allows(&object.schema_type, &Type::Boolean) => None,
        Value::Number(number) => {
            let n = number.as_f64().unwrap_or(f64::NAN);
            let is_whole = number.is_i64() || number.is_u64() || n.fract() == 0.0;
            let is_typed = allows(&object.schema_type, &Type::Number)
                || (is_whole && allows(&object.schema_type, &Type::Integer));
            let (least, most) = bounds(object);
            if is_typed && n >= least && n <= most { None } else { refused() }
        }
        _ => refused(),
    }
}

fn text_mistake(object: &Object, text: &str) -> Option<String> {
    let characters = text.chars().count();
    if let Some(most) = object.max_length.filter(|most| characters > *most) {
        return Some(format!("has {characters} characters; at most {most} are allowed"));
    }
    if let Some(message) = object.pattern.as_deref().and_then(|pattern| text::mistake(pattern, text)) {
        return Some(message);
    }
    let least = object.min_length.filter(|least| characters < *least)?;
    Some(format!("has {characters} characters; at least {least} must be given"))
}

/// What a value should be, in words.
fn expected(object: &Object) -> String {
    let (least, most) = bounds(object);
    let range = match (least.is_finite(), most.is_finite()) {
        (true, true) => format!(" from {least} to {most}"),
        (true, false) => format!(" of at least {least}"),
        (false, true) => format!(" of at most {most}"),
        (false, false) => String::new(),
    };
    match &object.schema_type {
        kind if allows(kind, &Type::Integer) => format!("a whole number{range}"),
        kind if allows(kind, &Type::Number) => format!("a number{range}"),
        kind if allows(kind, &Type::Boolean) => "true or false".to_owned(),
        kind if allows(kind, &Type::String) => "text".to_owned(),
        kind if allows(kind, &Type::Object) => "an object".to_owned(),
        _ => "left out".to_owned(),
    }
}

fn bounds(object: &Object) -> (f64, f64) {
    let number = |bound: &utoipa::Number| match bound {
        utoipa::Number::Int(n) => *n as f64,
        utoipa::Number::UInt(n) => *n as f64,
        utoipa::Number::Float(n) => *n,
    };
    (
        object.minimum.as_ref().map_or(f64::NEG_INFINITY, number),
        object.maximum.as_ref().map_or(f64::INFINITY, number),
    )
}

fn allows(kind: &SchemaType, wanted: &Type) -> bool {
    match kind {
        SchemaType::Type(kind) => kind == wanted,
        SchemaType::Array(kinds) => kinds.contains(wanted),
        SchemaType::AnyValue => true,
    }
}

fn is_closed(object: &Object) -> bool {
    matches!(object.additional_properties.as_deref(), Some(AdditionalProperties::FreeForm(false)))
}
