//! The check of requests against the `jsonschema` crate: the same verdict on every request.

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{RequestType, Rules, parsed};
use crate::wire::{AskRequestBody, EventBatchBody, RecommendationRequestBody};

/// The names of fields, and some that are unknown.
const NAMES: [&str; 16] = [
    "liked",
    "disliked",
    "query",
    "filters",
    "limit",
    "genres",
    "year_from",
    "message",
    "history",
    "role",
    "text",
    "event_id",
    "kind",
    "movie_id",
    "dwell_ms",
    "nosuch",
];

/// Values that some field accepts, and values that none does.
fn value() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        Just(json!(null)),
        Just(json!(true)),
        (-2_i64..300).prop_map(Value::from),
        Just(json!(3.0)),
        Just(json!(3.5)),
        Just(json!(4_294_967_296_u64)),
        Just(json!(1e30)),
        Just(json!("")),
        Just(json!("?!")),
        Just(json!("a b")),
        Just(json!("a\u{0}b")),
        Just(json!("e-1.2_3")),
        Just(json!("x".repeat(65))),
        Just(json!("é".repeat(1_001))),
        Just(json!("user")),
        Just(json!("dwell")),
        Just(json!("click")),
        Just(json!("Drama")),
        Just(json!("gb")),
    ];
    plain.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(prop::sample::select(&NAMES[..]), inner, 0..6).prop_map(|fields| {
                fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            }),
        ]
    })
}

fn bodies() -> impl Strategy<Value = Value> {
    let event = (value(), value(), value(), value()).prop_map(|(id, kind, movie, dwell)| {
        json!({"event_id": id, "kind": kind, "movie_id": movie, "dwell_ms": dwell})
    });
    let turn = (value(), value()).prop_map(|(role, text)| json!({"role": role, "text": text}));
    prop_oneof![
        value(),
        prop::collection::vec(event, 0..3).prop_map(|events| json!({ "events": events })),
        (value(), prop::collection::vec(turn, 0..3))
            .prop_map(|(message, history)| json!({"message": message, "history": history})),
        (value(), value(), value()).prop_map(|(liked, query, genres)| {
            json!({"liked": liked, "query": query, "filters": {"genres": genres}})
        }),
    ]
}

fn validator(rules: &Rules) -> jsonschema::Validator {
    jsonschema::validator_for(&rules.document()).expect("a schema")
}

#[test]
fn the_check_agrees_with_a_json_schema_validator() {
    let types = [AskRequestBody::rules(), EventBatchBody::rules(), RecommendationRequestBody::rules()];
    let types = types.map(|rules| (rules, validator(rules)));
    proptest!(ProptestConfig::with_cases(2_000), |(body in bodies())| {
        for (rules, validator) in &types {
            let mistakes = rules.check(&mut body.clone());
            prop_assert_eq!(mistakes.is_empty(), validator.is_valid(&body), "{} {:?}", body, mistakes);
        }
    });
}

#[test]
fn every_valid_body_is_parsed() {
    proptest!(ProptestConfig::with_cases(2_000), |(body in bodies())| {
        fn is_parsed<T: RequestType>(body: &Value) -> bool {
            let is_valid = T::rules().check(&mut body.clone()).is_empty() && T::contradictions(body).is_empty();
            parsed::<T>(body.clone(), Vec::new()).is_ok() == is_valid
        }
        prop_assert!(is_parsed::<AskRequestBody>(&body));
        prop_assert!(is_parsed::<EventBatchBody>(&body));
        prop_assert!(is_parsed::<RecommendationRequestBody>(&body));
    });
}

#[test]
fn every_pattern_of_the_contract_is_checked() {
    fn patterns(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("pattern").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|value| patterns(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| patterns(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    patterns(&serde_json::to_value(crate::openapi::document()).expect("JSON"), &mut found);
    assert!(!found.is_empty());
    for pattern in found {
        assert!(super::text::is_known(&pattern), "{pattern} is not checked: add it to the patterns");
    }
}

#[derive(Debug, PartialEq, Deserialize, ToSchema)]
struct Sample {
    q: String,
    #[schema(minimum = 1, maximum = 50)]
    limit: Option<u32>,
    #[schema(minimum = 0, maximum = 1)]
    ratio: Option<f32>,
    #[schema(max_items = 3)]
    tags: Option<Vec<String>>,
    explain: Option<bool>,
}

super::parameters!(Sample);

fn read(query: &str) -> Result<Sample, Vec<String>> {
    let (fields, mistakes) = Sample::rules().read_query(Some(query));
    let read = parsed::<Sample>(Value::Object(fields), mistakes);
    read.map_err(|problem| problem.fields().map(str::to_owned).collect())
}

#[test]
fn values_are_decoded_and_typed() {
    let expected = Sample {
        q: "café noir".into(),
        limit: Some(7),
        ratio: Some(0.5),
        tags: Some(vec!["a".into(), "b".into(), "c".into()]),
        explain: Some(true),
    };
    assert_eq!(read("q=caf%C3%A9+noir&limit=7&ratio=5e-1&tags=a,b,&tags=c&explain=true"), Ok(expected));
}

#[test]
fn every_mistake_is_named() {
    let query = "q=%FF&limit=1e9&nosuch=1&ratio=NaN&explain=maybe&tags=a,b,c,d&limit";
    assert_eq!(
        read(query),
        Err(["q", "nosuch", "limit", "explain", "ratio", "tags"].map(String::from).into())
    );
    assert_eq!(
        read("limit=+5&ratio=0.5x&explain=1"),
        Err(["explain", "limit", "ratio", "q"].map(String::from).into())
    );
}
