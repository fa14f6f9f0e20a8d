//! Which of the optional parts go together: every combination of the parameters, by the template's own rules and conditions.

use std::collections::BTreeMap;

use serde_json::Value;

use super::stack::read;
use crate::fixture;

/// Parameters with what they are set to.
type Given = BTreeMap<&'static str, &'static str>;

/// What `CloudFormation` evaluates before anything is made.
struct Template {
    root: Value,
}

impl Template {
    /// The value of a parameter, or of text.
    fn text(&self, value: &Value, given: &Given) -> String {
        let Some(name) = value["!Ref"].as_str() else { return value.as_str().expect("text").to_owned() };
        let default = || self.root["Parameters"][name]["Default"].as_str().expect("a default");
        given.get(name).copied().unwrap_or_else(default).to_owned()
    }

    /// Whether a condition function holds.
    fn holds(&self, condition: &Value, given: &Given) -> bool {
        let (function, argument) =
            condition.as_object().and_then(|one| one.iter().next()).expect("a function");
        let all = || argument.as_array().expect("arguments").iter();
        match function.as_str() {
            "!Equals" => self.text(&argument[0], given) == self.text(&argument[1], given),
            "!Not" => !self.holds(&argument[0], given),
            "!And" => all().all(|one| self.holds(one, given)),
            "!Or" => all().any(|one| self.holds(one, given)),
            "!Condition" => self.has(argument.as_str().expect("a name"), given),
            other => panic!("no condition function: {other}"),
        }
    }

    /// Whether a named condition holds.
    fn has(&self, name: &str, given: &Given) -> bool {
        self.holds(&self.root["Conditions"][name], given)
    }

    /// Names of the rules that refuse.
    fn refusing(&self, given: &Given) -> Vec<&str> {
        let refuses = |rule: &Value| {
            let mut assertions = rule["Assertions"].as_array().expect("assertions").iter();
            self.holds(&rule["RuleCondition"], given)
                && !assertions.all(|assertion| self.holds(&assertion["Assert"], given))
        };
        let rules = self.root["Rules"].as_object().expect("rules").iter();
        rules.filter(|(_, rule)| refuses(rule)).map(|(name, _)| name.as_str()).collect()
    }
}

/// All combinations of the parts, each with what belongs to it alone.
fn combinations() -> Vec<Given> {
    let mut all = vec![Given::new()];
    for (name, values) in [
        ("Cache", &["memory", "elasticache"][..]),
        ("VectorStore", &["embedded", "qdrant-cloud", "qdrant-self-hosted"]),
        ("WayOut", &["none", "nat"]),
        ("Generator", &["extractive", "openai", "bedrock"]),
    ] {
        let with = |given: &Given, value| {
            let mut given = given.clone();
            given.insert(name, value);
            given
        };
        all = all.iter().flat_map(|given| values.iter().map(|value| with(given, *value))).collect();
    }
    for given in &mut all {
        match given["Generator"] {
            "openai" => given.extend([("LlmUrl", "https://llm"), ("LlmModel", "m")]),
            "bedrock" => given.extend([("BedrockModel", "m")]),
            _ => {}
        }
        if given["VectorStore"] == "qdrant-cloud" {
            given.extend([("QdrantUrl", "https://cluster:6334"), ("QdrantKeySecret", "key")]);
        }
    }
    all
}

pub fn refused() {
    let template = Template { root: read(&fixture::root().join("template.yaml")) };
    assert_eq!(template.refusing(&Given::new()), [""; 0], "as it stands it deploys");
    let (mut works, mut refused) = (0, 0);
    for given in combinations() {
        let is = |name: &str, value: &str| given[name] == value;
        let (has_cache, has_nat) = (is("Cache", "elasticache"), is("WayOut", "nat"));
        // in the network without a gateway: `search` for the cache, who asks vectors for one's own server
        let search_is_shut_in = has_cache && !has_nat;
        let ask_is_shut_in = is("VectorStore", "qdrant-self-hosted") && !has_nat;
        let cannot_work = search_is_shut_in && is("VectorStore", "qdrant-cloud")
            || ask_is_shut_in && !is("Generator", "extractive");
        let is_for_nobody = has_nat && !has_cache && is("VectorStore", "embedded");
        let refusing = template.refusing(&given);
        assert_eq!(cannot_work || is_for_nobody, !refusing.is_empty(), "{given:?}: {refusing:?}");
        if refusing.is_empty() {
            works += 1;
            assert_eq!(
                template.has("HasNetwork", &given),
                has_cache || has_nat || is("VectorStore", "qdrant-self-hosted")
            );
            let in_network =
                is("VectorStore", "qdrant-self-hosted") || is("VectorStore", "qdrant-cloud") && has_nat;
            assert_eq!(template.has("VectorsInNetwork", &given), in_network, "{given:?}");
        } else {
            refused += 1;
        }
    }
    assert_eq!((works, refused), (26, 10), "combinations");

    // what belongs to a part, without it or in place of it
    for (pairs, rule) in [
        (
            &[("VectorStore", "qdrant-cloud"), ("QdrantKeySecret", "key")][..],
            "QdrantCloudHasAnAddressAndAKey",
        ),
        (&[("VectorStore", "qdrant-cloud"), ("QdrantUrl", "https://x")], "QdrantCloudHasAnAddressAndAKey"),
        (&[("VectorStore", "qdrant-self-hosted"), ("QdrantUrl", "https://x")], "QdrantOfOnesOwnIsMadeHere"),
        (&[("QdrantUrl", "https://x")], "QdrantOfOnesOwnIsMadeHere"),
        (&[("Generator", "openai")], "OpenAiHasAnAddress"),
    ] {
        assert_eq!(template.refusing(&pairs.iter().copied().collect()), [rule], "{pairs:?}");
    }
}
