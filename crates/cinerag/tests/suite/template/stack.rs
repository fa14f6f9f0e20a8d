//! The deployment's templates as JSON, and the functions in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use saphyr::{LoadableYamlNode, ScalarOwned, YamlOwned};
use serde_json::{Map, Value, json};

use crate::fixture;

/// The root template and those that it nests.
pub fn templates() -> BTreeMap<PathBuf, Value> {
    let root = fixture::root();
    let nested =
        fs::read_dir(root.join("infra")).expect("infra/").map(|entry| entry.expect("an entry").path());
    let nested = nested.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    nested.chain([root.join("template.yaml")]).map(|path| (path.clone(), read(&path))).collect()
}

/// A template as JSON. What YAML abbreviates stays an object of one field: `!Ref Table` is `{"!Ref": "Table"}`.
pub fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a template");
    let documents =
        YamlOwned::load_from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(documents.len(), 1, "{}", path.display());
    to_json(&documents[0])
}

fn to_json(yaml: &YamlOwned) -> Value {
    match yaml {
        YamlOwned::Value(ScalarOwned::Null) => Value::Null,
        YamlOwned::Value(ScalarOwned::Boolean(flag)) => json!(flag),
        YamlOwned::Value(ScalarOwned::Integer(number)) => json!(number),
        YamlOwned::Value(ScalarOwned::FloatingPoint(number)) => json!(number.into_inner()),
        YamlOwned::Value(ScalarOwned::String(text)) => json!(text),
        YamlOwned::Sequence(items) => items.iter().map(to_json).collect(),
        YamlOwned::Mapping(fields) => {
            let fields = fields.iter().map(|(key, value)| (key_text(key), to_json(value)));
            Value::Object(fields.collect())
        }
        YamlOwned::Tagged(tag, value) => json!({ format!("!{}", tag.suffix): to_json(value) }),
        other => panic!("no part of a template: {other:?}"),
    }
}

fn key_text(key: &YamlOwned) -> String {
    key.as_str().map_or_else(|| panic!("a key that is no text: {key:?}"), str::to_owned)
}

/// A function of ours in a template, with what `Globals` gives it.
pub struct Function {
    /// Its folder in `functions/`.
    pub folder: String,
    /// As the template says it, without `Globals`.
    pub resource: Value,
    globals: Value,
}

impl Function {
    /// All that are built from `functions/`, in order of their folders; not the deployment hook.
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for template in templates().values() {
            let globals = template.pointer("/Globals/Function").cloned().unwrap_or_default();
            for resource in template["Resources"].as_object().expect("resources").values() {
                let code = resource.pointer("/Properties/CodeUri").and_then(Value::as_str);
                if let Some(folder) = code.and_then(|code| code.strip_prefix("../target/lambda/")) {
                    let (resource, globals) = (resource.clone(), globals.clone());
                    all.push(Function { folder: folder.to_owned(), resource, globals });
                }
            }
        }
        all.sort_by(|a, b| a.folder.cmp(&b.folder));
        all
    }

    /// A property, its own or that of all functions.
    pub fn property(&self, name: &str) -> &Value {
        let own = &self.resource["Properties"][name];
        if own.is_null() { &self.globals[name] } else { own }
    }

    /// Names of the variables that it gets.
    pub fn variables(&self) -> BTreeSet<String> {
        let own = self.resource.pointer("/Properties/Environment/Variables");
        let shared = self.globals.pointer("/Environment/Variables");
        let named = [own, shared].into_iter().flatten().filter_map(Value::as_object).flat_map(Map::keys);
        named.cloned().collect()
    }

    /// Method and path of every route that the HTTP API or the Function URL sends to it.
    pub fn routes(&self) -> Vec<(String, String)> {
        let mut routes = Vec::new();
        for event in self.resource["Properties"]["Events"].as_object().into_iter().flat_map(Map::values) {
            if event["Type"] == "HttpApi" {
                let text = |name: &str| event["Properties"][name].as_str().unwrap_or_default().to_owned();
                let is_catch_all = event["Properties"]["Path"].is_null();
                let path = if is_catch_all { "$default".to_owned() } else { text("Path") };
                routes.push((text("Method"), path));
            }
        }
        if self.resource["Properties"]["FunctionUrlConfig"].is_object() {
            // the site's distribution sends one address there
            routes.push(("POST".to_owned(), format!("/v1/{}", self.folder)));
        }
        routes
    }
}
