use super::*;

#[test]
fn defaults_are_what_is_documented() {
    let settings = Settings::read(|_| None).expect("defaults");
    assert_eq!(settings.index_dir, PathBuf::from("/opt/index"));
    assert_eq!(settings.cache_bytes, 32 << 20);
    assert_eq!((settings.index_bucket, settings.events_ttl_days), (None, 90));
    assert_eq!((settings.tmdb_key_secret, &*settings.tmdb_url), (None, "https://api.themoviedb.org"));
    assert_eq!((settings.cache_ttl, settings.redis_url), (Duration::from_hours(1), None));
}

#[test]
fn what_is_set_to_nothing_is_not_set() {
    assert_eq!(Settings::read(|_| Some(String::new())), Settings::read(|_| None));
}

#[test]
fn every_variable_is_read_and_is_in_the_table() {
    let read = std::cell::RefCell::new(Vec::new());
    let _settings = Settings::read(|name| {
        read.borrow_mut().push(name.to_owned());
        None
    });
    let known: Vec<String> = VARIABLES.iter().map(|known| known.name.to_owned()).collect();
    assert_eq!(read.into_inner(), known, "in the order of the table");
}

#[test]
fn a_table_that_is_needed_and_not_set_is_named() {
    let settings = Settings::read(|_| None).expect("defaults");
    let message = settings.required_table().expect_err("none").to_string();
    assert_eq!(message, "CINERAG_TABLE is \"\"; expected the name of the DynamoDB table");
    let settings = Settings::read(|name| (name == "CINERAG_TABLE").then(|| "films".into()));
    assert_eq!(settings.expect("read").required_table(), Ok("films"));
}

#[test]
fn a_server_is_an_address_with_what_belongs_to_it() {
    let with = |pairs: &'static [(&'static str, &'static str)]| {
        let of =
            |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Settings::read(of).map(|settings| settings.qdrant)
    };
    assert_eq!(with(&[("CINERAG_QDRANT_KEY_SECRET", "key")]), Ok(None), "a key alone is no server");
    let expected = QdrantSettings {
        url: "http://q:6334".into(),
        key_secret: Some("key".into()),
        timeout: Duration::from_millis(500),
    };
    let given = with(&[("CINERAG_QDRANT_URL", "http://q:6334"), ("CINERAG_QDRANT_KEY_SECRET", "key")]);
    assert_eq!(given, Ok(Some(expected)));
    let refused = with(&[("CINERAG_QDRANT_URL", "http://q:6334"), ("CINERAG_QDRANT_TIMEOUT_MS", "0")]);
    assert_eq!(refused.expect_err("refused").name, "CINERAG_QDRANT_TIMEOUT_MS");
}

#[test]
fn a_generator_needs_what_belongs_to_it() {
    let with = |pairs: &'static [(&'static str, &'static str)]| {
        let of =
            |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Settings::read(of).map(|settings| settings.generator)
    };
    assert_eq!(with(&[]), Ok(GeneratorChoice::Extractive));
    let bedrock = with(&[("CINERAG_GENERATOR", "bedrock"), ("CINERAG_BEDROCK_MODEL", "m")]);
    assert_eq!(bedrock, Ok(GeneratorChoice::Bedrock { model: "m".into() }));
    for (pairs, named) in [
        (&[("CINERAG_GENERATOR", "magic")][..], "CINERAG_GENERATOR"),
        (&[("CINERAG_GENERATOR", "openai")], "CINERAG_LLM_URL"),
        (&[("CINERAG_GENERATOR", "openai"), ("CINERAG_LLM_URL", "http://x")], "CINERAG_LLM_MODEL"),
        (&[("CINERAG_GENERATOR", "bedrock")], "CINERAG_BEDROCK_MODEL"),
    ] {
        assert_eq!(with(pairs).expect_err(named).name, named);
    }
}

#[test]
fn a_bad_value_is_named() {
    let read = Settings::read(|name| (name == "CINERAG_CACHE_BYTES").then(|| "lots".into()));
    let message = read.expect_err("refused").to_string();
    assert_eq!(message, "CINERAG_CACHE_BYTES is \"lots\"; expected a whole number of bytes");
}
