//! The rules of a request type, read from its schema.

use serde_json::{Map, Value};
use utoipa::ToSchema;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{ArrayItems, SchemaType, Type};
use utoipa::openapi::{ObjectBuilder, Ref, RefOr, Required, Schema};

use super::check::Check;
use super::query;
use crate::problem::FieldError;

/// What a request may contain.
pub(crate) struct Rules {
    schema: RefOr<Schema>,
    /// The schemas that it refers to, by name.
    components: Vec<(String, RefOr<Schema>)>,
    /// The parameters that are part of the path.
    path: &'static [&'static str],
}

impl Rules {
    /// The rules of a body.
    pub(crate) fn of_body<T: ToSchema>() -> Self {
        let mut components = Vec::new();
        T::schemas(&mut components);
        Rules { schema: T::schema(), components, path: &[] }
    }

    /// The rules of parameters. The fields of flattened structs are parameters too; a parameter is never null.
    pub(crate) fn of_parameters<T: ToSchema>(path: &'static [&'static str]) -> Self {
        let body = Rules::of_body::<T>();
        let mut object = ObjectBuilder::new()
            .additional_properties(Some(utoipa::openapi::schema::AdditionalProperties::FreeForm(false)));
        for part in body.parts(&body.schema) {
            for (name, property) in &part.properties {
                object = object.property(name, body.not_null(property));
            }
            object = part.required.iter().fold(object, ObjectBuilder::required);
        }
        Rules { schema: RefOr::T(object.build().into()), components: body.components, path }
    }

    /// The parameters, as the contract describes them.
    pub(crate) fn documented(&self) -> Vec<Parameter> {
        let object = self.object();
        let described = object.properties.iter().map(|(name, schema)| {
            let (schema, description) = without_description(schema.clone());
            let is_list = matches!(&schema, RefOr::T(Schema::Array(_)));
            let is_path = self.path.contains(&name.as_str());
            let required = if object.required.contains(name) { Required::True } else { Required::False };
            let place = if is_path { ParameterIn::Path } else { ParameterIn::Query };
            let parameter = ParameterBuilder::new().name(name).parameter_in(place).required(required);
            let parameter = parameter.description(description).schema(Some(schema));
            // comma-separated
            let parameter = if is_list {
                parameter.style(Some(ParameterStyle::Form)).explode(Some(false))
            } else {
                parameter
            };
            parameter.build()
        });
        described.collect()
    }

    /// True when some parameter is part of the path.
    pub(crate) fn has_path_parameters(&self) -> bool {
        !self.path.is_empty()
    }

    /// The fields of a query string, and those that cannot be read.
    pub(crate) fn read_query(&self, query: Option<&str>) -> (Map<String, Value>, Vec<FieldError>) {
        query::read(query.unwrap_or_default(), &self.object().properties, self.path)
    }

    /// Adds a parameter of the path to the fields.
    pub(crate) fn read_path(&self, fields: &mut Map<String, Value>, name: &str, value: &str) {
        if let Some(schema) = self.object().properties.get(name) {
            fields.insert(name.to_owned(), query::scalar(schema, value));
        }
    }

    /// Every mistake in the fields. Whole numbers that are written with a fraction of zero become integers.
    pub(crate) fn check(&self, fields: &mut Value) -> Vec<FieldError> {
        let mut check = Check::new(self);
        check.value(&self.schema, fields, "");
        let mistakes = check.mistakes;
        whole_numbers(fields);
        mistakes
    }

    /// The schema behind a reference.
    pub(super) fn resolved<'a>(&'a self, schema: &'a RefOr<Schema>) -> Option<&'a Schema> {
        match schema {
            RefOr::T(schema) => Some(schema),
            RefOr::Ref(Ref { ref_location, .. }) => {
                let name = ref_location.rsplit('/').next()?;
                let (_, schema) = self.components.iter().find(|(known, _)| known == name)?;
                self.resolved(schema)
            }
        }
    }

    /// All schemas that requests are checked with.
    #[cfg(test)]
    pub(super) fn document(&self) -> Value {
        let mut document = serde_json::to_value(&self.schema).unwrap_or_default();
        document["components"] = serde_json::json!({ "schemas": self.components.iter().cloned().collect::<std::collections::BTreeMap<_, _>>() });
        document
    }

    fn object(&self) -> &utoipa::openapi::Object {
        static NOTHING: std::sync::LazyLock<utoipa::openapi::Object> = std::sync::LazyLock::new(<_>::default);
        match &self.schema {
            RefOr::T(Schema::Object(object)) => object,
            _ => &NOTHING,
        }
    }

    /// The objects that a schema is made of.
    fn parts<'a>(&'a self, schema: &'a RefOr<Schema>) -> Vec<&'a utoipa::openapi::Object> {
        match self.resolved(schema) {
            Some(Schema::Object(object)) => vec![object],
            Some(Schema::AllOf(all)) => all.items.iter().flat_map(|item| self.parts(item)).collect(),
            _ => Vec::new(),
        }
    }

    /// A schema without null and without references.
    fn not_null(&self, schema: &RefOr<Schema>) -> RefOr<Schema> {
        let Some(schema) = self.resolved(schema) else { return schema.clone() };
        RefOr::T(match schema.clone() {
            Schema::OneOf(one) => {
                let other = one.items.iter().find(|item| !is_null(item));
                let Some(mut other) = other.and_then(|item| self.resolved(item)).cloned() else {
                    return RefOr::T(one.into());
                };
                if let Schema::Object(object) = &mut other {
                    object.description = one.description.or(object.description.take());
                }
                other
            }
            Schema::Object(mut object) => {
                object.schema_type = only_type(object.schema_type);
                object.into()
            }
            Schema::Array(mut array) => {
                array.schema_type = only_type(array.schema_type);
                if let ArrayItems::RefOrSchema(item) = array.items {
                    array.items = ArrayItems::RefOrSchema(Box::new(self.not_null(&item)));
                }
                array.into()
            }
            other => other,
        })
    }
}

/// Moves the description of a schema to its parameter.
fn without_description(mut schema: RefOr<Schema>) -> (RefOr<Schema>, Option<String>) {
    let description = match &mut schema {
        RefOr::T(Schema::Object(object)) => object.description.take(),
        RefOr::T(Schema::Array(array)) => array.description.take(),
        _ => None,
    };
    (schema, description)
}

pub(super) fn is_null(schema: &RefOr<Schema>) -> bool {
    matches!(schema, RefOr::T(Schema::Object(object)) if object.schema_type == SchemaType::Type(Type::Null))
}

/// The type beside null.
fn only_type(kind: SchemaType) -> SchemaType {
    match kind {
        SchemaType::Array(types) => {
            let other = types.iter().find(|kind| **kind != Type::Null).cloned();
            other.map_or(SchemaType::AnyValue, SchemaType::Type)
        }
        single => single,
    }
}

/// JSON Schema takes 3.0 for an integer, serde does not.
fn whole_numbers(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(whole_numbers),
        Value::Object(fields) => fields.values_mut().for_each(whole_numbers),
        Value::Number(number) if number.is_f64() => {
            let whole = number.as_f64().filter(|n| n.fract() == 0.0 && n.abs() < 9e15);
            if let Some(whole) = whole {
                *value = Value::from(whole as i64);
            }
        }
        _ => {}
    }
}
