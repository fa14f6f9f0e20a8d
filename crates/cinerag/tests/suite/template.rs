//! The deployment is of this code: the same functions, variables, routes and headers. What the templates mean to AWS is
//! checked by `infra/validate.py`.

mod combinations;
mod stack;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use cinerag_runtime::settings::VARIABLES;
use libtest_mimic::Trial;
use serde_json::{Map, Value, json};

use crate::dependency_table::ON_A_SERVER;
use crate::fixture::{self, Server};
use crate::trial;
use stack::{Function, read};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("template::every_function_is_deployed_and_nothing_else", functions),
        trial("template::functions_are_built_and_started_alike", built_alike),
        trial("template::each_function_gets_the_variables_it_reads", variables),
        trial("template::who_embeds_has_the_model", layers),
        trial("template::routes_are_those_of_the_contract", routes),
        trial("template::every_nested_stack_is_a_file_and_gets_its_parameters", nested),
        trial("template::who_talks_to_a_server_is_let_there_with_its_key_and_nobody_else", to_the_server),
        trial("template::what_cannot_work_together_is_refused", combinations::refused),
        trial("template::the_site_gets_the_headers_that_the_server_sends", headers),
        trial("template::golden_queries_are_answered", golden),
    ]
}

/// Folders of the functions, which are also their packages' names.
fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir(fixture::root().join("functions")).expect("functions/");
    let folders = entries
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().join("Cargo.toml").is_file());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

fn functions() {
    let deployed: Vec<String> = Function::all().into_iter().map(|function| function.folder).collect();
    let distinct: BTreeSet<String> = deployed.iter().cloned().collect();
    assert_eq!(deployed.len(), distinct.len(), "one twice: {deployed:?}");
    let folders = folders();
    let forgotten: Vec<&String> = folders.difference(&distinct).collect();
    assert!(forgotten.is_empty(), "in functions/ but in no template: {forgotten:?}");
    let gone: Vec<&String> = distinct.difference(&folders).collect();
    assert!(gone.is_empty(), "in a template but not in functions/: {gone:?}");
}

fn built_alike() {
    for function in Function::all() {
        let name = &function.folder;
        assert_eq!(function.resource["Type"], "AWS::Serverless::Function", "{name}");
        assert_eq!(function.resource["Metadata"]["SkipBuild"], true, "{name}: functions/build.py builds it");
        assert_eq!(function.property("Handler"), "bootstrap", "{name}");
        assert_eq!(function.property("Runtime"), "provided.al2023", "{name}");
        assert_eq!(function.property("Architectures"), &json!([{"!Ref": "Architecture"}]), "{name}");
        assert_eq!(function.property("Tracing"), "Active", "{name}");
        // alarms and the hook know a function by this name
        assert_eq!(function.property("FunctionName"), &json!({"!Sub": format!("${{Prefix}}-{name}")}));
        let waits = function.property("Timeout").as_u64().expect("a timeout");
        let behind_the_api = function.routes().iter().any(|(_, path)| path != "/v1/ask");
        // API Gateway gives up after 30 seconds
        assert!(waits <= if behind_the_api { 29 } else { 900 }, "{name} may take {waits} s");
    }
}

fn variables() {
    let mut differences = Vec::new();
    for function in Function::all() {
        let read = VARIABLES.iter().filter(|known| known.functions.contains(&function.folder.as_str()));
        let read: BTreeSet<String> = read.map(|known| known.name.to_owned()).collect();
        let given = function.variables();
        for name in read.difference(&given) {
            differences.push(format!("{} reads {name}, which no template sets for it", function.folder));
        }
        for name in given.difference(&read) {
            differences.push(format!("{} is given {name}, which it does not read", function.folder));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

fn layers() {
    for function in Function::all() {
        let embeds = function.variables().contains("CINERAG_MODEL_DIR");
        let has_model = function.property("Layers") == &json!([{"!Ref": "ModelLayer"}]);
        assert_eq!(embeds, has_model, "{}: the model's folder is its layer", function.folder);
    }
}

fn to_the_server() {
    for function in Function::all() {
        let name = function.folder.as_str();
        let is_let_there = function.property("VpcConfig").to_string().contains("VectorGroup");
        let policies = function.property("Policies").to_string();
        let has_key = policies.contains("QdrantKeyReader") || policies.contains("${QdrantKeySecret}-??????");
        assert_eq!(
            (is_let_there, has_key),
            (ON_A_SERVER.contains(&name), ON_A_SERVER.contains(&name)),
            "{name}"
        );
    }
}

fn routes() {
    let deployed: BTreeSet<String> =
        Function::all().iter().flat_map(Function::routes).map(route_key).collect();
    let contract = fs::read(fixture::root().join("crates/api/openapi.json")).expect("the contract");
    let contract: Value = serde_json::from_slice(&contract).expect("JSON");
    let mut expected = BTreeSet::from(["GET /v1/openapi.json".to_owned(), "$default".to_owned()]);
    for (path, methods) in contract["paths"].as_object().expect("paths") {
        for method in methods.as_object().expect("methods").keys() {
            expected.insert(format!("{} {path}", method.to_uppercase()));
        }
    }
    assert_eq!(deployed, expected, "in the templates, then in the contract");
    let api = read(&fixture::root().join("infra/api.yaml"));
    let throttled = api.pointer("/Resources/HttpApi/Properties/RouteSettings").expect("route settings");
    for key in throttled.as_object().expect("routes").keys() {
        assert!(expected.contains(key), "{key} is throttled and no route");
    }
}

/// As API Gateway names a route.
fn route_key((method, path): (String, String)) -> String {
    if path == "$default" { path } else { format!("{method} {path}") }
}

fn nested() {
    let root = read(&fixture::root().join("template.yaml"));
    for (name, stack) in root["Resources"].as_object().expect("resources") {
        let Some(file) = stack["Properties"]["TemplateURL"].as_str() else { continue };
        let template = read(&fixture::root().join(file));
        let parameters = template["Parameters"].as_object().expect("parameters");
        let given = stack["Properties"]["Parameters"].as_object().expect("its parameters");
        for parameter in given.keys() {
            assert!(
                parameters.contains_key(parameter),
                "{name} is given {parameter}, which {file} does not know"
            );
        }
        for (parameter, meaning) in parameters {
            let known = given.contains_key(parameter) || !meaning["Default"].is_null();
            assert!(known, "{name} is not given {parameter}, which {file} asks for");
        }
        for output in outputs_asked_of(name, &root) {
            assert!(!template["Outputs"][&output].is_null(), "{file} has no output {output}");
        }
    }
}

/// Outputs of a nested stack that the root template uses.
fn outputs_asked_of(stack: &str, root: &Value) -> Vec<String> {
    let text = root.to_string();
    let prefix = format!("{stack}.Outputs.");
    let uses = text.match_indices(&prefix).map(|(at, found)| &text[at + found.len()..]);
    uses.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

fn headers() {
    let site = tempfile::tempdir().expect("a folder");
    fs::write(site.path().join("index.html"), "<!doctype html><title>x</title>").expect("a page");
    fs::create_dir(site.path().join("assets")).expect("a folder");
    fs::write(site.path().join("assets/a.js"), "1").expect("a script");
    let server = Server::with_site(fixture::starter_state(), site.path());
    let template = read(&fixture::root().join("infra/site.yaml"));
    for (policy, path) in [("PageHeaders", "/search"), ("FileHeaders", "/assets/a.js")] {
        let (status, sent, _) = server.get(path);
        assert_eq!(status, 200, "{path}");
        let policy = &template["Resources"][policy]["Properties"]["ResponseHeadersPolicyConfig"];
        let security = &policy["SecurityHeadersConfig"];
        let mut configured = Map::new();
        for item in policy["CustomHeadersConfig"]["Items"].as_array().expect("items") {
            configured.insert(item["Header"].as_str().expect("a name").to_owned(), item["Value"].clone());
        }
        let of = |pointer: &str| security.pointer(pointer).cloned().unwrap_or_default();
        configured
            .insert("content-security-policy".into(), of("/ContentSecurityPolicy/ContentSecurityPolicy"));
        configured.insert("referrer-policy".into(), of("/ReferrerPolicy/ReferrerPolicy"));
        for (name, value) in &configured {
            let sent = sent.get(name).map(|sent| sent.to_str().expect("text"));
            assert_eq!(sent, value.as_str(), "{path}: {name}");
        }
        assert!(security["ContentTypeOptions"].is_object() && sent.contains_key("x-content-type-options"));
        let of_the_site =
            ["content-security-policy", "referrer-policy", "permissions-policy", "cache-control"];
        assert!(of_the_site.iter().all(|name| configured.contains_key(*name)), "{configured:?}");
    }
}

fn golden() {
    let queries = fs::read(fixture::root().join("infra/hooks/golden/golden.json")).expect("golden queries");
    let queries: Vec<Value> = serde_json::from_slice(&queries).expect("JSON");
    let asked: BTreeSet<&str> = queries.iter().filter_map(|query| query["function"].as_str()).collect();
    for function in Function::all().iter().filter(|function| !function.routes().is_empty()) {
        assert!(asked.contains(&*function.folder), "no golden query for {}", function.folder);
    }
    let server = Server::start(fixture::starter_state());
    let mut replay = Command::new("python3");
    replay.arg(fixture::root().join("infra/hooks/golden/replay.py")).arg(&server.url);
    // without a key there are no admin's routes
    replay.args(folders().into_iter().filter(|name| asked.contains(&**name) && name != "admin"));
    fixture::succeed(&mut replay);
}
